"""YAML text in and out, as cdk8s writes and reads it, without Node.js.

`dump_document` and `dump_documents` write byte for byte what ``cdk8s.Yaml.stringify`` writes, except for the few values
that the official text would turn into something else; `load_documents` gives what ``cdk8s.Yaml.load`` gives.
Both lists of differences stand in the modules that make them and in docs/engine-yaml.md.
"""

from __future__ import annotations

from .dump import dump_document as dump_document, dump_documents as dump_documents

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    # Reading needs `re` and a YAML parser (30 ms); most charts only write.
    from .load import YamlTextError as YamlTextError, load_documents as load_documents
else:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
