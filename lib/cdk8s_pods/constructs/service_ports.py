"""The ports of a Service beside those that the containers of its workload declare."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import not_found
from cdk8s_pods.model import ServicePort

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.model import Container, ContainerPort


def declared_ports(workload: Any) -> list[ServicePort]:
    """A port of a Service for each that the containers of a workload declare, those of helpers aside.

    Each keeps its name, by which it leads to the containers; where there are several, one without a name is given one.

    Args:
        workload: What was given as the Service's selector.
    """
    ports: dict[tuple[int, str], ContainerPort] = {}
    for container in _containers(workload, helpers=False):
        for port in container.ports or ():
            ports.setdefault((port.container_port, port.protocol or "TCP"), port)
    return [
        ServicePort(
            name=port.name or (f"{protocol.lower()}-{number}" if len(ports) > 1 else None),
            port=number,
            target_port=port.name,
            protocol=port.protocol,
        )
        for (number, protocol), port in ports.items()
    ]


def port_issues(ports: Sequence[ServicePort] | None, workload: Any) -> Iterator[Issue]:
    """The ports of a Service that lead to none of its workload's.

    Args:
        ports: The ports in full.
        workload: What was given as the Service's selector.
    """
    declared = [port for container in _containers(workload) for port in container.ports or ()]
    numbers = {(port.container_port, port.protocol or "TCP") for port in declared}
    names = {port.name for port in declared}
    for position, port in enumerate(ports or ()):
        if not isinstance(port, ServicePort):
            continue  # the check of the manifest names it
        target = port.port if port.target_port is None else port.target_port
        known = (
            target in names if isinstance(target, str) else not numbers or (target, port.protocol or "TCP") in numbers
        )
        if not known:
            # Deferred: only a Service that leads nowhere pays for it.
            from cdk8s_pods.rules.catalogue import issue_of

            at = FieldPath.of("spec", "ports").index(position)
            at = at.child("port" if port.target_port is None else "targetPort")
            yield issue_of(
                "a_service_leads_to_a_port_of_its_workload", at, not_found(target, _offer(workload, declared))
            )


def _containers(workload: Any, *, helpers: bool = True) -> Iterator[Container]:
    """The containers of a workload that run while it serves."""
    template = getattr(workload, "template", None)
    spec = template and template.spec
    for container in (spec and spec.containers) or ():
        if helpers or not container.helps:
            yield container
    if helpers:
        for container in (spec and spec.init_containers) or ():
            if container.restart_policy == "Always":
                yield container


def _offer(workload: Any, declared: Sequence[ContainerPort]) -> str:
    offered = ", ".join(
        f"{port.container_port} ({port.name})" if port.name else str(port.container_port) for port in declared
    )
    kind = type(workload).__name__
    return f'the containers of {kind} "{workload.name}" declare {offered or "no ports"}'
