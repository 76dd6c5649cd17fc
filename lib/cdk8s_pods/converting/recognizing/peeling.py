"""Takes the patterns of a workload away, the one applied last first, until nothing but the workload is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.converting.code import Item, list_of
from cdk8s_pods.converting.volumes import with_mounted_volumes
from cdk8s_pods.issues import PodsError
from cdk8s_pods.model import PodSpec, PodTemplateSpec

from .helpers import adapters, ambassadors, sidecars
from .known_exporters import known_exporters
from .meshes import meshes
from .node_network import node_networks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cdk8s_pods.converting.code import Group
    from cdk8s_pods.converting.notes import Notes
    from cdk8s_pods.converting.parts import Parts
    from cdk8s_pods.converting.values import ValueWriter

    from .found import Found

_SEARCHES: tuple[Callable[[PodTemplateSpec, bool], Iterator[Found]], ...] = (
    meshes,
    node_networks,
    known_exporters,
    adapters,
    ambassadors,
    sidecars,
)


def try_recognized(parts: Parts) -> tuple[Parts, list[Found]] | None:
    """A workload without the patterns that made its pods, and those patterns in their order; None where none did.

    Args:
        parts: The object.
    """
    template = parts.template
    if template is None or template.spec is None:
        return None
    ends = parts.shape.construct in ("Job", "CronJob")
    found: list[Found] = []
    while (last := _last_pattern(template, ends)) is not None:
        found.insert(0, last)
        template = last.rest
    return (_with_template(parts, template), found) if found else None


def written_patterns(found: list[Found], writer: ValueWriter, notes: Notes) -> Group:
    """Patterns as the list that a construct takes.

    Args:
        found: The patterns.
        writer: Writes the values of the object, whose pods it has written already.
        notes: The notes of the template.
    """
    return list_of(Item("", each.write(writer, notes)) for each in found)


def _last_pattern(template: PodTemplateSpec, ends: bool) -> Found | None:
    whole = template.to_manifest()
    for search in _SEARCHES:
        for found in search(template, ends):
            try:
                made = _as_written(found.rest).apply(found.pattern)
            except (PodsError, TypeError, ValueError):
                continue
            if made.to_manifest() == whole:
                return found
    return None


def _as_written(template: PodTemplateSpec) -> PodTemplateSpec:
    """A template as the program makes it: with volumes that join the pod where they are mounted."""
    assert template.spec is not None  # there is a pod wherever patterns are looked for
    return template.replace(spec=with_mounted_volumes(template.spec))


def _with_template(parts: Parts, template: PodTemplateSpec) -> Parts:
    held = parts.value.__dict__
    if isinstance(parts.value, PodSpec):
        assert template.spec is not None  # as above
        return parts._replace(metadata=template.metadata or parts.metadata, value=template.spec)
    if "job_template" in held:
        job = held["job_template"]
        job = job.replace(spec=job.spec.replace(template=template))
        return parts._replace(value=parts.value.replace(job_template=job))
    return parts._replace(value=parts.value.replace(template=template))
