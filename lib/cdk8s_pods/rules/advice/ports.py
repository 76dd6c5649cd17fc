"""Ports that are worth a second look."""

from __future__ import annotations

from cdk8s_pods.facts.opened_ports import unasked_ports
from cdk8s_pods.facts.time_line import PROBES, is_native_sidecar, tcp_ports
from cdk8s_pods.rules.interface import duplicate, invalid, page, rule, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_WARNINGS = server("pkg/api/pod/warnings.go", "warningsForPodSpec")


@rule(
    "PodSpec",
    category="advice",
    remedy="configure one of the two for another port and declare the ports of both",
    source=page("https://hub.docker.com/_/nginx", "and the pages of the other images: the port each exposes"),
)
def well_known_images_do_not_meet_on_their_default_port(
    value: Object, at: FieldPath, context: Context
) -> Problems | None:
    """Two web servers in one pod both listen on port 80 unless told otherwise, and the second one fails.

    Said of well-known images that are given no command, settings or ports, and meet another container on the port.
    """
    containers: Sequence[Mapping[str, Any]] = value.get("containers", ())
    if len(containers) < 2 and "initContainers" not in value:
        return None
    undeclared = [
        (position, port)
        for position, container in enumerate(containers)
        if "ports" not in container
        for port in sorted(unasked_ports(container))
    ]
    return _met(value, undeclared, at) if undeclared and _may_meet(value, undeclared) else None


def _may_meet(spec: Object, undeclared: list[tuple[int, int]]) -> bool:
    """Whether a container might meet another one: the quick question that nearly every pod ends with."""
    ports = {port for _, port in undeclared}
    if len(ports) < len(undeclared):
        return True
    for group in ("containers", "initContainers"):
        for container in spec.get(group, ()):
            if "ports" in container:
                for declared in container["ports"]:
                    if declared.get("containerPort") in ports:
                        return True
            elif not PROBES.isdisjoint(container):
                return True
    return False


def _met(spec: Object, undeclared: list[tuple[int, int]], at: FieldPath) -> list[Problem]:
    """The containers that meet another one on the port that their image listens on by default."""
    containers: Sequence[Mapping[str, Any]] = spec["containers"]
    listening: dict[int, str] = {}
    for container in (*filter(is_native_sidecar, spec.get("initContainers", ())), *containers):
        for port in tcp_ports(container):
            listening.setdefault(port, container.get("name", ""))
    found: list[Problem] = []
    for position, port in undeclared:
        if port in tcp_ports(containers[position]):
            continue
        name = containers[position].get("name", "")
        other = listening.setdefault(port, name)
        if other != name:
            image = containers[position].get("image")
            message = invalid(image, f'listens on port {port} by default, as does the image of container "{other}"')
            found.append((at.child("containers").index(position).child("image"), message))
    return found


@rule(
    "PodSpec",
    category="advice",
    remedy="give the ports of a pod different names",
    source=_WARNINGS,
)
def port_names_are_unique_in_a_pod(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A Service that gives its target port by name finds the first container with that name, and never the second."""
    containers: Sequence[Mapping[str, Any]] = value.get("containers", ())
    if len(containers) < 2:
        return None
    seen: dict[tuple[str, str], int] = {}
    found: list[Problem] = []
    for number, container in enumerate(containers):
        for position, port in enumerate(container.get("ports", ())):
            if "name" not in port:
                continue
            owner = seen.setdefault((port["name"], port.get("protocol", "TCP")), number)
            if owner != number:
                where = at.child("containers").index(number).child("ports").index(position).child("name")
                first = containers[owner].get("name", "")
                found.append((where, duplicate(port["name"], f'Services find the port of container "{first}"')))
    return found


@rule(
    "Container.ports",
    category="advice",
    remedy="declare the port once",
    source=(
        _WARNINGS,
        page(
            "https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy",
            "kubectl apply merges ports by number and protocol",
        ),
    ),
)
def ports_are_declared_once_in_a_container(value: Objects, at: FieldPath, context: Context) -> Problems | None:
    """The same port twice in one container does nothing more, and `kubectl apply` cannot tell the two apart."""
    if len(value) < 2:
        return None
    seen: set[tuple[int, str, int, str]] = set()
    found: list[Problem] = []
    for position, port in enumerate(value):
        number = port.get("containerPort", 0)
        declared = (number, port.get("protocol", "TCP"), port.get("hostPort", 0), port.get("hostIP", ""))
        if declared in seen:
            found.append((at.index(position).child("containerPort"), duplicate(number)))
        seen.add(declared)
    return found
