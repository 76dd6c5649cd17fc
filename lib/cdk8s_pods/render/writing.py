"""From a model value to a plain manifest."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, ClassVar, Protocol

    class Renderable(Protocol):
        """What a value must offer to be written: the API's name of each of its fields, in the order to write them."""

        __manifest_keys__: ClassVar[Mapping[str, str]]


def to_manifest(value: Renderable) -> dict[str, Any]:
    """The manifest of a model value: plain dicts, lists and scalars, holding what was written and nothing else.

    Fields come in the order their type declares them, whatever order they were written in. Values of no type that a
    manifest can hold pass through as they are, for the check of the manifest to name them with their path.
    """
    written = value.__dict__
    shape = (type(value), *written)
    fields = _FIELDS.get(shape)
    if fields is None:
        fields = [(name, key) for name, key in value.__manifest_keys__.items() if name in written]
        _FIELDS[shape] = fields
    return {
        key: held if type(held := written[name]) is str else plain(held)  # most values are text
        for name, key in fields
    }


#: For each shape of a value, which is its type and the fields written, those fields in the order of the type: a
#: program has many values of few shapes, and most types have many more fields than are written.
_FIELDS: dict[tuple[Any, ...], list[tuple[str, str]]] = {}

#: The types that stand in a manifest as they are; looked at first because most values are of them.
_SCALARS = frozenset({str, int, bool, float})


def plain(value: Any) -> Any:
    """A value of any type as a manifest has it: model values as mappings, tuples as lists, enumerations as text."""
    kind: type[Any] = type(value)
    if kind in _SCALARS:
        return value
    if kind is tuple or kind is list:
        return [plain(element) for element in value]
    if hasattr(kind, "__manifest_keys__"):
        return to_manifest(value)
    if isinstance(value, dict):
        mapping: dict[str, Any] = value
        return {key: plain(element) for key, element in mapping.items()}
    if isinstance(value, str):
        # A member of a string enumeration, which no writer of YAML would take for the text it is.
        return str.__str__(value)
    return value
