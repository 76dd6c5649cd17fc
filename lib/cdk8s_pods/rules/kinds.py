"""What a manifest is: one of the built-in kinds, a list of manifests, something foreign, or nothing usable."""

from __future__ import annotations

from cdk8s_pods.issues.message import Message, invalid, required
from cdk8s_pods.schema import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TypeAlias

    from cdk8s_pods.issues import FieldPath

    #: The elements of a list of manifests, each with its path and the type that a typed list gives it.
    Elements: TypeAlias = list[tuple[Any, FieldPath, str | None]]


class UnknownKind:
    """A manifest that the API server does not serve, and why."""

    __slots__ = ("at", "message", "rule")

    def __init__(self, rule: str, at: FieldPath, message: Message) -> None:
        self.rule = rule
        self.at = at
        self.message = message


class ForeignKind:
    """A manifest of a kind that is not built in, which no rule looks at."""

    __slots__ = ()


_FOREIGN = ForeignKind()
#: The groups that are built in, once somebody asks.
_GROUPS: set[str] = set()


def kind_of(manifest: Any, at: FieldPath, expected: str | None = None) -> str | UnknownKind | ForeignKind | Elements:
    """The type of a manifest's kind, the elements of a list, or why it is neither.

    Args:
        manifest: Any JSON value.
        at: Its path, empty but for an element of a list.
        expected: The kind that a typed list such as ``PodList`` gives to elements that do not say theirs.
    """
    if not isinstance(manifest, dict):
        return UnknownKind("manifests_are_objects", at, invalid(manifest, "must be an object"))
    kind = manifest.get("kind", expected)
    version = manifest.get("apiVersion", version_serving(expected) if expected else None)
    if type(kind) is str and type(version) is str and (version, kind) in KINDS:
        return KINDS[version, kind]
    for name, value in (("apiVersion", version), ("kind", kind)):
        if value is None or value == "":
            return UnknownKind("manifests_say_their_kind", at.child(name), required())
        if not isinstance(value, str):
            return UnknownKind("manifests_say_their_kind", at.child(name), invalid(value, "must be a string"))
    return _other_kind(manifest, str(version), str(kind), at)


def kind_and_name(manifest: Any) -> tuple[str | None, str | None]:
    """The kind and the name of an object, as far as it has them."""
    if not isinstance(manifest, dict):
        return None, None
    kind, metadata = manifest.get("kind"), manifest.get("metadata")
    name = metadata.get("name") if isinstance(metadata, dict) else None
    return kind if isinstance(kind, str) else None, name if isinstance(name, str) else None


def version_serving(kind: str, group: str | None = None) -> str | None:
    """The ``apiVersion`` that serves a built-in kind, in a group if one is given; None where none does.

    Of several it is the newest: ``autoscaling/v2`` for a HorizontalPodAutoscaler.
    """
    serving = [version for version, known in KINDS if known == kind and group in (None, _group_of(version))]
    return max(serving, default=None)


def _other_kind(
    manifest: dict[str, Any], version: str, kind: str, at: FieldPath
) -> UnknownKind | ForeignKind | Elements:
    if kind.endswith("List") and ((kind == "List" and version == "v1") or (version, kind[:-4]) in KINDS):
        items = manifest.get("items")
        if items is None:
            return []
        if not isinstance(items, (list, tuple)):
            return UnknownKind("manifests_are_objects", at.child("items"), invalid(items, "must be a list"))
        listed = at.child("items")
        return [(item, listed.index(position), kind[:-4] or None) for position, item in enumerate(items)]
    # Deferred, like all that nearly no manifest needs.
    from cdk8s_pods.schema.kinds import LEFT_ALONE

    group = _group_of(version)
    if not _GROUPS:
        _GROUPS.update(_group_of(known) for known, _ in KINDS)
    is_foreign = "." in group and group not in _GROUPS
    if is_foreign or (version, kind) in LEFT_ALONE:
        return _FOREIGN
    return _unserved(version, kind, at)


def _unserved(version: str, kind: str, at: FieldPath) -> UnknownKind:
    """What to write instead of a kind that no server has by default."""
    right = {known.lower(): known for _, known in KINDS}.get(kind.lower())
    if right is not None and right != kind:
        return _unregistered(version, kind, at.child("kind"), f"it is written {right}")
    if right is not None:
        serving = version_serving(kind, _group_of(version)) or version_serving(kind)
        return _unregistered(version, kind, at.child("apiVersion"), f"it is served as {serving}")
    kinds = sorted({known for _, known in KINDS})
    if _group_of(version) not in {"", *_GROUPS}:
        # A group of one's own has a domain for a name: what is none is a built-in one, misspelt.
        groups = sorted({known for known, _ in KINDS})
        return _unregistered(version, kind, at.child("apiVersion"), "no such API group is built in", version, groups)
    return _unregistered(version, kind, at.child("kind"), "no built-in kind has this name", kind, kinds)


def _unregistered(
    version: str, kind: str, at: FieldPath, requirement: str, wrong: str = "", known: Iterable[str] = ()
) -> UnknownKind:
    # Deferred: only a mistake pays for it.
    from cdk8s_pods.suggestion import did_you_mean

    hint = did_you_mean(wrong, known)
    reason = f'no kind "{kind}" is registered for version "{version}"'
    return UnknownKind("kinds_are_served_by_the_api", at, Message(reason, requirement=f"{requirement}{hint}"))


def _group_of(version: str) -> str:
    return version.rpartition("/")[0]
