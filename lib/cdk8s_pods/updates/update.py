"""One object that changes, as the API server sees it: what is stored, and what it is asked to store instead."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import NO_VALUE
from cdk8s_pods.schema import TYPES
from cdk8s_pods.schema.type_names import element_of, is_list, is_map, type_of

from .difference import differences
from .merging import applied
from .stored import stored_after, stored_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from .difference import Difference

_NOTHING: Mapping[str, Any] = {}


class Update:
    """A new version of an object is applied over an old one.

    Args:
        type_name: The type of the object.
        original: What was applied before, as it was written.
        modified: What is applied now.
        live: What a cluster has stored, with its status; None where nobody knows, and it is taken for the original
            with all defaults.
        kubernetes: The version of the cluster.
        find: Gives an object of the application by kind and name, such as the class of a claim, or None.

    Attributes:
        before: What is stored.
        after: What ``kubectl apply`` would have stored instead.
        status: What the cluster says of the object; empty where nobody knows.
    """

    __slots__ = (
        "_changes",
        "after",
        "before",
        "find",
        "is_live",
        "kubernetes",
        "modified",
        "original",
        "status",
        "type_name",
    )

    def __init__(
        self,
        type_name: str,
        original: Mapping[str, Any],
        modified: Mapping[str, Any],
        live: Mapping[str, Any] | None = None,
        *,
        kubernetes: tuple[int, int] = (1, 37),
        find: Callable[[str, str], Mapping[str, Any] | None] = lambda _kind, _name: None,
    ) -> None:
        self.type_name = type_name
        self.original = original
        # kubectl notes what it applies in an annotation, so that there always are some.
        metadata = modified.get("metadata", {})
        self.modified = {**modified, "metadata": {"annotations": {}, **metadata}}
        self.is_live = live is not None
        status = (live or _NOTHING).get("status")
        self.status: Mapping[str, Any] = status if isinstance(status, dict) else _NOTHING
        self.kubernetes = kubernetes
        self.find = find
        self.before = stored_before(type_name, original if live is None else live)
        self.after = stored_after(type_name, self.before, applied(type_name, original, self.modified, self.before))
        self._changes: list[Difference] | None = None

    @property
    def changes(self) -> Sequence[Difference]:
        """What differs between what is stored and what would be stored instead."""
        if self._changes is None:
            self._changes = list(differences(self.type_name, self.before, self.after, stored=True))
        return self._changes

    def below(self, *steps: str) -> list[Difference]:
        """What differs in a field."""
        return [each for each in self.changes if each.at.steps[: len(steps)] == steps]

    def was(self, *steps: str) -> Any:
        """The value of a field as it is stored; ``NO_VALUE`` where there is none."""
        return value_at(self.before, steps)

    def becomes(self, *steps: str) -> Any:
        """The value of a field as it would be stored instead; ``NO_VALUE`` where there is none."""
        return value_at(self.after, steps)

    def between(self, *steps: str, before: Any, after: Any) -> list[Difference]:
        """What differs between two values for a field, as the server compares them."""
        kind: str | None = self.type_name
        for step in steps:
            kind = _type_of_step(kind, step)
        return list(differences(kind, before, after, FieldPath.of(*steps), stored=True))


def value_at(holder: Any, steps: Sequence[str]) -> Any:
    """What stands in an object where steps lead to; ``NO_VALUE`` where they lead nowhere."""
    for step in steps:
        holder = holder.get(step, NO_VALUE) if isinstance(holder, dict) else NO_VALUE
    return NO_VALUE if holder is None else holder


def _type_of_step(kind: str | None, step: str) -> str | None:
    if kind is None or is_list(kind):
        return None
    return element_of(kind) if is_map(kind) else type_of(TYPES[kind][step])
