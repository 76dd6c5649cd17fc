"""Which field is meant by one that no type has there: a misspelt one, or one that belongs somewhere else.

Imported only once there is such a field to report.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.issues import FieldPath, Key
from cdk8s_pods.suggestion import closest

from .decode import absent_in
from .tables import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from cdk8s_pods.issues.field_path import Step

    #: The fields from a kind down to an object; ``_EACH`` stands for each element of a list.
    Route: TypeAlias = tuple[str, ...]

_EACH = "*"
#: Longer than any name of a field; comparing takes quadratic time.
_LONGEST_NAME = 80
#: A name as close as this is a slip of the pen, even where a field of exactly that name exists elsewhere.
_SLIP = 0.85
#: More places than this are no help, nor is one that is not written yet and further away than this.
_MOST_PLACES = 3
_FURTHEST = 3
#: Written by the server and not by people.
_NOT_WRITTEN = frozenset({"status", "managedFields"})


class IntendedField(NamedTuple):
    """What is probably meant by an unknown field.

    Args:
        at: The field that is meant.
        remedy: What to do about it.
    """

    at: FieldPath
    remedy: str


def intended_field(
    kind: str, manifest: Any, root: FieldPath, unknown: FieldPath, kubernetes: str
) -> IntendedField | None:
    """The field that is meant by an unknown one; None where nothing comes to mind.

    Args:
        kind: The type of the manifest, such as ``Deployment``.
        manifest: The manifest as it is written; a place that it has is preferred.
        root: The path of the manifest.
        unknown: The path of the unknown field.
        kubernetes: The version whose fields are known.
    """
    steps = unknown.steps[len(root.steps) :]
    holder, name = steps[:-1], str(steps[-1])
    if len(name) > _LONGEST_NAME:
        return None
    of_type = _type_at(kind, holder)
    above = FieldPath.of(*root.steps, *holder)
    if slip := _close_field(of_type, name, kubernetes, _SLIP):
        return _misspelt(above, slip)
    if places := _places(kind, manifest, holder, name, kubernetes):
        return _misplaced(root, places, _plain(name))
    if close := _close_field(of_type, name, kubernetes, 0.6):
        return _misspelt(above, close)
    return None


def sole_near_name(kind: str, holder: Sequence[Step], name: str, kubernetes: str) -> str | None:
    """The one field of an object that a misspelt name can mean; None where there is none, or more than one.

    Args:
        kind: The type of the manifest.
        holder: The steps to the object from the manifest.
        name: The name that it has no field of.
        kubernetes: The version whose fields are known.
    """
    if len(name) > _LONGEST_NAME:
        return None
    # Deferred, as wherever names are compared.
    from difflib import get_close_matches

    of_type = _type_at(kind, holder)
    known = {_plain(field): field for field in TYPES[of_type] if absent_in(f"{of_type}.{field}", kubernetes) is None}
    if _plain(name) in known:
        return known[_plain(name)]
    near = get_close_matches(_plain(name), list(known), 2, _SLIP)
    return known[near[0]] if len(near) == 1 else None


def _misspelt(above: FieldPath, right: str) -> IntendedField:
    return IntendedField(above.child(right), f'did you mean "{right}"?')


def _misplaced(root: FieldPath, places: Sequence[tuple[tuple[Step, ...], str]], plain: str) -> IntendedField:
    right = next(field for field in TYPES[places[0][1]] if _plain(field) == plain)
    paths = [FieldPath.of(*root.steps, *steps) for steps, _ in places]
    types = _either(of_type for _, of_type in places)
    where = _either(str(path) or "the top, beside kind" for path in paths)
    return IntendedField(paths[0].child(right), f"{right} is a field of {types}: write it at {where}")


def _either(names: Iterable[str]) -> str:
    *all_but_last, last = dict.fromkeys(names)
    return f"{', '.join(all_but_last)} or {last}" if all_but_last else last


def _plain(name: str) -> str:
    """A name without what people write differently: ``image_pull_policy`` is ``imagePullPolicy``."""
    return name.replace("_", "").replace("-", "").lower()


@lru_cache(maxsize=1024)
def _close_field(of_type: str, name: str, kubernetes: str, cutoff: float) -> str | None:
    known = {_plain(field): field for field in TYPES[of_type] if absent_in(f"{of_type}.{field}", kubernetes) is None}
    close = closest(_plain(name), known, cutoff)
    return known[close] if close else None


def _type_at(kind: str, steps: Sequence[Step]) -> str:
    for step in steps:
        # A position, or the key of a map, leads to an element of the type that its field names.
        if isinstance(step, str) and not isinstance(step, Key):
            kind = _element(TYPES[kind][step])
    return kind


def _places(
    kind: str, manifest: Any, holder: Sequence[Step], name: str, kubernetes: str
) -> list[tuple[tuple[Step, ...], str]]:
    """The nearest objects that have a field of this name, those that are written before those that are not."""
    candidates = [
        (_distance(route, holder), not _is_written(manifest, steps), steps, of_type)
        for route, of_type, field in _routes(kind).get(_plain(name), ())
        if absent_in(f"{of_type}.{field}", kubernetes) is None
        for steps in [_concrete(route, holder, manifest)]
    ]
    nearest = min((candidate[:2] for candidate in candidates), default=(0, True))
    if nearest[0] > _FURTHEST and nearest[1]:
        return []
    found = [(steps, of_type) for *rank, steps, of_type in candidates if (*rank,) == nearest]
    return found if len(found) <= _MOST_PLACES else []


@cache
def _routes(kind: str) -> dict[str, list[tuple[Route, str, str]]]:
    """For each name of a field, without spelling: the ways to the objects that have it, their type, the field."""
    found: dict[str, list[tuple[Route, str, str]]] = {}
    waiting: list[tuple[str, Route, tuple[str, ...]]] = [(kind, (), ())]
    while waiting:
        of_type, route, above = waiting.pop()
        for field, type_string in TYPES[of_type].items():
            if field in _NOT_WRITTEN:
                continue
            found.setdefault(_plain(field), []).append((route, of_type, field))
            below = _element(type_string)
            if below in TYPES and below not in above:
                each = (_EACH,) if type_string[0] in "[{" else ()
                waiting.append((below, (*route, field, *each), (*above, of_type)))
    for routes in found.values():
        routes.sort()
    return found


def _element(type_string: str) -> str:
    return type_string.strip("[]{}!")


def _shared(route: Route, holder: Sequence[Step]) -> int:
    """How many steps a route and the place of the unknown field have in common."""
    shared = 0
    for ours, theirs in zip(route, holder, strict=False):
        if ours != theirs and ours != _EACH:
            break
        shared += 1
    return shared


def _distance(route: Route, holder: Sequence[Step]) -> int:
    shared = _shared(route, holder)
    up = [step for step in holder[shared:] if isinstance(step, str)]
    down = [step for step in route[shared:] if step != _EACH]
    return len(up) + len(down)


def _concrete(route: Route, holder: Sequence[Step], manifest: Any) -> tuple[Step, ...]:
    """The steps of a route in this manifest: through the elements of the unknown field, or through the only one."""
    shared = _shared(route, holder)
    steps: list[Step] = [*holder[:shared]]
    value = _value_at(manifest, steps)
    for step in route[shared:]:
        if step == _EACH:
            is_only = isinstance(value, (list, tuple)) and len(value) == 1
            steps.append(0 if is_only else Key(_EACH))
        else:
            steps.append(step)
        value = _value_at(value, steps[-1:])
    return tuple(steps)


def _is_written(manifest: Any, steps: Sequence[Step]) -> bool:
    """Whether an object is written at these steps; ``[*]`` at their end is, where the list has any element."""
    *above, last = steps or [""]
    if isinstance(last, Key):
        return bool(_value_at(manifest, above))
    return isinstance(_value_at(manifest, steps), dict)


def _value_at(value: Any, steps: Sequence[Step]) -> Any:
    for step in steps:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, (list, tuple)) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
