"""ConfigMaps: keys that can be files, and not too much of it."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, invalid, rule, server, too_long
from cdk8s_pods.schema.byte_strings import length_of
from cdk8s_pods.schema.formats import config_key_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

_SOURCE = server(CORE, "ValidateConfigMap", release="1.36")
#: What a ConfigMap or a Secret holds at most: all values together, in bytes.
LARGEST_DATA = 1024 * 1024


@rule(
    "ConfigMap.data",
    "ConfigMap.binaryData",
    remedy="write keys of letters, digits, '-', '_' and '.', such as app.properties",
    source=_SOURCE,
)
def config_keys_can_be_file_names(data: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A key becomes a file where the ConfigMap is mounted, so it has no slash and leads to no other folder."""
    return [(at.key(key), invalid(key, problem)) for key in data if (problem := config_key_problem(key)) is not None]


@rule("ConfigMap", when=("binaryData",), remedy="write the key in data or in binaryData", source=_SOURCE)
def config_keys_are_used_once(config: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Text and bytes are mounted side by side: a key is one file."""
    binary = config["binaryData"]
    return [
        (at.child("data").key(key), invalid(key, "duplicate of key present in binaryData"))
        for key in config.get("data", ())
        if key in binary
    ]


@rule(
    "ConfigMap",
    when=("data", "binaryData"),
    remedy="mount large files from a volume or an image, or split the ConfigMap",
    source=_SOURCE,
)
def config_maps_hold_at_most_a_mebibyte(config: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The server keeps objects in etcd, which is made for small ones."""
    texts = config.get("data", {}).values()
    size = text_size(texts) + sum(map(length_of, config.get("binaryData", {}).values()))
    # The path of the API server is that of a key without a name: it means the whole object.
    return [(at.key(""), too_long(LARGEST_DATA))] if size > LARGEST_DATA else None


def text_size(texts: Iterable[str]) -> int:
    """The bytes of texts in UTF-8."""
    # ASCII is told without being encoded, and nearly all text is that.
    return sum(len(text) if text.isascii() else len(text.encode("utf-8", "replace")) for text in texts)
