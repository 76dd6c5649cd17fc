"""Ports that are worth a second look."""

from __future__ import annotations

from cdk8s_pods.rules.messages import duplicate
from cdk8s_pods.rules.rule import rule
from cdk8s_pods.rules.runtime.side_by_side import is_native_sidecar, tcp_ports

from .default_ports import default_port

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem

_WARNINGS = "`warningsForPodSpec` of the API server, pkg/api/pod/warnings.go of kubernetes/kubernetes"


@rule(
    "PodSpec",
    category="advice",
    remedy="configure one of the two for another port and declare the ports of both",
    source="https://hub.docker.com/_/nginx and the pages of the other images: the port each exposes",
)
def well_known_images_do_not_meet_on_their_default_port(
    value: Mapping[str, Any], at: FieldPath, _context: Context
) -> Iterable[Problem] | None:
    """Two web servers in one pod both listen on port 80 unless told otherwise, and the second one fails.

    Said of well-known images that are given no command, settings or ports, and meet another container on the port.
    """
    containers: Sequence[Mapping[str, Any]] = value.get("containers", ())
    if len(containers) < 2 and "initContainers" not in value:
        return None
    defaults = [default_port(container) for container in containers]
    if not any(defaults):
        return None
    listening: dict[int, str] = {}
    for container in (*filter(is_native_sidecar, value.get("initContainers", ())), *containers):
        for port in tcp_ports(container):
            listening.setdefault(port, container.get("name", ""))
    found: list[Problem] = []
    for position, default in enumerate(defaults):
        if default is None or default in tcp_ports(containers[position]):
            continue
        name = containers[position].get("name", "")
        other = listening.setdefault(default, name)
        if other != name:
            message = f'Invalid value: its image listens on port {default} by default, as does container "{other}"'
            found.append((at.child("containers").index(position).child("image"), message))
    return found


@rule(
    "PodSpec",
    category="advice",
    remedy="give the ports of a pod different names",
    source=_WARNINGS,
)
def port_names_are_unique_in_a_pod(
    value: Mapping[str, Any], at: FieldPath, _context: Context
) -> Iterable[Problem] | None:
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
                found.append((where, f'{duplicate(port["name"])}: Services find the port of container "{first}"'))
    return found


@rule(
    "Container.ports",
    category="advice",
    remedy="declare the port once",
    source=f"{_WARNINGS}; `kubectl apply` merges ports by number and protocol",
)
def ports_are_declared_once_in_a_container(
    value: Sequence[Mapping[str, Any]], at: FieldPath, _context: Context
) -> Iterable[Problem] | None:
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
