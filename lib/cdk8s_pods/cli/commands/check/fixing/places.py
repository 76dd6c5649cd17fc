"""Where in a text a field is written, to the character, so that it can be replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdk8s_pods.issues.field_path import Step

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Edit(NamedTuple):
    """Some characters of a text, and what takes their place."""

    start: int
    end: int
    new: str


class Places:
    """The nodes of a YAML or JSON text, read when the first is asked for.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._roots: dict[tuple[int, int], Any] | None = None

    def name(self, document: tuple[int, int], steps: Sequence[Step]) -> tuple[int, int] | None:
        """From where to where the name of a field is written; None where it is not, or in another place as well.

        Args:
            document: The line and the column, from 1, of the document.
            steps: The field.
        """
        return self._span(document, steps, 0)

    def value(self, document: tuple[int, int], steps: Sequence[Step]) -> tuple[int, int] | None:
        """The same for the value of a field, which is no list and no mapping."""
        return self._span(document, steps, 1)

    def _span(self, document: tuple[int, int], steps: Sequence[Step], part: int) -> tuple[int, int] | None:
        if self._roots is None:
            self._roots = _roots(self._text)
        node = self._roots.get(document)
        pair: tuple[Any, Any] = (None, node)
        for step in steps:
            found = _inside(pair[1], step)
            # What stands elsewhere is an alias: a change of it would be one of several places.
            if found is None or not _encloses(pair[1], found[1]):
                return None
            pair = found
        node = pair[part]
        if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
            return None
        return node.start_mark.index, node.end_mark.index


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits, which do not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _roots(text: str) -> dict[tuple[int, int], Any]:
    try:
        nodes = list(yaml.compose_all(text, Loader=_LOADER))
    except (yaml.YAMLError, RecursionError):
        return {}
    return {(node.start_mark.line + 1, node.start_mark.column + 1): node for node in nodes}


def _inside(node: Any, step: Step) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == step:
                return key, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _encloses(outer: Any, inner: Any) -> bool:
    return bool(outer.start_mark.index <= inner.start_mark.index and inner.end_mark.index <= outer.end_mark.index)
