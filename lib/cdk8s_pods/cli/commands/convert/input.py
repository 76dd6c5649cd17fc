"""The input of a conversion: its objects, and the charts that they become."""

from __future__ import annotations

import os
import sys
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.sources import LeftAlone
from cdk8s_pods.converting.modules import IMPORTED
from cdk8s_pods.converting.names import Names, class_name, words_of
from cdk8s_pods.converting.source import SourceChart, SourceObject, comments_by_document, last_line
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.reading.documents import STDIN, Document, Unreadable
from cdk8s_pods.reading.yaml_comments import comments_in
from cdk8s_pods.rules.kinds import kind_of, version_serving

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: What a program imports, directly or not, by names that its own files must not have.
_MODULES = frozenset({*sys.stdlib_module_names, "cdk8s", "cdk8s_pods", "constructs", "jsii", "main", "yaml"})
#: The labels that say what all objects of an application belong to, the most telling first.
_APPLICATION_LABELS = ("app.kubernetes.io/instance", "app.kubernetes.io/part-of", "app.kubernetes.io/name")


class Input(NamedTuple):
    """What was read.

    Args:
        charts: The objects by chart, one for each file.
        left_out: What is no object of the API, though it was named: where it stands.
        left_alone: What was not looked at in folders, such as the templates of a Helm chart.
        unreadable: What cannot be read.
    """

    charts: list[SourceChart]
    left_out: list[str]
    left_alone: list[LeftAlone]
    unreadable: list[Unreadable]

    @property
    def objects(self) -> list[SourceObject]:
        """All objects, in the order of their positions."""
        return [each for chart in self.charts for each in chart.objects]


def input_of(documents: Iterable[Document | Unreadable | LeftAlone], name: str | None) -> Input:
    """The charts of documents, those of each source in one.

    Args:
        documents: What was read.
        name: The name of the only chart, where the user gives one.
    """
    by_source: dict[str, list[Document]] = {}
    unreadable: list[Unreadable] = []
    left_alone: list[LeftAlone] = []
    for document in documents:
        if isinstance(document, Unreadable):
            unreadable.append(document)
        elif isinstance(document, LeftAlone):
            left_alone.append(document)
        else:
            by_source.setdefault(document.source, []).append(document)
    left_out: list[str] = []
    position = 0
    found: list[tuple[str, tuple[SourceObject, ...]]] = []
    for source, of_source in by_source.items():
        objects = tuple(_objects_of(of_source, position, left_out))
        if objects:
            found.append((source, objects))
            position += len(objects)
    return Input(_charts(found, name), left_out, left_alone, unreadable)


def _charts(found: Sequence[tuple[str, tuple[SourceObject, ...]]], name: str | None) -> list[SourceChart]:
    classes, ids = Names(IMPORTED), Names()
    charts: list[SourceChart] = []
    for source, objects in found:
        title = os.path.basename(source)
        stem = name or (_application(objects) if source == STDIN else _stem(title))
        named = class_name(stem, "Application")
        chart_id = "-".join(words_of(stem))[:40].strip("-") or "application"
        said = "the input" if source == STDIN else _said(title)
        charts.append(SourceChart(classes.new(named, f"{named}Chart"), ids.new(chart_id), said, objects))
    return charts


def _stem(title: str) -> str:
    """The name of a file without its endings."""
    stem = title.rpartition(".")[0] or title
    return stem.removesuffix(".k8s") or stem


def module_name(chart: SourceChart) -> str:
    """The name of the file that a chart is written to, without its ending: none that would hide another module."""
    name = chart.id.replace("-", "_")
    is_free = name.isidentifier() and name not in _MODULES and not iskeyword(name)
    return name if is_free else f"chart_{name}"


def _application(objects: Sequence[SourceObject]) -> str:
    """What all objects say that they belong to."""
    for label in _APPLICATION_LABELS:
        named: set[Any] = set()
        for each in objects:
            metadata = each.manifest.get("metadata")
            labels = metadata.get("labels") if isinstance(metadata, dict) else None
            named.add(labels.get(label) if isinstance(labels, dict) and isinstance(labels.get(label), str) else None)
        if len(named) == 1 and (only := named.pop()):
            return str(only)
    return "application"


def _said(title: str) -> str:
    """The name of a file as a docstring can hold it."""
    return "".join(character if character.isalnum() or character in "._-+ " else "_" for character in title)[:60]


def _objects_of(documents: Sequence[Document], position: int, left_out: list[str]) -> Iterator[SourceObject]:
    """The objects in the documents of one source, lists taken apart."""
    comments = comments_in(documents[0].text) if documents[0].text else []
    by_document: list[list[Any]] = [[] for _ in documents]
    if comments:
        spans = [(each.line, last_line(each.positions(), each.line)) for each in documents]
        by_document = comments_by_document(comments, spans)
    for document, of_document in zip(documents, by_document, strict=True):
        for value, steps in _taken_apart(document.value, (), None):
            if not _is_object(value):
                if not document.found_in_folder:
                    left_out.append(f"{document.source}:{document.line}")
                continue
            places = document.positions() if of_document else None
            yield SourceObject(position, value, document.source, document.line, of_document, places, steps)
            position += 1


def _is_object(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(value.get(key), str) and value[key] for key in ("apiVersion", "kind")
    )


def _taken_apart(
    value: Any, steps: tuple[str | int, ...], expected: str | None
) -> Iterator[tuple[Any, tuple[str | int, ...]]]:
    kind = kind_of(value, FieldPath(), expected)
    if isinstance(kind, list):
        for number, (item, _, item_kind) in enumerate(kind):
            yield from _taken_apart(item, (*steps, "items", number), item_kind)
        return
    if expected and isinstance(kind, str):
        # The elements of a PodList and its like leave out what the list says already.
        value = {"apiVersion": version_serving(expected), "kind": expected, **value}
    yield value, steps
