"""A picture as SVG: one file with nothing around it, for light and dark, with its text for who listens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.issues.printable import printable

from .style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .drawn import Badge, Drawn, PlacedBox, PlacedFrame, PlacedLine, Word

_RADIUS = {"frame": 10, "copy": 10, "outer": 12}
#: The length and half the width of the head of an arrow.
_HEAD = (7, 4)


def as_svg(drawn: Drawn) -> str:
    """The picture as the text of an SVG file."""
    width, height = _number(drawn.width), _number(drawn.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        ' role="img" aria-labelledby="title desc">'
    )
    lines = [
        head,
        f'<title id="title">{escaped(drawn.title)}</title>',
        f'<desc id="desc">{escaped(drawn.told)}</desc>',
        f"<style>\n{STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{height}" rx="8"/>',
        *(_frame(frame) for frame in drawn.frames),
        *(line for each in drawn.lines for line in _line(each)),
        *(line for box in drawn.boxes for line in _box(box)),
        *(_word(word) for word in drawn.words),
        *(_badge(badge) for badge in drawn.badges),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text as XML holds it: what has a meaning there is spelled out, and so is what is not printable."""
    return "".join(_ESCAPES.get(character, character) for character in printable(text, lines=True))


_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def _frame(frame: PlacedFrame) -> str:
    return _rect(frame.style, frame.x, frame.y, frame.width, frame.height, _RADIUS[frame.style])


def _line(line: PlacedLine) -> Iterator[str]:
    yield f'<g class="line {line.style}"><title>{escaped(line.told)}</title>'
    path = " ".join("M" + " L".join(f"{_number(x)},{_number(y)}" for x, y in part) for part in line.parts)
    yield f'<path d="{path}"/>'
    length, half = _HEAD
    for x, y, points_right in line.heads:
        back = x - length if points_right else x + length
        corners = ((x, y), (back, y - half), (back, y + half))
        points = " ".join(f"{_number(at)},{_number(height)}" for at, height in corners)
        yield f'<polygon points="{points}"/>'
    for x, y in line.joints:
        yield f'<circle cx="{_number(x)}" cy="{_number(y)}" r="2.5"/>'
    yield "</g>"


def _box(box: PlacedBox) -> Iterator[str]:
    yield f'<g class="box {box.style}{" faulty" if box.is_faulty else ""}"><title>{escaped(box.told)}</title>'
    yield _rect("side", box.x, box.y, box.width, box.height, 7)
    yield from map(_word, box.words)
    yield from map(_badge, box.badges)
    yield "</g>"


def _rect(style: str, x: float, y: float, width: float, height: float, radius: int) -> str:
    place = f'x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"'
    return f'<rect class="{style}" {place} rx="{radius}"/>'


def _word(word: Word) -> str:
    anchor = ' text-anchor="end"' if word.anchor == "end" else ""
    whole = f"<title>{escaped(word.whole)}</title>" if word.whole != word.text else ""
    place = f'x="{_number(word.x)}" y="{_number(word.y)}"'
    look = f'class="{word.style}" {place} font-size="{_number(word.size)}"{anchor}'
    return f"<text {look}>{whole}{escaped(word.text)}</text>"


def _badge(badge: Badge) -> str:
    x, y = _number(badge.x), _number(badge.y)
    base = _number(round((badge.y + 3.5) * 10) / 10)
    return (
        f'<g class="badge"><title>{escaped(badge.told)}</title><circle cx="{x}" cy="{y}" r="7.5"/>'
        f'<text x="{x}" y="{base}" font-size="10" text-anchor="middle">{badge.number}</text></g>'
    )


def _number(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)
