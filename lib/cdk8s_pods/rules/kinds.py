"""What a manifest is: one of the eight workload kinds, a list of manifests, something foreign, or nothing usable."""

from __future__ import annotations

from cdk8s_pods.issues.message import Message, invalid, required
from cdk8s_pods.schema import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from cdk8s_pods.issues import FieldPath

    #: The elements of a list of manifests, each with its path and the type that a typed list gives it.
    Elements: TypeAlias = list[tuple[Any, FieldPath, str | None]]

_API_VERSIONS = {kind: version for version, kind in KINDS}
#: The API groups of Kubernetes that serve, or have served, one of the eight kinds.
_WORKLOAD_GROUPS = frozenset({"", "apps", "batch", "extensions"})
_ALL_KINDS_LOWER = {kind.lower(): kind for kind in _API_VERSIONS}


class UnknownKind:
    """A manifest that the API server does not serve, and why."""

    __slots__ = ("at", "message", "rule")

    def __init__(self, rule: str, at: FieldPath, message: Message) -> None:
        self.rule = rule
        self.at = at
        self.message = message


class ForeignKind:
    """A manifest of another kind, which no rule looks at."""

    __slots__ = ()


_FOREIGN = ForeignKind()


def kind_of(manifest: Any, at: FieldPath, expected: str | None = None) -> str | UnknownKind | ForeignKind | Elements:
    """The kind of a manifest, the elements of a list, or why it is neither.

    Args:
        manifest: Any JSON value.
        at: Its path, empty but for an element of a list.
        expected: The kind that a typed list such as ``PodList`` gives to elements that do not say theirs.
    """
    if not isinstance(manifest, dict):
        return UnknownKind("manifests_are_objects", at, invalid(manifest, "must be an object"))
    kind = manifest.get("kind", expected)
    version = manifest.get("apiVersion", _API_VERSIONS.get(expected) if expected else None)
    if type(kind) is str and type(version) is str and (version, kind) in KINDS:
        return kind
    for name, value in (("apiVersion", version), ("kind", kind)):
        if value is None or value == "":
            return UnknownKind("manifests_say_their_kind", at.child(name), required())
        if not isinstance(value, str):
            message = invalid(value, "must be a string")
            return UnknownKind("manifests_say_their_kind", at.child(name), message)
    return _other_kind(manifest, str(version), str(kind), at)


def _other_kind(
    manifest: dict[str, Any], version: str, kind: str, at: FieldPath
) -> UnknownKind | ForeignKind | Elements:
    group = version.rpartition("/")[0]
    if group not in _WORKLOAD_GROUPS:
        return _FOREIGN
    if kind.endswith("List") and (kind == "List" or (version, kind[:-4]) in KINDS):
        items = manifest.get("items")
        if items is None:
            return []
        if not isinstance(items, (list, tuple)):
            message = invalid(items, "must be a list")
            return UnknownKind("manifests_are_objects", at.child("items"), message)
        listed = at.child("items")
        return [(item, listed.index(position), kind[:-4] or None) for position, item in enumerate(items)]
    if kind in _API_VERSIONS:
        served = _API_VERSIONS[kind]
        message = _unregistered(kind, version, f"it is served as {served}")
        return UnknownKind("kinds_are_served_by_the_api", at.child("apiVersion"), message)
    if (right := _ALL_KINDS_LOWER.get(kind.lower())) is not None:
        message = _unregistered(kind, version, f"it is written {right}")
        return UnknownKind("kinds_are_served_by_the_api", at.child("kind"), message)
    return _FOREIGN


def _unregistered(kind: str, version: str, requirement: str) -> Message:
    return Message(f'no kind "{kind}" is registered for version "{version}"', requirement=requirement)
