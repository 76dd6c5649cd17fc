"""Where in a manifest something stands, printed the way the API server prints it."""

from __future__ import annotations


class FieldPath:
    """The path of one field, such as ``spec.containers[0].ports[1].name``.

    A path is built on the way down into a manifest and turned into text only when there is something to report, so
    each step costs one small object and no string. Steps follow the API server's ``field.Path``: ``child`` for a
    named field, ``index`` for a list element, ``key`` for an entry of a map.
    """

    __slots__ = ("_parent", "_text")

    def __init__(self, text: str | int = "", parent: FieldPath | None = None) -> None:
        self._text = text
        self._parent = parent

    def child(self, name: str) -> FieldPath:
        """The field ``name`` of the object at this path."""
        return FieldPath(name, self)

    def index(self, position: int) -> FieldPath:
        """Element ``position`` (from 0) of the list at this path."""
        return FieldPath(position, self)

    def key(self, key: str) -> FieldPath:
        """The entry ``key`` of the map at this path, printed as ``[key]``."""
        return FieldPath(f"[{key}]", self)

    def __str__(self) -> str:
        steps: list[str] = []
        step: FieldPath | None = self
        while step is not None:
            text = step._text
            if isinstance(text, int):
                steps.append(f"[{text}]")
            elif text:
                steps.append(text if text.startswith("[") else f".{text}")
            step = step._parent
        return "".join(reversed(steps)).removeprefix(".")

    def __repr__(self) -> str:
        return f"FieldPath({str(self)!r})"
