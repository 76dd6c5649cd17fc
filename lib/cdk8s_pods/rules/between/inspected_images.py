"""Services to images that `cdk8s-pods images` has looked at."""

from __future__ import annotations

from cdk8s_pods.facts.inspected_images import unexposed_port_problem
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import invalid
from cdk8s_pods.rules.source import page

from .rule import between
from .services import selected_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View


@between(
    "Service",
    category="advice",
    remedy="lead to a port that the program listens on, and EXPOSE it in the image",
    source=page("https://docs.docker.com/reference/dockerfile/#expose"),
)
def services_lead_to_ports_that_images_expose(resource: Resource, view: View) -> Iterator[Problem]:
    """An image says with EXPOSE where its program listens: a Service that leads elsewhere reaches nobody.

    Said of target ports that are numbers, where `cdk8s-pods images` has looked at the image of each container that may
    be meant, all expose something, and nothing that the containers are told names the port.
    """
    images = resource.target.images
    pods = selected_by(resource, view) if images else None
    if not images or not pods:
        return
    for position, port in enumerate(resource.spec.get("ports", ())):
        target = port.get("targetPort") or port.get("port")
        if not isinstance(target, int) or port.get("protocol", "TCP") != "TCP":
            continue
        problems = [
            unexposed_port_problem(images.find(container.get("image", "")), target, container)
            for _, template in pods
            for container in _meant(template.spec, target)
        ]
        told = [problem for problem in problems if problem]
        if told and len(told) == len(problems):
            at = FieldPath.of("spec", "ports").index(position).child("targetPort" if "targetPort" in port else "port")
            yield at, invalid(target, told[0])


def _meant(spec: Mapping[str, Any], target: int) -> list[Any]:
    """The containers of a pod that a Service may lead to: those that declare the port, else all."""
    containers = [*spec.get("containers", ()), *spec.get("initContainers", ())]
    declaring = [
        container
        for container in containers
        if any(port.get("containerPort") == target for port in container.get("ports", ()))
    ]
    return declaring or spec.get("containers", [])
