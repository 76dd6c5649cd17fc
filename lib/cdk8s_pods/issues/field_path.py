"""Where in a manifest something stands, printed the way the API server prints it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import TypeAlias

    #: One step down: the name of a field, the position (from 0) in a list, or a ``Key`` of a map.
    Step: TypeAlias = str | int


class Key(str):
    """A step to the entry of a map, as ``cpu`` in ``limits[cpu]``: its text is the key, whatever is in it."""

    __slots__ = ()


class FieldPath:
    """The path of one field, such as ``spec.containers[0].ports[1].name``.

    A path is built on the way down into a manifest and turned into text only when it is shown, so each step costs one
    small object and no string. Steps follow the API server's ``field.Path``: ``child`` for a named field, ``index``
    for a list element, ``key`` for an entry of a map. Paths of the same steps are equal.
    """

    __slots__ = ("_parent", "_step")

    def __init__(self, step: Step = "", parent: FieldPath | None = None) -> None:
        self._step = step
        self._parent = parent

    @classmethod
    def of(cls, *steps: Step) -> FieldPath:
        """The path of these steps; a map's key is given as a ``Key``."""
        path = cls()
        for step in steps:
            path = cls(step, path)
        return path

    def child(self, name: str) -> FieldPath:
        """The field ``name`` of the object at this path."""
        return FieldPath(name, self)

    def index(self, position: int) -> FieldPath:
        """Element ``position`` (from 0) of the list at this path."""
        return FieldPath(position, self)

    def key(self, key: str) -> FieldPath:
        """The entry ``key`` of the map at this path, printed as ``[key]``."""
        return FieldPath(Key(key), self)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps from the root: names of fields and keys as text, positions in lists as numbers."""
        steps: list[Step] = []
        path: FieldPath | None = self
        while path is not None:
            # The root's own step is empty; the key of a map may be empty too.
            if path._parent is not None or path._step != "":
                steps.append(path._step)
            path = path._parent
        steps.reverse()
        return tuple(steps)

    def leads_below(self, others: Collection[tuple[Step, ...]]) -> bool:
        """Whether this path is one of others, given by their steps, or leads on from one."""
        steps = self.steps
        return any(steps[:length] in others for length in range(len(steps) + 1))

    def __str__(self) -> str:
        text = "".join(
            f"[{step}]" if isinstance(step, (int, Key)) else f".{step}" if step else "" for step in self.steps
        )
        return text.removeprefix(".")

    def __repr__(self) -> str:
        return f"FieldPath({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return self.steps == other.steps if isinstance(other, FieldPath) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.steps)
