"""What the API server keeps of a custom resource before it looks at it: fields it knows, defaults, no nulls.

Source: pkg/apiserver/schema/pruning/algorithm.go and pkg/apiserver/schema/defaulting of
kubernetes/apiextensions-apiserver, release 1.36.
"""

from __future__ import annotations

from .words import EMBEDDED, KEEPS_UNKNOWN, OF_EVERY_OBJECT, has_default, inner_schema, properties_of, types_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Any, TypeAlias

    from cdk8s_pods.issues import FieldPath

    from .words import Schema

    #: Called with the path of each field that the schema does not have, and the fields that it has there.
    Unknown: TypeAlias = Callable[[FieldPath, Collection[str]], None]


def kept(value: Any, schema: Schema, at: FieldPath, unknown: Unknown, *, prunes: bool = True) -> Any:
    """The object as the server goes on with it; the value itself stays as it is.

    Args:
        value: The whole object.
        schema: The schema of its version.
        at: Its path.
        unknown: Told of what is left out since the schema does not have it.
        prunes: Whether anything is.
    """
    return _Keeping(unknown, prunes=prunes).of(value, {**schema, EMBEDDED: True}, at)


class _Keeping:
    def __init__(self, unknown: Unknown, *, prunes: bool) -> None:
        self._unknown = unknown
        self._prunes = prunes

    def of(self, value: Any, schema: Schema, at: FieldPath) -> Any:
        if isinstance(value, dict):
            # Where no object belongs, that is what is wrong, and not the fields that it has.
            belongs = "object" in (types_of(schema) or ("object",))
            return self._object(value, schema, at) if belongs else value
        if isinstance(value, (list, tuple)):
            items = inner_schema(schema, "items")
            keeps = schema.get(KEEPS_UNKNOWN) is True
            return [
                self._element(element, items, at.index(position), keeps=keeps) for position, element in enumerate(value)
            ]
        return value

    def _object(self, value: dict[Any, Any], schema: Schema, at: FieldPath) -> dict[Any, Any]:
        properties, others = properties_of(schema), schema.get("additionalProperties")
        keeps = schema.get(KEEPS_UNKNOWN) is True or not self._prunes
        is_object = schema.get(EMBEDDED) is True
        found: dict[Any, Any] = {}
        for name, item in value.items():
            inner = properties.get(name)
            if is_object and name in OF_EVERY_OBJECT:
                found[name] = item
            elif inner is not None:
                if item is not None or inner.get("nullable") is True:
                    found[name] = self.of(item, inner, at.child(name))
            elif isinstance(others, dict):
                if item is not None or others.get("nullable") is True:
                    found[name] = self.of(item, others, at.key(str(name)))
                elif has_default(others):
                    found[name] = _copy(others["default"])
            elif others is True:
                found[name] = self._element(item, None, at.key(str(name)), keeps=keeps)
            elif keeps:
                found[name] = item
            else:
                self._unknown(at.child(str(name)), properties)
        for name, inner in properties.items():
            if name not in found and has_default(inner):
                found[name] = self.of(_copy(inner["default"]), inner, at.child(name))
        return found

    def _element(self, value: Any, schema: Schema | None, at: FieldPath, *, keeps: bool) -> Any:
        """A value whose schema may say nothing: of objects without one no field is known."""
        if schema is not None:
            if value is None and schema.get("nullable") is not True and has_default(schema):
                value = _copy(schema["default"])
            return self.of(value, schema, at)
        if keeps or not self._prunes or not isinstance(value, dict):
            return value
        for name in value:
            self._unknown(at.child(str(name)), ())
        return {}


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copy(item) for name, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, (list, tuple)) else value
