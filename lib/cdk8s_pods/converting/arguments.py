"""Writes what the construct of a kind is given, in fewer words than its spec where it takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdk8s_pods.model import ServiceSpec
from cdk8s_pods.model.frozen_mapping import FrozenMapping

from .code import Atom, Item, keyword, mapping_of
from .literals import text_literal
from .references import WorkloadStandIn, leads_to_its_pods
from .secret_content import decoded
from .short_forms import ingress_rules, try_short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeAlias

    from .notes import Notes
    from .parts import Parts
    from .values import ValueWriter

    #: An argument, with the field that it stands for.
    InShort: TypeAlias = Iterator[tuple[str, Item]]


def arguments_of(parts: Parts, writer: ValueWriter, notes: Notes) -> Iterator[Item]:
    """The arguments of a construct that its kind is about, in the order of the fields.

    Args:
        parts: The object.
        writer: Writes its values.
        notes: The comments of its spec, or of all of it where it has none.
    """
    value = parts.value
    if parts.shape.is_whole:
        yield writer.item("spec=", value, notes)
        return
    written: dict[str, list[Item]] = {}
    for field, item in _written_otherwise(parts, writer, notes):
        written.setdefault(field, []).append(item)
    for field, key in value.__manifest_keys__.items():
        if field in written:
            yield from written[field]
        elif field in value.__dict__:
            yield writer.field_item(value, field, notes.at(key))


def _written_otherwise(parts: Parts, writer: ValueWriter, notes: Notes) -> InShort:
    kind, held = parts.shape.construct, parts.value.__dict__
    if kind == "Secret" and held.get("data"):
        contents = {key: decoded(text) for key, text in held["data"].items()}
        # What is not in the usual base64 is put in its place afterwards.
        known = FrozenMapping({key: "" if each is None else each for key, each in contents.items()})
        yield "data", writer.item("data=", known, notes.at("data"), "data")
    if kind == "ReplicationController" and "selector" not in held:
        # Without one the construct would make one; an empty one is taken out again.
        yield "selector", keyword("selector", mapping_of(()))
    if not writer.is_plain and kind in _IN_SHORT:
        yield from _IN_SHORT[kind](held, writer, notes)


def _service(held: Mapping[str, Any], writer: ValueWriter, notes: Notes) -> InShort:
    if held.get("cluster_ip") == "None" and not held.get("cluster_ips"):
        yield "cluster_ip", keyword("headless", Atom("True"), notes.at("clusterIP").take_all())
    selector = held.get("selector")
    if selector:
        short = try_short(ServiceSpec, "selector", selector, writer.references)
        if isinstance(short, WorkloadStandIn) and not leads_to_its_pods(held.get("ports") or (), short):
            # A workload is refused where the ports lead to none of its own; its labels are not.
            yield "selector", writer.item("selector=", selector, notes.at("selector"), "selector")


def _claim(held: Mapping[str, Any], writer: ValueWriter, notes: Notes) -> InShort:
    resources = held.get("resources")
    if resources is not None and set(resources.__dict__) == {"requests"} and set(resources.requests) == {"storage"}:
        yield "resources", _deep_item(writer, "storage", resources.requests["storage"], notes, "resources", "requests")


def _cron_job(held: Mapping[str, Any], writer: ValueWriter, notes: Notes) -> InShort:
    job = held["job_template"]
    if set(job.__dict__) == {"spec"} and set(job.spec.__dict__) == {"template"}:
        yield "job_template", _deep_item(writer, "template", job.spec.template, notes, "jobTemplate", "spec")


def _deep_item(writer: ValueWriter, name: str, value: Any, notes: Notes, outer: str, inner: str) -> Item:
    """An argument that stands two levels deeper in a manifest, with the comments of all three."""
    above = (*notes.at(outer).take_own(), *notes.at(outer, inner).take_own())
    item = writer.item(f"{name}=", value, notes.at(outer, inner, name))
    return item._replace(comments=(*above, *item.comments))


def _ingress(held: Mapping[str, Any], writer: ValueWriter, notes: Notes) -> InShort:
    found = ingress_rules(held["rules"], writer.references) if held.get("rules") else None
    if found is not None:
        form, path_type = found
        yield "rules", writer.form_item("rules", form, notes.at("rules"))
        if path_type != "Prefix":
            yield "rules", keyword("path_type", Atom(text_literal(path_type)))


def _autoscaler(held: Mapping[str, Any], writer: ValueWriter, notes: Notes) -> InShort:
    """The load on CPU and memory, where a scaler looks at nothing else."""
    amounts = [_amount(metric) for metric in held.get("metrics") or ()]
    names = [amount and amount[0] for amount in amounts]
    if names not in (["cpu"], ["memory"], ["cpu", "memory"]):
        return
    above = notes.at("metrics").take_own()
    for position, amount in enumerate(amounts):
        if amount is not None:
            inside = notes.at("metrics", position).take_all()
            item = writer.item(f"{amount[0]}=", amount[1], notes.at("nothing"))
            yield "metrics", item._replace(comments=(*above, *inside))
            above = ()


def _amount(metric: Any) -> tuple[str, int | str] | None:
    """The resource that a metric is about, and how much of it: a number in per cent, a text in its own unit."""
    resource = metric.resource
    if metric.type != "Resource" or resource is None or set(metric.__dict__) != {"type", "resource"}:
        return None
    target = resource.target.__dict__
    for kind, field, of_type in (("Utilization", "average_utilization", int), ("AverageValue", "average_value", str)):
        if target.get("type") == kind and set(target) == {"type", field} and isinstance(target[field], of_type):
            return resource.name, target[field]
    return None


_IN_SHORT: dict[str, Callable[[Mapping[str, Any], ValueWriter, Notes], InShort]] = {
    "CronJob": _cron_job,
    "HorizontalPodAutoscaler": _autoscaler,
    "Ingress": _ingress,
    "PersistentVolumeClaim": _claim,
    "Service": _service,
}
