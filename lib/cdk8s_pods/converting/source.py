"""The objects of the input, with their comments, and which of them belong together."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

from .notes import Notes, notes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.reading.source_positions import Positions
    from cdk8s_pods.reading.yaml_comments import Comment


class SourceObject(NamedTuple):
    """One object of the input.

    Args:
        position: Which one it is, over all input.
        manifest: What it says.
        source: The file.
        line: The line on which it begins.
        comments: Those of its document.
        places: The places inside the document.
        steps: Where it stands in its document, which may be a list of objects.
    """

    position: int
    manifest: dict[str, Any]
    source: str
    line: int
    comments: Sequence[Comment] = ()
    places: Positions = None
    steps: tuple[str | int, ...] = ()

    @property
    def kind(self) -> str:
        """Its kind."""
        return str(self.manifest["kind"])

    @property
    def name(self) -> str:
        """Its name, or what there is of one."""
        metadata = self.manifest.get("metadata")
        metadata = metadata if isinstance(metadata, dict) else {}
        for key in ("name", "generateName"):
            if isinstance(metadata.get(key), str) and metadata[key]:
                return str(metadata[key])
        return ""

    @property
    def namespace(self) -> str | None:
        """The namespace that it says it is in."""
        metadata = self.manifest.get("metadata")
        namespace = metadata.get("namespace") if isinstance(metadata, dict) else None
        return namespace if isinstance(namespace, str) else None

    @property
    def title(self) -> str:
        """What a message calls it."""
        return f"{self.kind} {self.name}".rstrip()

    def notes(self) -> Notes:
        """Its comments, none of them taken."""
        if not self.comments:
            return Notes()
        whole = notes_of(self.comments, self.places)
        if not self.steps:
            return whole
        notes = whole.at(*self.steps)
        if self.steps[-1] == 0:
            # What is said of the list stands above the first object in it.
            above = (*whole.take_own(), *whole.at("apiVersion").take_all(), *whole.at("kind").take_all())
            for text in (*above, *whole.at("metadata").take_all(), *whole.at("items").take_own()):
                notes.add((), text)
        return notes


def comments_by_document(comments: Sequence[Comment], spans: Sequence[tuple[int, int]]) -> list[list[Comment]]:
    """The comments of a file by its documents.

    What stands at the margin behind the last field of a document belongs to the next one, as banners and the lines
    that Helm writes do; what is indented there is commented out of the document itself.

    Args:
        comments: All of them.
        spans: For each document the lines on which its first and its last field begin.
    """
    found: list[list[Comment]] = [[] for _ in spans]
    ends = [end for _, end in spans]
    for comment in comments:
        document = min(bisect_left(ends, comment.line), len(ends) - 1)
        is_between = document > 0 and comment.line < spans[document][0]
        if is_between and comment.is_alone and comment.column > 1:
            document -= 1
        found[document].append(comment)
    return found


def last_line(positions: Positions, line: int) -> int:
    """The line on which the last field of a document begins.

    Args:
        positions: The places inside the document.
        line: The line of the document itself.
    """
    while positions:
        places = list(positions.values()) if isinstance(positions, dict) else positions
        place = max(places, key=lambda each: each.line)
        line, positions = max(line, place.line), place.inside
    return line


class SourceChart(NamedTuple):
    """The objects that one chart makes.

    Args:
        class_name: The name of its class.
        id: Its id in the app.
        title: What the objects are of: the name of a file.
        objects: The objects.
    """

    class_name: str
    id: str
    title: str
    objects: tuple[SourceObject, ...]
