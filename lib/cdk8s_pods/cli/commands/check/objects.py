"""The objects of a document: what is checked, what is left alone, and where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.reading.documents import STDIN
from cdk8s_pods.rules.kinds import ForeignKind, kind_of, version_serving
from cdk8s_pods.schema import KINDS

from .findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.reading.documents import Document
    from cdk8s_pods.rules.target import Target

#: What a document is called that holds something else than a Kubernetes object, and nobody knows what.
_NO_OBJECT = "file without objects"


class FoundObject(NamedTuple):
    """One object of a document.

    Args:
        value: The object.
        place: Where it stands.
        left_alone_as: What it is, where no rule looks at it; empty where the rules do.
    """

    value: Any
    place: Place
    left_alone_as: str


def objects_in(document: Document, target: Target) -> Iterator[FoundObject]:
    """The objects of one document, lists taken apart.

    Args:
        document: The document.
        target: Knows which kinds that are not built in have a pod template or a definition.
    """
    if document.source != STDIN and (what := _other_document(document)):
        yield FoundObject(document.value, Place.of(document), what)
        return
    waiting: list[tuple[Any, Place, str | None]] = [(document.value, Place.of(document), None)]
    while waiting:
        value, place, expected = waiting.pop()
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
        is_foreign = isinstance(kind, ForeignKind) and not _is_known(value, target)
        yield FoundObject(value, place, place.kind or _NO_OBJECT if is_foreign else "")


def _is_known(manifest: Any, target: Target) -> bool:
    """Whether there is anything to hold an object of a kind to that is not built in."""
    return target.template_of(manifest) is not None or target.definition_of(manifest) is not None


def _other_document(document: Document) -> str | None:
    """What a document is that stands in a file and is no object; None for objects, and for what had better be one."""
    value = document.value
    # Deferred: what comes from stdin are objects, all of them.
    from cdk8s_pods.cli.sources.other_documents import is_expectation, other_document

    if is_expectation(document.source):
        return "expectation of a test"
    if isinstance(value, dict) and (str(value.get("apiVersion")), str(value.get("kind"))) in KINDS:
        return None
    what = other_document(value, document.source)
    if what is None and document.found_in_folder and not _is_meant_as_object(value):
        # A folder of manifests holds anything; a file that the user names is meant to be one.
        return _NO_OBJECT
    return what


def _is_meant_as_object(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    says = [isinstance(value.get(key), str) for key in ("apiVersion", "kind")]
    return all(says) or ("kind" in value and isinstance(value.get("metadata"), dict))
