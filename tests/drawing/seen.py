"""What a picture shows, read from its SVG as a browser reads it: boxes, texts and lines with their places."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import NamedTuple
from xml.etree import ElementTree

from cdk8s_pods.drawing.glyphs import width_of

_SVG = "{http://www.w3.org/2000/svg}"
#: Parts of the size of a font that its letters reach above and below the base line.
_ABOVE, _BELOW = 0.76, 0.22


class Area(NamedTuple):
    """A rectangle, by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Area) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def contains(self, other: Area, slack: float = 0.6) -> bool:
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


class Text(NamedTuple):
    """A text as it is shown, where, and in full."""

    shown: str
    whole: str
    area: Area


class Box(NamedTuple):
    """A box, what it is, and the texts in it."""

    style: str
    told: str
    area: Area
    texts: list[Text]
    badges: int


class Picture(NamedTuple):
    """Everything in a picture."""

    width: float
    height: float
    title: str
    told: str
    frames: list[Area]
    boxes: list[Box]
    texts: list[Text]
    lines: list[tuple[str, str, list[Area]]]
    badges: int

    def titles(self, *styles: str) -> list[str]:
        """The names of the boxes of these styles, in their order from above."""
        found = [box for box in self.boxes if box.style.split()[0] in styles]
        return [box.told.split("\n")[0] for box in sorted(found, key=lambda box: box.area.top)]

    def box(self, title: str) -> Box:
        """The box of a name."""
        (found,) = [box for box in self.boxes if box.told.split("\n")[0] == title]
        return found

    def says(self, title: str) -> list[str]:
        """The whole texts in the box of a name."""
        return [text.whole for text in self.box(title).texts]

    def told_lines(self, *styles: str) -> list[str]:
        """What the lines of these styles say."""
        return [told for style, told, _ in self.lines if style.split()[-1] in styles]


def seen(svg: str) -> Picture:
    """The picture that an SVG shows."""
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{_SVG}svg"
    assert root.get("role") == "img"
    width, height = float(root.get("width", "")), float(root.get("height", ""))
    boxes, lines = [], []
    for group in root.iter(f"{_SVG}g"):
        kind, _, style = group.get("class", "").partition(" ")
        if kind == "box":
            (side,) = group.findall(f"{_SVG}rect")
            texts = [_text(each) for each in group.findall(f"{_SVG}text")]
            boxes.append(Box(style, _title(group), _area(side), texts, len(group.findall(f"{_SVG}g"))))
        elif kind == "line":
            (path,) = group.findall(f"{_SVG}path")
            lines.append((style, _title(group), list(_segments(path.get("d", "")))))
    return Picture(
        width,
        height,
        root.findtext(f"{_SVG}title", ""),
        root.findtext(f"{_SVG}desc", ""),
        [_area(each) for each in root.findall(f"{_SVG}rect") if each.get("class") != "paper"],
        boxes,
        [_text(each) for each in root.iter(f"{_SVG}text") if each.get("class")],
        lines,
        sum(each.get("class") == "badge" for each in root.iter(f"{_SVG}g")),
    )


def flaws(picture: Picture) -> list[str]:
    """What a designer would not let pass: what is cut off, lies above another thing, or is crossed out."""
    found: list[str] = []
    paper = Area(0, 0, picture.width, picture.height)
    found += [f"wider than a README: {picture.width}"] if picture.width > 880 else []
    for box in picture.boxes:
        found += [] if paper.contains(box.area) else [f"off the paper: {box.told!r}"]
        found += [
            f"{text.shown!r} leaves its box {box.told!r}" for text in box.texts if not box.area.contains(text.area)
        ]
        found += [
            f"{one.shown!r} lies on {other.shown!r}"
            for one, other in combinations(box.texts, 2)
            if one.area.overlaps(other.area)
        ]
    found += [
        f"{one.told!r} lies on {other.told!r}"
        for one, other in combinations(picture.boxes, 2)
        if one.area.overlaps(other.area)
    ]
    found += [f"off the paper: {text.shown!r}" for text in picture.texts if not paper.contains(text.area)]
    for _, told, parts in picture.lines:
        found += [
            f"{told!r} crosses {text.shown!r}" for text in picture.texts for part in parts if part.overlaps(text.area)
        ]
        for box in picture.boxes:
            inner = Area(box.area.left + 1, box.area.top + 1, box.area.right - 1, box.area.bottom - 1)
            found += [f"{told!r} runs through {box.told!r}" for part in parts if part.overlaps(inner)]
    return found


def _title(element: ElementTree.Element) -> str:
    return element.findtext(f"{_SVG}title", "")


def _area(rect: ElementTree.Element) -> Area:
    x, y, width, height = (float(rect.get(name, "")) for name in ("x", "y", "width", "height"))
    return Area(x, y, x + width, y + height)


def _text(element: ElementTree.Element) -> Text:
    shown = "".join([element.text or "", *(child.tail or "" for child in element)])
    size, x, y = (float(element.get(name, "")) for name in ("font-size", "x", "y"))
    width = width_of(shown, size, bold=element.get("class") in ("title", "heading"))
    left = x - width if element.get("text-anchor") == "end" else x
    area = Area(left, y - size * _ABOVE, left + width, y + size * _BELOW)
    return Text(shown, element.findtext(f"{_SVG}title", shown), area)


def _segments(path: str) -> list[Area]:
    found: list[Area] = []
    for part in path.split("M")[1:]:
        points = [tuple(map(float, point.split(","))) for point in re.split(r"\s*L\s*", part.strip())]
        for (x, y), (to_x, to_y) in pairwise(points):
            found.append(Area(min(x, to_x), min(y, to_y) - 0.1, max(x, to_x), max(y, to_y) + 0.1))
    return found
