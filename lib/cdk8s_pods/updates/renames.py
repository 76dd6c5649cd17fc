"""Objects that go while others come that are nearly the same: renamed, moved to another namespace, of another kind."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import Message
from cdk8s_pods.rules.source import page

from .recreation import STAYS_UNTIL_DELETED
from .rule import UPDATE_RULES, Cause, update_rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from .change import Change
    from .objects import Placed
    from .update import Update

#: From this share of equal fields on two objects of a kind are taken for one that has got another name.
_ALIKE = 0.7
#: Objects with fewer fields than this are alike by chance.
_FEWEST = 3
#: What the hash in a name of cdk8s begins with, and how long it is.
_HASH, _HASH_LENGTH = "c8", 8
#: Comparing each with each takes long where there are many; nobody renames so many.
_MOST = 150


@update_rule(
    fields=("metadata.name", "metadata.namespace", "kind"),
    source=page("https://kubernetes.io/docs/concepts/overview/working-with-objects/names/"),
    remedy="apply the new one, move what uses the old one, and delete that",
)
def objects_keep_their_name_namespace_and_kind(_update: Update) -> Iterator[Cause]:
    """A name, a namespace and a kind are what an object is found by: with another one it is another object, and the old
    one stays until it is deleted or pruned.
    """
    return iter(())


_RULE = UPDATE_RULES[objects_keep_their_name_namespace_and_kind.__name__]


def tell_renames(changes: Sequence[Change]) -> None:
    """Tell of objects that go and come which others they become, or were."""
    gone = [each for each in changes if each.what == "removed"]
    come = [each for each in changes if each.what == "added"]
    if not gone or not come or len(gone) * len(come) > _MOST * _MOST:
        return
    fields = {id(each): _fields(each.placed.manifest) for each in (*gone, *come)}
    likeness = sorted(
        (
            (-share, at_old, at_new)
            for at_old, old in enumerate(gone)
            for at_new, new in enumerate(come)
            if (share := _share(old, new, fields[id(old)], fields[id(new)])) >= _ALIKE
        ),
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, at_old, at_new in likeness:
        if at_old not in taken_old and at_new not in taken_new:
            taken_old.add(at_old)
            taken_new.add(at_new)
            _tell(gone[at_old], come[at_new])


def _tell(old: Change, new: Change) -> None:
    for path, what, before, after in _differing(old.placed, new.placed):
        stays = f"{what} cannot be changed, so that {old.title} stays until it is deleted or pruned"
        old.causes = [*old.causes, _cause(path, before, f"{stays}, and {new.title} is made beside it")]
        new.causes = [*new.causes, _cause(path, after, stays)]
    old.notes = [note for note in old.notes if note != STAYS_UNTIL_DELETED]
    old.remedy = new.remedy = _RULE.remedy


def _cause(path: FieldPath, value: str, requirement: str) -> Cause:
    cause = Cause(path, Message("Invalid value", value, requirement))
    cause.rule = _RULE.id
    cause.remedy = _RULE.remedy
    return cause


def _differing(old: Placed, new: Placed) -> Iterator[tuple[FieldPath, str, str, str]]:
    metadata = FieldPath.of("metadata")
    for path, what, before, after in (
        (FieldPath.of("kind"), "a kind", old.kind, new.kind),
        (metadata.child("namespace"), "a namespace", old.namespace, new.namespace),
        (metadata.child("name"), "a name", old.name, new.name),
    ):
        if before != after:
            yield path, what, before, after


def _share(old: Change, new: Change, before: dict[str, str], after: dict[str, str]) -> float:
    """How much of two objects is the same; 1 where they have the same name, but another kind or namespace."""
    one, other = old.placed, new.placed
    if one.name and one.name == other.name and (one.kind == other.kind or one.namespace == other.namespace):
        # Of another kind it may be anything: a Service is named like the Deployment behind it.
        if one.kind == other.kind:
            return 1
    elif one.kind != other.kind or one.namespace != other.namespace:
        return 0
    most = max(len(before), len(after))
    share = sum(after.get(path) == value for path, value in before.items()) / most if most else 0
    if one.kind == other.kind and _without_hash(one.name) == _without_hash(other.name):
        # The hash tells where in the tree of constructs an object stands: that has changed.
        return max(share, _ALIKE)
    return share if most >= _FEWEST else 0


def _without_hash(name: str) -> str:
    """A name without what cdk8s appends to it: ``web`` of ``web-c8a1b2c3``."""
    base, _, last = name.rpartition("-")
    return base if base and len(last) == _HASH_LENGTH and last.startswith(_HASH) else name


def _fields(manifest: Any) -> dict[str, str]:
    """Every scalar of an object, by its path, without what it is found by and what repeats its name."""
    found: dict[str, str] = {}
    metadata = manifest.get("metadata")
    name = metadata.get("name") if isinstance(metadata, dict) else None
    waiting: list[tuple[str, Any]] = [
        (key, value) for key, value in manifest.items() if key not in ("apiVersion", "kind", "metadata", "status")
    ]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(f"{path}.{key}", each) for key, each in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{path}.{position}", each) for position, each in enumerate(value)]
        elif value is not None:
            found[path] = "(name)" if value == name and name else repr(value)
    return found
