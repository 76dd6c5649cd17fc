"""Writes one object as the construct that makes it."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.model import LabelSelector
from cdk8s_pods.model.frozen_mapping import FrozenMapping

from .code import Atom, Group, Import, Item, call, keyword, list_of, mapping_of
from .literals import json_code, text_literal
from .recognizing import try_recognized, written_patterns
from .references import StandIn, leads_to_its_pods
from .short_forms import ingress_rules, try_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdk8s_pods.model import ObjectMeta, Value

    from .notes import Notes
    from .parts import Parts, Patch
    from .values import ValueWriter

_JSON_PATCH, _API_OBJECT, _METADATA = "JsonPatch", "ApiObject", "ApiObjectMetadata"

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
    items = list(_value_items(parts, writer, inside))
    metadata = _metadata(parts.metadata, given)
    if metadata.__dict__:
        items.insert(0, writer.item("metadata=", metadata, notes.at("metadata")))
    patches = [*parts.patches]
    if shape.construct == "Secret":
        patches += _undecodable(parts.value)
    if recognized is not None:
        template = notes.at(*_TEMPLATES.get(shape.construct, ("spec", "template")))
        items.append(keyword("patterns", written_patterns(recognized[1], writer, template)))
    if ignored:
        reasons = [Item(f"{text_literal(rule)}: ", Atom(text_literal(ignored[rule]))) for rule in sorted(ignored)]
        items.append(keyword("ignore_rules", mapping_of(reasons)))
    code = call(writer.imported(shape.construct), [*_scope_and_id(id), *items])
    patched = tuple(_patch(each, notes) for each in patches)
    return Statement(
        shape.construct,
        code,
        patched,
        tuple(writer.prelude),
        (*comments, *notes.take_all()),
        frozenset((*writer.imports, *((Import("cdk8s", _JSON_PATCH),) if patched else ()))),
        frozenset(writer.references.used),
    )


def untyped_statement(manifest: Mapping[str, Any], id: str, notes: Notes, given: Given) -> Statement:
    """An object of any kind as it is.

    Args:
        manifest: The object.
        id: The id of the construct.
        notes: Its comments.
        given: What its chart gives to it.
    """
    comments = [*notes.take_own(), *notes.at("apiVersion").take_all(), *notes.at("kind").take_all()]
    items = [*_scope_and_id(id)]
    items += [
        keyword(name, json_code(manifest[key])) for name, key in (("api_version", "apiVersion"), ("kind", "kind"))
    ]
    metadata = manifest.get("metadata")
    patches: list[Patch] = []
    used = {_API_OBJECT}
    if _is_simple(metadata):
        metadata = dict(metadata or {})
        comments += notes.at("metadata").take_all()
        if given.namespace == metadata.get("namespace"):
            metadata.pop("namespace", None)
        labels = {key: each for key, each in metadata.pop("labels", {}).items() if (key, each) not in given.labels}
        arguments = [keyword(key, json_code(metadata[key])) for key in ("name", "namespace") if key in metadata]
        if labels:
            arguments.append(keyword("labels", json_code(labels)))
        if "annotations" in metadata:
            arguments.append(keyword("annotations", json_code(metadata["annotations"])))
        items.append(keyword("metadata", call(_METADATA, arguments)))
        used.add(_METADATA)
    elif metadata is None:
        patches.append(("remove", ("metadata",), None))
    else:
        patches.append(("add", ("metadata",), metadata))
    patches += [
        ("add", (key,), each)
        for key, each in manifest.items()
        if key not in ("apiVersion", "kind", "metadata") and each is not None
    ]
    patched = tuple(_patch(each, notes) for each in patches)
    if patched:
        used.add(_JSON_PATCH)
    return Statement(
        _API_OBJECT,
        call(_API_OBJECT, items),
        patched,
        (),
        (*comments, *notes.take_all()),
        frozenset(Import("cdk8s", name) for name in used),
        frozenset(),
    )


def _scope_and_id(id: str) -> Iterator[Item]:
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


def _is_simple(metadata: Any) -> bool:
    """Whether cdk8s takes metadata as it is, and writes it as it was."""
    if not isinstance(metadata, dict) or not set(metadata) <= {"name", "namespace", "labels", "annotations"}:
        return False
    texts = all(
        isinstance(metadata.get(key), str) and metadata[key] for key in ("name", "namespace") if key in metadata
    )
    return (
        "name" in metadata
        and texts
        and all(
            isinstance(metadata[key], dict)
            and metadata[key]
            and all(isinstance(each, str) for each in metadata[key].values())
            for key in ("labels", "annotations")
            if key in metadata
        )
    )


def _patch(patch: Patch, notes: Notes) -> Group:
    operation, steps, value = patch
    path = "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in steps)
    items = [Item("", Atom(text_literal(path)))]
    if operation != "remove":
        items.append(Item("", _noted(value, notes.at(*steps))))
    return call(f"{_JSON_PATCH}.{operation}", items)


def _noted(value: Any, notes: Notes) -> Any:
    """A JSON value with the comments that belong to its parts."""
    if notes.is_empty:
        return json_code(value)
    if isinstance(value, dict) and value:
        return mapping_of(
            _noted_item(f"{text_literal(str(key))}: ", each, notes.at(key)) for key, each in value.items()
        )
    if isinstance(value, list) and value:
        return list_of(_noted_item("", each, notes.at(position)) for position, each in enumerate(value))
    return json_code(value)


def _noted_item(prefix: str, value: Any, notes: Notes) -> Item:
    above = notes.take_own()
    code = _noted(value, notes)
    return Item(prefix, code, (*above, *notes.take_all()))


def _value_items(parts: Parts, writer: ValueWriter, notes: Notes) -> Iterator[Item]:
    """The arguments of a construct that its kind is about."""
    shape, value = parts.shape, parts.value
    if shape.is_whole:
        yield writer.item("spec=", value, notes)
        return
    if shape.construct == "Secret" and value.__dict__.get("data"):
        keys = type(value).__manifest_keys__
        for field in keys:
            if field == "data":
                decoded = {key: _decoded(text) for key, text in value.__dict__["data"].items()}
                known = FrozenMapping({key: "" if each is None else each for key, each in decoded.items()})
                yield writer.item("data=", known, notes.at("data"), "data")
            elif field in value.__dict__:
                yield writer.field_item(value, field, notes.at(keys[field]))
        return
    if shape.construct == "ReplicationController" and "selector" not in value.__dict__:
        # Without one the construct would make one; an empty one is taken out again.
        yield keyword("selector", mapping_of(()))
    written = () if writer.is_plain else tuple(_in_short(parts, writer, notes))
    short = {name for name, _ in written}
    order = list(value.__manifest_keys__)
    items = [(order.index(field), item) for field, item in written if item is not None]
    items += [
        (order.index(field), writer.field_item(value, field, notes.at(value.__manifest_keys__[field])))
        for field in order
        if field in value.__dict__ and field not in short
    ]
    for _, item in sorted(items, key=lambda each: each[0]):
        yield item


def _in_short(parts: Parts, writer: ValueWriter, notes: Notes) -> Iterator[tuple[str, Item | None]]:
    """What a construct takes in fewer words than its spec: the field that it stands for, and the argument."""
    held = parts.value.__dict__
    kind = parts.shape.construct
    if kind == "Service":
        yield from _service_in_short(parts, writer, notes)
    elif kind == "PersistentVolumeClaim":
        resources = held.get("resources")
        if resources is not None and set(resources.__dict__) == {"requests"} and set(resources.requests) == {"storage"}:
            inside = notes.at("resources", "requests", "storage")
            above = (*notes.at("resources").take_own(), *notes.at("resources", "requests").take_own())
            item = writer.item("storage=", resources.requests["storage"], inside)
            yield "resources", item._replace(comments=(*above, *item.comments))
    elif kind == "HorizontalPodAutoscaler":
        yield from _metrics_in_short(held.get("metrics") or (), writer, notes.at("metrics"))
    elif kind == "CronJob":
        job = held["job_template"]
        if set(job.__dict__) == {"spec"} and set(job.spec.__dict__) == {"template"}:
            inside = notes.at("jobTemplate", "spec", "template")
            above = (*notes.at("jobTemplate").take_own(), *notes.at("jobTemplate", "spec").take_own())
            item = writer.item("template=", job.spec.template, inside)
            yield "job_template", item._replace(comments=(*above, *item.comments))
    elif kind == "Ingress" and held.get("rules"):
        found = ingress_rules(held["rules"], writer.references)
        if found is not None:
            form, path_type = found
            yield "rules", writer.form_item("rules", form, notes.at("rules"))
            if path_type != "Prefix":
                yield "rules", keyword("path_type", Atom(text_literal(path_type)))


def _service_in_short(parts: Parts, writer: ValueWriter, notes: Notes) -> Iterator[tuple[str, Item | None]]:
    held = parts.value.__dict__
    if held.get("cluster_ip") == "None" and not held.get("cluster_ips"):
        yield "cluster_ip", keyword("headless", Atom("True"), notes.at("clusterIP").take_all())
    selector = held.get("selector")
    if selector:
        short = try_short(type(parts.value), "selector", selector, writer.references)
        if isinstance(short, StandIn) and not leads_to_its_pods(held.get("ports") or (), short):  # type: ignore[arg-type]  # what is selected makes pods
            yield "selector", writer.item("selector=", selector, notes.at("selector"), "selector")


def _metrics_in_short(metrics: tuple[Any, ...], writer: ValueWriter, notes: Notes) -> Iterator[tuple[str, Item | None]]:
    """The load on CPU and memory, where a scaler looks at nothing else."""
    amounts: list[tuple[str, int | str]] = []
    for metric in metrics:
        resource = metric.resource
        if metric.type != "Resource" or resource is None or set(metric.__dict__) != {"type", "resource"}:
            return
        target = resource.target
        if target.type == "Utilization" and set(target.__dict__) == {"type", "average_utilization"}:
            amounts.append((resource.name, target.average_utilization))
        elif target.type == "AverageValue" and set(target.__dict__) == {"type", "average_value"}:
            amounts.append((resource.name, target.average_value))
        else:
            return
    names = [name for name, _ in amounts]
    if names not in (["cpu"], ["memory"], ["cpu", "memory"]):
        return
    if not all(
        isinstance(amount, str if metric.resource.target.type == "AverageValue" else int)
        for (_, amount), metric in zip(amounts, metrics, strict=True)
    ):
        return
    for position, (name, amount) in enumerate(amounts):
        yield (
            "metrics",
            writer.item(f"{name}=", amount, notes.at(position))._replace(
                comments=(*notes.take_own(), *notes.at(position).take_all())
            ),
        )


def _decoded(text: Any) -> str | bytes | None:
    """What a text in base64 holds, as text where it is some; None where it is not written as the construct would."""
    if not isinstance(text, str):
        return None
    try:
        content = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    if b64encode(content).decode() != text:
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def _undecodable(value: Value) -> Iterator[Patch]:
    """What a Secret holds in a base64 that is not the usual one."""
    for key, text in (value.__dict__.get("data") or {}).items():
        if _decoded(text) is None:
            yield "replace", ("data", key), text
