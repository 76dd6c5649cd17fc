"""Manifests as text in which no Secret shows what it holds, only whether that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from cdk8s_pods.issues.redaction import SECRET_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TypeAlias

    #: The object and the field, and what stands there: from where to where, and its text.
    Key: TypeAlias = tuple[str, ...]
    Values: TypeAlias = dict[Key, tuple[int, int, str]]

HIDDEN = "(hidden)"
CHANGED = "(hidden, changed)"

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: ``kubectl apply`` keeps the whole object in it.
_LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"


class HidesNothingError(Exception):
    """The text may hold a Secret, and cannot be read, so that nothing of it can be shown."""


def without_secret_values(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Two versions of a file without what their Secrets hold; None stays None.

    Where a value differs from that of the same Secret and key before, ``after`` says so.

    Raises:
        HidesNothingError: One of them may hold a Secret and is no YAML.
    """
    earlier = _secret_values(before or "")
    later = _secret_values(after or "")
    shown_later = {
        key: CHANGED if key in earlier and earlier[key][2] != written else HIDDEN
        for key, (_, _, written) in later.items()
    }
    return (
        None if before is None else _with_shown(before, earlier, dict.fromkeys(earlier, HIDDEN)),
        None if after is None else _with_shown(after, later, shown_later),
    )


def _with_shown(text: str, values: Values, shown: Mapping[Key, str]) -> str:
    parts: list[str] = []
    end = 0
    for key, (start, stop, written) in sorted(values.items(), key=lambda each: each[1]):
        if start < end:
            continue  # an alias of what is hidden already
        # Text over several lines ends with its line.
        parts += [text[end:start], shown[key], "\n" if written.endswith("\n") else ""]
        end = stop
    return "".join([*parts, text[end:]])


def _secret_values(text: str) -> Values:
    """What the Secrets of a text hold, by the Secret and the key."""
    if "Secret" not in text:
        return {}
    found: Values = {}
    try:
        for position, document in enumerate(yaml.compose_all(text, Loader=_LOADER)):
            for secret in _secrets_in(document, (str(position),)):
                for key, node in secret:
                    start, stop = node.start_mark.index, node.end_mark.index
                    found[key] = (start, stop, text[start:stop])
    except (yaml.YAMLError, RecursionError):
        raise HidesNothingError from None
    return found


def _secrets_in(node: Any, place: Key, kind: str = "") -> Iterator[Iterator[tuple[Key, Any]]]:
    """The Secrets of a document, those in a list too: each by its keys and their values."""
    if not isinstance(node, yaml.MappingNode):
        return
    fields = _fields(node)
    kind = _text(fields.get("kind")) or kind
    if kind == "Secret":
        metadata = _fields(fields.get("metadata"))
        name = (_text(metadata.get("namespace")), _text(metadata.get("name")))
        yield _values_of(fields, metadata, name if name[1] else place)
    items = fields.get("items")
    if isinstance(items, yaml.SequenceNode):
        for position, item in enumerate(items.value):
            yield from _secrets_in(item, (*place, str(position)), kind.removesuffix("List"))


def _values_of(fields: Mapping[str, Any], metadata: Mapping[str, Any], secret: Key) -> Iterator[tuple[Key, Any]]:
    for field in SECRET_FIELDS:
        held = fields.get(field)
        if isinstance(held, yaml.MappingNode):
            for position, (key, value) in enumerate(held.value):
                yield (*secret, field, _text(key) or str(position)), value
        elif held is not None:
            yield (*secret, field), held
    applied = _fields(metadata.get("annotations")).get(_LAST_APPLIED)
    if applied is not None:
        yield (*secret, _LAST_APPLIED), applied


def _fields(node: Any) -> dict[str, Any]:
    return {_text(key): value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _text(node: Any) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""
