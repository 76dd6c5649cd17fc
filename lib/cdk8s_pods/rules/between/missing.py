"""The one law for an object that is referred to and not there.

Much lives elsewhere: objects that others apply, that controllers make, that came with the cluster. So nothing is said
of a kind that the input has none of. Beside an object of a similar name in the same namespace the reference is a slip,
and refused; otherwise it is advice. Who says that the input is all there is gets every missing end refused, and what is
said to live elsewhere is there.
"""

from __future__ import annotations

from cdk8s_pods.facts.built_in_objects import exists_everywhere
from cdk8s_pods.issues.message import not_found

from .nearness import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from cdk8s_pods.issues import Message
    from cdk8s_pods.issues.field_path import Step

    from .view import View


#: In no name: what stands for one that something fills in.
_PLACEHOLDERS = frozenset("${}<>% ")


def missing(view: View, kind: str, name: str, namespace: str | None, *, only_slips: bool = False) -> Message | None:
    """What is said of a reference to an object of a built-in kind; None where it is there, or may well be.

    Args:
        view: All objects.
        kind: The kind that is referred to.
        name: The name.
        namespace: The namespace in which it is looked for; None for a kind of the cluster, or one that is not known.
        only_slips: Whether a name beside it has to be a slip in any case; names of some kinds come in families.
    """
    if not name or not _PLACEHOLDERS.isdisjoint(name) or may_exist(view, kind, name, namespace):
        return None
    if view.closed:
        return not_found(name, f"there is no {kind} of this name, and the input is said to be all there is")
    if not view.of_kind(kind):
        return None
    here = view.of_kind(kind, namespace)
    near = nearest(name, [each.name for each in here], only_slips=only_slips or view.may_hold_alternatives)
    if near is not None and (meant := view.named(kind, near, namespace)) is not None:
        return not_found(name, f"there is no {kind} of this name; did you mean {meant.title_and_place}?").beside(meant)
    if namespace is not None and (other := view.named(kind, name)) is not None:
        place = f"there is no {kind} of this name in namespace {namespace}"
        return not_found(name, f"{place}; {other.title_and_place} is in {other.namespace}").beside(other).mildly()
    return not_found(name, f"there is no {kind} of this name in the input").mildly()


def may_exist(view: View, kind: str, name: str, namespace: str | None = None) -> bool:
    """Whether an object is in the input, in every cluster, said to live elsewhere, or made by another of the input."""
    return (
        view.named(kind, name, namespace) is not None
        or exists_everywhere(kind, name)
        or is_external(view, kind, name)
        or (not view.closed and may_be_made(view, name))
    )


def is_external(view: View, kind: str, name: str) -> bool:
    """Whether the user says that an object lives elsewhere."""
    if not view.external:
        return False
    from fnmatch import fnmatchcase  # few say that, and importing it takes longer than a small check

    return any(fnmatchcase(f"{kind}/{name}", pattern) for pattern in view.external)


def may_be_made(view: View, name: str) -> bool:
    """Whether an object of another kind may make the one that is missing: it has its name, or says it somewhere."""
    return name in view.once(_said_by_custom_resources)


def _said_by_custom_resources(view: View) -> set[str]:
    """Every text in the objects of kinds that are not built in, their names among them.

    But for what their pods refer to, where it is known that it is pods that they make.
    """
    said: set[str] = set()
    waiting: list[object] = [
        _without(resource.manifest, resource.pods.at.steps)
        if resource.has_known_template and resource.pods
        else resource.manifest
        for resource in view.custom
    ]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            said.add(found)
        elif isinstance(found, dict):
            waiting += found.values()
        elif isinstance(found, (list, tuple)):
            waiting += found
    return said


def _without(manifest: Mapping[str, Any], steps: Sequence[Step]) -> dict[str, Any]:
    """A manifest without the part that steps lead to."""
    step, *rest = steps
    return {
        field: _without(value, rest) if field == step else value
        for field, value in manifest.items()
        if rest or field != step
    }
