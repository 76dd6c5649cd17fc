"""YAML text in and out, as cdk8s writes and reads it, without Node.js.

`dump_document` and `dump_documents` write byte for byte what ``cdk8s.Yaml.stringify`` writes, except for the few values
that the official text would turn into something else; `load_documents` gives what ``cdk8s.Yaml.load`` gives.
Both lists of differences stand in the modules that make them and in docs/engine-yaml.md.
"""

from __future__ import annotations

from .dump import dump_document, dump_documents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .load import YamlTextError, load_documents

__all__ = ["YamlTextError", "dump_document", "dump_documents", "load_documents"]


def __getattr__(name: str) -> object:
    # Reading needs `re` and a YAML parser (30 ms); most charts only write.
    if name in {"YamlTextError", "load_documents"}:
        from . import load

        return getattr(load, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
