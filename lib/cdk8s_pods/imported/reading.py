"""From a plain manifest to a written value: the annotations of its fields say what each holds."""

from __future__ import annotations

import sys

from cdk8s_pods.issues import FieldPath, InvalidManifest
from cdk8s_pods.issues.message import Message, required
from cdk8s_pods.model.annotations import held_alternatives
from cdk8s_pods.rules.catalogue import issue_of
from cdk8s_pods.schema.scalars import JSON_NAMES
from cdk8s_pods.suggestion import closest

from .value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from cdk8s_pods.issues import Issue

    ValueT = TypeVar("ValueT", bound=Value)


def from_manifest(value_type: type[ValueT], manifest: Any) -> ValueT:
    """The written value that a plain manifest stands for.

    Raises:
        InvalidManifest: A field is unknown, of a wrong JSON type or missing; every such field is named.
    """
    issues: list[Issue] = []
    found = _value(value_type, manifest, FieldPath(), issues)
    if issues or not isinstance(found, value_type):
        raise InvalidManifest(value_type.__name__, issues)
    return found


def _value(value_type: type[ValueT], manifest: Any, at: FieldPath, issues: list[Issue]) -> ValueT | None:
    if not isinstance(manifest, dict):
        kind = JSON_NAMES.get(type(manifest), type(manifest).__name__)
        message = Message(f"cannot unmarshal {kind}", manifest, "must be an object")
        issues.append(issue_of("values_have_the_json_type_of_their_field", at, message))
        return None
    names = value_type.__names__
    fields: dict[str, Any] = {}
    for key, item in manifest.items():
        here = at.child(str(key))
        name = names.get(key)
        if name is None:
            close = closest(str(key), names)
            message = Message("strict decoding error", requirement=f'unknown field "{here}"')
            remedy = f'did you mean "{close}"?' if close else ""
            issues.append(issue_of("fields_are_known_to_the_api", here, message, remedy=remedy))
        elif item is not None:
            fields[name] = _held(value_type, held_alternatives(value_type, name), item, here, issues)
    missing = [name for name in value_type.__required__ if name not in fields]
    issues += [
        issue_of("required_fields_are_written", at.child(value_type.__manifest_keys__[name]), required())
        for name in missing
    ]
    return None if missing or issues else value_type(**fields)


def _held(owner: type[Value], alternatives: list[str], item: Any, at: FieldPath, issues: list[Issue]) -> Any:
    """What a field holds of a plain value: values where the annotation has them, everything else as it is."""
    wanted = alternatives[0]
    inside = wanted.partition("[")[2].removesuffix("]")
    if wanted.startswith("Sequence") and isinstance(item, (list, tuple)):
        return [_held(owner, [inside], each, at.index(position), issues) for position, each in enumerate(item)]
    if wanted.startswith("Mapping") and isinstance(item, dict):
        inside = inside.partition(", ")[2]
        return {key: _held(owner, [inside], each, at.key(str(key)), issues) for key, each in item.items()}
    found = getattr(sys.modules[owner.__module__], wanted, None)
    if not (isinstance(found, type) and issubclass(found, Value)):
        return item
    if len(alternatives) > 1 and isinstance(item, dict) and not set(item) <= set(found.__names__):
        return item  # it has fields that only the plain form can have
    return _value(found, item, at, issues)
