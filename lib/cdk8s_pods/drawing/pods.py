"""The picture of a pod: what is in it, what is around it, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.facts.generated_names import without_hash
from cdk8s_pods.facts.replicas import replicas_at_once

from .faults import Faults
from .parts import parts_of
from .sketch import Channel, Column, Frame, Sketch, Wall
from .stores import stores_of
from .traffic import Traffic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.between.resource import Resource
    from cdk8s_pods.rules.between.view import View

    from .faults import Places
    from .parts import Part
    from .sketch import Box, Line

_DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container"
_INIT = "init: one by one, each to its end"
_SIDECARS = "sidecars: first to start, last to stop"
_INJECTED = "added when the pod is made"
_MAIN, _SEVERAL, _WORK = "main", "side by side", "main, until its work is done"


def pod_sketch(resource: Resource, view: View, issues_of: Callable[[Resource], Sequence[Issue]]) -> Sketch:
    """The picture of the pods that an object makes, or is.

    Args:
        resource: The object; it has pods.
        view: The objects around it, itself among them.
        issues_of: What the rules say of an object.
    """
    pods = resource.pods
    assert pods is not None
    faults = Faults()
    places = faults.of(issues_of(resource))
    at = pods.at.child("spec")
    parts = parts_of(pods.spec, at, pods.annotations.get(_DEFAULT_CONTAINER, ""))
    stores, file_lines = stores_of(resource, parts, places)

    def faults_of(other: Resource) -> tuple[int, ...]:
        return faults.of(issues_of(other), other.title).rest()

    traffic = Traffic(resource, view, parts, faults_of)
    boxes = list(_boxes(parts, traffic, places, is_work=resource.kind in ("Job", "CronJob")))
    lines = (*traffic.lines, *file_lines)
    title = f"{resource.kind} {without_hash(resource.name)}" if resource.name else "Pod"
    on_node = pods.spec.get("hostNetwork") is True
    frame = Frame(
        title,
        note=_note(resource),
        has_copies=resource.kind == "DaemonSet" or replicas_at_once(resource.kind, resource.spec) > 1,
        outer="the node's network" if on_node else "",
        faults=places.rest(),
    )
    return Sketch(
        title=f"{title}: what is in the pod" if resource.name else "What is in the pod",
        told=_told(title, frame, boxes, lines, faults),
        strips=(
            Column(tuple(traffic.sources)),
            Channel("in"),
            Wall(),
            Channel("calls"),
            Column(tuple(boxes), is_anchor=True),
            Channel("files"),
            Column(tuple(stores)),
            Wall(),
            Channel("out"),
            Column(tuple(traffic.targets.values())),
        ),
        lines=lines,
        frame=frame,
        notes=tuple(faults.notes),
    )


def _boxes(parts: Sequence[Part], traffic: Traffic, places: Places, *, is_work: bool) -> Iterator[Box]:
    """The containers in running order, those that are injected among them."""
    early = [box for box in traffic.injected if box.key not in traffic.late]
    late = [box for box in traffic.injected if box.key in traffic.late]
    for number, box in enumerate(early):
        yield box._replace(caption="" if number else _INJECTED)
    main = _SEVERAL if late or sum(part.is_ordinary for part in parts) > 1 else _WORK if is_work else _MAIN
    before = ""
    for part in parts:
        stage = main if part.is_ordinary else _SIDECARS if part.runner.stays else _INIT
        caption = "" if stage == before else stage
        before = stage
        order = str(part.runner.start + 1) if len(parts) > 1 else ""
        if caption == main:
            for box in late:
                yield box._replace(caption=caption, chip=order)
                caption = ""
        role = part.role or ("" if part.is_ordinary else "sidecar" if part.runner.stays else "init")
        yield part.box(" · ".join(each for each in (order, role) if each), caption, places)


def _note(resource: Resource) -> str:
    """How many there are, and when."""
    spec = resource.spec
    count = replicas_at_once(resource.kind, spec)
    if resource.kind == "DaemonSet":
        return "one on every node"
    if resource.kind == "StatefulSet" and resource.name:
        return f"{without_hash(resource.name)}-0" + (f" to -{count - 1}" if count > 1 else "")
    if resource.kind == "CronJob":
        zone = f", {spec['timeZone']}" if "timeZone" in spec else ""
        return f"{spec.get('schedule', '')}{zone}"
    if resource.kind == "Job" and spec.get("completions", 1) > 1:
        return f"{spec['completions']} times, {count} at once"
    return f"{count} pods" if count > 1 else ""


def _told(title: str, frame: Frame, boxes: Sequence[Box], lines: Sequence[Line], faults: Faults) -> str:
    """The picture in sentences, for who listens to it."""
    names = "; ".join(f"{box.title}{f' ({box.chip})' if box.chip else ''}" for box in boxes)
    sentences = [
        f"{title}{f', {frame.note}' if frame.note else ''}{f', on {frame.outer}' if frame.outer else ''}.",
        f"Containers in the order in which they start: {names}.",
        *(f"{line.told}." for line in lines),
        *(f"Fault {note.number}: {note.text}." for note in faults.notes),
    ]
    return "\n".join(sentences)
