"""A picture as a flowchart of Mermaid, for a README or wherever else Mermaid is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .sketch import Column, Wall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .sketch import Box, Line, Pin, Sketch

#: How each box is shaped: https://mermaid.js.org/syntax/flowchart.html#node-shapes
_SHAPES = {"store": ("[(", ")]"), "shared": ("[(", ")]"), "outside": ("([", "])")}
_SHAPE = ("[", "]")
#: https://mermaid.js.org/syntax/flowchart.html#links-between-nodes
_ARROWS = {"relayed": "-.->"}
_ARROW, _BOTH = "-->", "<-->"
#: Letters, digits and what has no meaning to Mermaid, Markdown or HTML.
_PLAIN = frozenset(" ,.:/-=+$@()→·…")


def as_mermaid(sketch: Sketch) -> str:
    """The picture as the text of a Mermaid diagram, without the fence that Markdown puts around it."""
    return "\n".join(_Flowchart(sketch).lines()) + "\n"


def escaped(text: str) -> str:
    """Text as a label in quotes holds it: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters."""
    shown = "".join(
        character if (character.isascii() and character.isalnum()) or character in _PLAIN else f"#{ord(character)};"
        for character in text
        if character.isprintable()
    )
    # What looks like the beginning of a list is none.
    head, dot, rest = shown.partition(". ")
    if dot and head.isdigit():
        return f"{head}#46; {rest}"
    return f"#{ord(shown[0])};{shown[1:]}" if shown[:2] in ("- ", "+ ") else shown


class _Flowchart:
    def __init__(self, sketch: Sketch) -> None:
        self._sketch = sketch
        self._boxes = [box for strip in sketch.strips if isinstance(strip, Column) for box in strip.boxes]
        self._ids = {box.key: f"n{number}" for number, box in enumerate(self._boxes, 1)}
        self._by_key = {box.key: box for box in self._boxes}
        # What a line says of the box that it leaves need not stand in the box.
        self._said = {
            (pin.box, pin.row)
            for line in sketch.lines
            for pin in line.pins
            if line.style == "files" or (pin.sends and line.channel in ("calls", "out"))
        }

    def lines(self) -> Iterator[str]:
        """The lines of the diagram."""
        yield "flowchart LR"
        yield f"  accTitle: {_one_line(self._sketch.title)}"
        indent = "  "
        walls = 0
        for strip in self._sketch.strips:
            if isinstance(strip, Wall):
                walls += 1
                if walls == 1:
                    frame = self._sketch.frame
                    assert frame is not None
                    parts = [part for part in (frame.title, frame.note, frame.outer) if part]
                    marks = _marks(frame.faults)
                    yield f'  subgraph frame["{escaped(", ".join(parts))}{marks}"]'
                    indent = "    "
                else:
                    yield "  end"
                    indent = "  "
            elif isinstance(strip, Column):
                yield from (f"{indent}{self._node(box)}" for box in strip.boxes)
        for line in self._sketch.lines:
            yield from (f"  {edge}" for edge in self._edges(line))
        yield from self._notes()

    def _node(self, box: Box) -> str:
        opening, closing = _SHAPES.get(box.style, _SHAPE)
        rows = [row for row in box.rows if (box.key, row.key) not in self._said or row.faults]
        texts = [
            f"<b>{escaped(box.title)}</b>{f' ({escaped(box.chip)})' if box.chip else ''}{_marks(box.faults)}",
            *([escaped(box.subtitle)] if box.subtitle else []),
            *(f"{escaped(row.text)}{_marks(row.faults)}" for row in rows),
        ]
        return f'{self._ids[box.key]}{opening}"{"<br/>".join(texts)}"{closing}'

    def _edges(self, line: Line) -> Iterator[str]:
        if line.style == "files":
            store, *users = line.pins
            for user in users:
                arrow = _BOTH if user.sends else _ARROW
                yield self._edge(store, user, arrow, self._text(user))
            return
        arrow = _ARROWS.get(line.style, _ARROW)
        for start in (pin for pin in line.pins if pin.sends):
            for end in (pin for pin in line.pins if pin.has_head):
                text = self._text(end) if line.channel in ("calls", "in") else self._text(start)
                yield self._edge(start, end, arrow, text if text[:1] in (":", "$", "/") else "")

    def _edge(self, start: Pin, end: Pin, arrow: str, text: str) -> str:
        label = f'|"{escaped(text)}"|' if text else ""
        return f"{self._ids[start.box]} {arrow}{label} {self._ids[end.box]}"

    def _text(self, pin: Pin) -> str:
        return next((row.text for row in self._by_key[pin.box].rows if row.key == pin.row), "")

    def _notes(self) -> Iterator[str]:
        for note in self._sketch.notes:
            yield f'  f{note.number}["{note.number}: {escaped(note.text)}"]:::fault'
        faulty = [self._ids[box.key] for box in self._boxes if box.faults or any(row.faults for row in box.rows)]
        if self._sketch.notes:
            yield "  classDef fault stroke:#cf222e,stroke-width:2px"
        if faulty:
            yield f"  class {','.join(faulty)} fault"


def _marks(faults: tuple[int, ...]) -> str:
    return "".join(f" #10007;{number}" for number in faults)


def _one_line(text: str) -> str:
    """The title of a diagram, which has no quotes around it."""
    return "".join(character if character.isalnum() or character in " -.:" else " " for character in text)
