"""What the search for a pattern gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdk8s_pods.converting.code import Group
    from cdk8s_pods.converting.notes import Notes
    from cdk8s_pods.converting.values import ValueWriter
    from cdk8s_pods.model import PodTemplateSpec
    from cdk8s_pods.patterns.pattern import Pattern


class Found(NamedTuple):
    """A pattern that may have made a pod.

    Args:
        rest: The pod without it.
        pattern: The pattern.
        write: Writes it, given the writer of its object and the notes of the pod's template.
    """

    rest: PodTemplateSpec
    pattern: Pattern
    write: Callable[[ValueWriter, Notes], Group]


def without_helper(template: PodTemplateSpec) -> tuple[PodTemplateSpec, str, int] | None:
    """The pod without the container that a pattern would have put there last, which field that was in, and where.

    A native sidecar is looked for first; a plain second container is one only where more says so.
    """
    spec = template.spec
    if spec is None:
        return None
    init = spec.init_containers or ()
    if init and init[-1].restart_policy == "Always":
        rest = spec.replace(init_containers=init[:-1] or None)
        return template.replace(spec=rest), "init_containers", len(init) - 1
    if len(spec.containers) > 1:
        rest = spec.replace(containers=spec.containers[:-1])
        return template.replace(spec=rest), "containers", len(spec.containers) - 1
    return None
