"""Writes one object as the construct that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.model import LabelSelector

from .arguments import arguments_of
from .code import Atom, Group, Import, Item, call, keyword, mapping_of
from .literals import text_literal
from .patches import JSON_PATCH, written_patch
from .recognizing import try_recognized, written_patterns
from .secret_content import undecodable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdk8s_pods.model import ObjectMeta

    from .notes import Notes
    from .parts import Parts
    from .values import ValueWriter


#: Where the pods of a workload stand, in most under ``spec.template``.
_TEMPLATES: dict[str, tuple[str, ...]] = {"Pod": (), "CronJob": ("spec", "jobTemplate", "spec", "template")}


class Given(NamedTuple):
    """What the chart of an object gives to it.

    Args:
        namespace: The namespace of all objects.
        labels: The labels that all objects have.
    """

    namespace: str | None = None
    labels: tuple[tuple[str, str], ...] = ()


class Statement(NamedTuple):
    """The code that makes one object.

    Args:
        construct: The construct that is made, such as ``Deployment``.
        code: The call that makes it.
        patches: What is added behind its back, each the call that says it.
        prelude: What stands in front of it: names, what they stand for and comments.
        comments: The comments above it.
        imports: What it imports.
        used: The positions of the objects it refers to.
    """

    construct: str
    code: Group
    patches: tuple[Group, ...]
    prelude: tuple[tuple[str, Group, tuple[str, ...]], ...]
    comments: tuple[str, ...]
    imports: frozenset[Import]
    used: frozenset[int]


def typed_statement(
    parts: Parts, id: str, writer: ValueWriter, notes: Notes, ignored: Mapping[str, str], given: Given
) -> Statement:
    """An object as the construct of its kind.

    Args:
        parts: The object.
        id: The id of the construct.
        writer: Writes its values.
        notes: Its comments.
        ignored: The rules that are turned off for it, each with the reason.
        given: What its chart gives to it.
    """
    comments = [*notes.take_own(), *notes.at("apiVersion").take_all(), *notes.at("kind").take_all()]
    comments += notes.at("spec").take_own()
    shape = parts.shape
    inside = notes.at("spec") if shape.is_spec else notes
    recognized = None if writer.is_plain else try_recognized(parts)
    if recognized is not None:
        parts = recognized[0]
    selector = parts.value.__dict__.get("selector") if parts.template is not None else None
    if isinstance(selector, LabelSelector) and shape.construct not in ("Job", "ReplicationController"):
        writer.own_selector = selector.to_manifest()
    items = list(arguments_of(parts, writer, inside))
    metadata = _metadata(parts.metadata, given)
    if metadata.__dict__:
        items.insert(0, writer.item("metadata=", metadata, notes.at("metadata")))
    patches = [*parts.patches]
    if shape.construct == "Secret":
        data = parts.value.__dict__.get("data") or {}
        patches += [("replace", ("data", key), data[key]) for key in undecodable(data)]
    if recognized is not None:
        template = notes.at(*_TEMPLATES.get(shape.construct, ("spec", "template")))
        items.append(keyword("patterns", written_patterns(recognized[1], writer, template)))
    if ignored:
        reasons = [Item(f"{text_literal(rule)}: ", Atom(text_literal(ignored[rule]))) for rule in sorted(ignored)]
        items.append(keyword("ignore_rules", mapping_of(reasons)))
    code = call(writer.imported(shape.construct), [*scope_and_id(id), *items])
    patched = tuple(written_patch(each, notes) for each in patches)
    return Statement(
        shape.construct,
        code,
        patched,
        tuple(writer.prelude),
        (*comments, *notes.take_all()),
        frozenset((*writer.imports, *((Import("cdk8s", JSON_PATCH),) if patched else ()))),
        frozenset(writer.references.used),
    )


def scope_and_id(id: str) -> Iterator[Item]:
    """The first two arguments of every construct."""
    yield Item("", Atom("self"))
    yield Item("", Atom(text_literal(id)))


def _metadata(metadata: ObjectMeta, given: Given) -> ObjectMeta:
    """The metadata of an object without what its chart gives to it."""
    if given.namespace is not None and metadata.namespace == given.namespace:
        metadata = metadata.replace(namespace=None)
    if given.labels and metadata.labels:
        own = {key: each for key, each in metadata.labels.items() if (key, each) not in given.labels}
        metadata = metadata.replace(labels=own or None)
    return metadata
