"""Who calls which Service, as far as the objects of an application say so."""

from __future__ import annotations

from cdk8s_pods.facts.called_addresses import called_addresses
from cdk8s_pods.facts.time_line import is_native_sidecar

from .pod_ports import declared_ports
from .view import is_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.facts.called_addresses import Address

    from .resource import PodTemplate, Resource
    from .view import Pods, View

_NOTHING: Mapping[str, Any] = {}


class Call:
    """Pods that call a Service.

    Args:
        caller: The object that makes the pods which call.
        template: These pods.
        variable: The name of the variable that says so.
        service: The Service.
        ports: The ports of the pods that the call leads to, each with its protocol; one of them is called.
        called: The pods that the Service leads to.
    """

    __slots__ = ("called", "caller", "ports", "service", "template", "variable")

    def __init__(
        self,
        caller: Resource,
        template: PodTemplate,
        variable: str,
        service: Resource,
        ports: list[Mapping[str, Any]],
        called: list[Pods],
    ) -> None:
        self.caller = caller
        self.template = template
        self.variable = variable
        self.service = service
        self.ports = ports
        self.called = called


def declared_calls(view: View) -> Iterator[Call]:
    """The calls that variables of containers declare by the address of a Service in the input."""
    services: dict[str, list[Resource]] = {}
    for service in view.of_kind("Service"):
        if service.spec.get("selector"):
            services.setdefault(service.name, []).append(service)
    for caller, template in view.pods():
        for address in _addresses(template):
            first, *rest = address.host.split(".")
            for service in services.get(first, ()):
                if not _leads_to(rest, caller, service):
                    continue
                spec = service.spec
                called = view.selected({"matchLabels": spec["selector"]}, service.namespace)
                ports = [port for port in spec.get("ports", ()) if address.port in (None, str(port.get("port")))]
                if called and ports and all(owner is not caller for owner, _ in called):
                    yield Call(caller, template, address.variable, service, ports, called)


def target_of(port: Mapping[str, Any], pods: PodTemplate) -> int | None:
    """The number of the port of pods that a port of a Service leads to; None where they do not have it."""
    target = port.get("targetPort") or port.get("port")
    if isinstance(target, int):
        return target
    numbers: list[int] = [each["containerPort"] for each in declared_ports(pods) if each.get("name") == target]
    return numbers[0] if numbers else None


def _addresses(template: PodTemplate) -> Iterator[Address]:
    sidecars = filter(is_native_sidecar, template.spec.get("initContainers", ()))
    for container in (*template.spec.get("containers", ()), *sidecars):
        yield from called_addresses(container)


def _leads_to(rest: list[str], caller: Resource, service: Resource) -> bool:
    """Whether what follows the name of a Service (``NAMESPACE.svc.cluster.local``) leads to that very Service."""
    if not rest:
        return service.namespace == caller.namespace
    return rest[1:2] in ([], ["svc"]) and is_in(service, rest[0])
