"""From a plain manifest to a model value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from cdk8s_pods.issues import FieldPath, InvalidManifest, Issue

if TYPE_CHECKING:
    from collections.abc import Callable

ValueT = TypeVar("ValueT")


def from_manifest(
    value_type: type[ValueT], manifest: Any, at: FieldPath, type_named: Callable[[str], type[Any]]
) -> ValueT:
    """The model value that a plain manifest stands for.

    Args:
        value_type: The model type to make, called as the API type it models.
        manifest: Plain dicts and lists; nulls count as not written, as the API server reads them.
        at: The path of the manifest, for messages.
        type_named: Gives the model type of an API type's name.

    Raises:
        InvalidManifest: A field is unknown or holds a value of a wrong JSON type; every such field is named.
    """
    # Deferred: reading is rare, and the table of all types need not be loaded to write a pod.
    from cdk8s_pods.schema import decode

    issues: list[Issue] = []

    def report(where: FieldPath, message: str) -> None:
        issues.append(Issue(str(where), "manifest_decodes", "api", message))

    decoded = decode(value_type.__name__, manifest, at, report)
    if issues:
        raise InvalidManifest(value_type.__name__, issues)
    value: ValueT = _value(value_type.__name__, decoded, type_named)
    return value


def _value(kind: str, plain: Any, type_named: Callable[[str], type[Any]]) -> Any:
    """``plain``, already well-typed, as the model has it: ``kind`` is a field's type as the schema writes it."""
    # Deferred for the same reason.
    from cdk8s_pods.schema import TYPES

    if kind.startswith("["):
        return tuple(_value(kind[1:-1], element, type_named) for element in plain)
    if kind.startswith("{"):
        return {key: _value(kind[1:-1], element, type_named) for key, element in plain.items()}
    fields = TYPES.get(kind)
    if fields is None:
        return plain
    value_type = type_named(kind)
    names = value_type.__names__
    return value_type(
        **{names[key]: _value(fields[key].rstrip("!"), element, type_named) for key, element in plain.items()}
    )
