"""Finds the host network pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.converting.code import call
from cdk8s_pods.patterns import host_network

from .found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.converting.code import Group
    from cdk8s_pods.converting.notes import Notes
    from cdk8s_pods.converting.values import ValueWriter
    from cdk8s_pods.model import PodTemplateSpec


def node_networks(template: PodTemplateSpec, ends: bool) -> Iterator[Found]:  # noqa: ARG001 - as every search
    """The pattern, where a pod has the node's network and finds Services all the same.

    Args:
        template: The pod.
        ends: Whether the pod is one of a Job.
    """
    spec = template.spec
    if spec is not None and spec.host_network and spec.dns_policy == "ClusterFirstWithHostNet":
        rest = template.replace(spec=spec.replace(host_network=None, dns_policy=None))
        yield Found(rest, host_network(), _write)


def _write(writer: ValueWriter, notes: Notes) -> Group:  # noqa: ARG001 - as for every pattern
    return call(writer.imported("host_network"), ())
