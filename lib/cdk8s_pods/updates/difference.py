"""What differs between two versions of an object, field by field."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import NO_VALUE
from cdk8s_pods.schema import TYPES
from cdk8s_pods.schema.patches import MERGE_KEYS
from cdk8s_pods.schema.quantity import try_nano_units
from cdk8s_pods.schema.tables import is_type
from cdk8s_pods.schema.type_names import element_of, is_list, is_map, type_of
from cdk8s_pods.schema.zeros import is_silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

#: What tells the elements of other lists apart, where it is in each of them and different in all.
_USUAL_KEYS = ("name", "key", "ip", "path", "type")


class Difference:
    """One field that differs.

    Args:
        at: The field; an index is that of the new version, of the old one where the element is gone.
        before: What it was; ``NO_VALUE`` where it was not there.
        after: What it is; ``NO_VALUE`` where it is gone.
        is_order: Whether the same elements stand there in another order; the values are what tells them apart then.
    """

    __slots__ = ("after", "at", "before", "is_order")

    def __init__(self, at: FieldPath, before: Any, after: Any, *, is_order: bool = False) -> None:
        self.at = at
        self.before = before
        self.after = after
        self.is_order = is_order

    def __repr__(self) -> str:
        return f"Difference({str(self.at)!r}, {self.before!r}, {self.after!r})"


def differences(
    type_name: str | None, before: Any, after: Any, at: FieldPath | None = None, *, stored: bool = False
) -> Iterator[Difference]:
    """What differs between two values, in the order of the new one.

    Elements of lists are paired by what tells them apart; null and nothing are one.

    Args:
        type_name: Their type, as the schema writes it; None where nobody knows it.
        before: The old value, as plain dicts and lists; ``NO_VALUE`` for none.
        after: The new value, likewise.
        at: Where they stand.
        stored: Whether to compare as the API server does what it has stored: ``1Gi`` is ``1024Mi`` then, and what is
            empty is nothing where the server's types make no difference.
    """
    return _Comparison(stored).values(type_name, before, after, at or FieldPath())


class _Comparison:
    def __init__(self, stored: bool) -> None:
        self._stored = stored

    def values(self, kind: str | None, before: Any, after: Any, at: FieldPath, key: str = "") -> Iterator[Difference]:
        before, after = (NO_VALUE if value is None else value for value in (before, after))
        if before is NO_VALUE and after is NO_VALUE:
            return
        if isinstance(before, dict) and isinstance(after, dict):
            yield from self._objects(kind, before, after, at)
        elif isinstance(before, (list, tuple)) and isinstance(after, (list, tuple)):
            element = element_of(kind) if kind and is_list(kind) else None
            yield from self._lists(element, before, after, at, key)
        elif not self._is_same(kind, before, after):
            yield Difference(at, before, after)

    def _objects(
        self, kind: str | None, before: Mapping[str, Any], after: Mapping[str, Any], at: FieldPath
    ) -> Iterator[Difference]:
        is_a_map = kind is not None and is_map(kind)
        fields = TYPES[kind] if kind is not None and not is_a_map and is_type(kind) else None
        for name in (*after, *(name for name in before if name not in after)):
            if is_a_map:
                assert kind is not None
                where = at.key(str(name))
                merge_key = ""
                of: str | None = element_of(kind)
            else:
                where = at.child(str(name))
                of = type_of(fields[name]) if fields and name in fields else None
                merge_key = MERGE_KEYS.get(f"{kind}.{name}", "") if fields else ""
            old, new = (side.get(name, NO_VALUE) for side in (before, after))
            if self._stored and not is_a_map and kind:
                old, new = self._without_silent(kind, name, of, old, new)
            yield from self.values(of, old, new, where, merge_key)

    def _without_silent(self, kind: str, name: str, of: str | None, *values: Any) -> tuple[Any, Any]:
        """Both values, and nothing in the place of one that says no more than that."""
        old, new = (NO_VALUE if says_nothing(kind, name, of, value) else value for value in values)
        return old, new

    def _lists(
        self, element: str | None, before: Sequence[Any], after: Sequence[Any], at: FieldPath, key: str
    ) -> Iterator[Difference]:
        for candidate in (key, *_USUAL_KEYS):
            if candidate and _tells_apart(candidate, before) and _tells_apart(candidate, after):
                yield from self._keyed(candidate, element, before, after, at)
                return
        if not all(isinstance(each, dict) for each in (*before, *after)):
            if not self._is_same_list(element, before, after):
                yield Difference(at, list(before), list(after))
            return
        start = self._common(element, before, after)
        end = self._common(element, before[start:][::-1], after[start:][::-1])
        old, new = before[start : len(before) - end], after[start : len(after) - end]
        for position in range(max(len(old), len(new))):
            pair = [each[position] if position < len(each) else NO_VALUE for each in (old, new)]
            yield from self.values(element, pair[0], pair[1], at.index(start + position))

    def _common(self, element: str | None, before: Sequence[Any], after: Sequence[Any]) -> int:
        count = 0
        for old, new in zip(before, after, strict=False):
            if any(self.values(element, old, new, FieldPath())):
                break
            count += 1
        return count

    def _keyed(
        self, key: str, element: str | None, before: Sequence[Any], after: Sequence[Any], at: FieldPath
    ) -> Iterator[Difference]:
        places = {each[key]: position for position, each in enumerate(before)}
        for position, each in enumerate(after):
            old = before[places[each[key]]] if each[key] in places else NO_VALUE
            yield from self.values(element, old, each, at.index(position))
        names = [each[key] for each in after]
        for position, each in enumerate(before):
            if each[key] not in names:
                yield Difference(at.index(position), each, NO_VALUE)
        old_order = [each[key] for each in before if each[key] in names]
        new_order = [name for name in names if name in places]
        if old_order != new_order:
            yield Difference(at, old_order, new_order, is_order=True)

    def _is_same_list(self, element: str | None, before: Sequence[Any], after: Sequence[Any]) -> bool:
        return len(before) == len(after) and all(
            not any(self.values(element, old, new, FieldPath())) for old, new in zip(before, after, strict=True)
        )

    def _is_same(self, kind: str | None, before: Any, after: Any) -> bool:
        if before is NO_VALUE or after is NO_VALUE:
            return before is after
        if self._stored and kind == "Quantity":
            worth = try_nano_units(before)
            return worth is not None and worth == try_nano_units(after)
        # True is 1 to Python, and not to YAML.
        return isinstance(before, bool) is isinstance(after, bool) and bool(before == after)


def says_nothing(type_name: str, field: str, kind: str | None, value: Any) -> bool:
    """Whether a value in a field of a type says no more to the server than no field at all."""
    if value is None or value is NO_VALUE:
        return True
    if kind is None or (isinstance(value, (dict, list, tuple)) and (is_list(kind) or is_map(kind))):
        return kind is not None and not value
    if isinstance(value, dict):
        fields = TYPES[kind] if is_type(kind) else {}
        is_empty = all(
            name in fields and says_nothing(kind, name, type_of(fields[name]), held) for name, held in value.items()
        )
        return is_empty and is_silent(type_name, field, {})
    if kind == "Quantity":
        return try_nano_units(value) == 0 and is_silent(type_name, field, 0)
    return is_silent(type_name, field, value)


def _tells_apart(key: str, elements: Sequence[Any]) -> bool:
    """Whether every element is an object that has a scalar under ``key``, and no two have the same."""
    keys = [each.get(key) for each in elements if isinstance(each, dict)]
    return (
        len(keys) == len(elements)
        and all(isinstance(each, (str, int)) for each in keys)
        and len(set(keys)) == len(elements)
    )
