"""The objects that documents hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.rules.kinds import ForeignKind, kind_of, version_serving

from .findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.reading.documents import Document


def objects_of(document: Document) -> Iterator[tuple[Any, Place, bool]]:
    """The objects of one document, lists taken apart: each with its place, and whether the rules look at it."""
    waiting: list[tuple[Any, Place, str | None]] = [(document.value, Place.of(document), None)]
    while waiting:
        value, place, expected = waiting.pop()
        if document.found_in_folder and not _says_what_it_is(value):
            # A folder of manifests also holds values files, workflows and the like.
            yield value, place, False
            continue
        kind = kind_of(value, FieldPath(), expected)
        if isinstance(kind, list):
            waiting += [
                (item, place.element(position), item_kind) for position, (item, _, item_kind) in enumerate(kind)
            ][::-1]
            continue
        if expected and isinstance(kind, str):
            # The elements of a PodList and its like leave out what the list says already.
            value = {"apiVersion": version_serving(expected), "kind": expected, **value}
            place = place._replace(kind=expected)
        yield value, place, not isinstance(kind, ForeignKind)


def _says_what_it_is(value: Any) -> bool:
    return isinstance(value, dict) and ("kind" in value or "apiVersion" in value)
