"""Containers in the way of the proxy that a service mesh is asked to inject."""

from __future__ import annotations

from cdk8s_pods.facts.mesh_proxies import injected_proxies, taken_ports
from cdk8s_pods.facts.side_by_side import runners, wanted_ports
from cdk8s_pods.issues.message import invalid, not_found
from cdk8s_pods.rules.rule import rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem

_PORTS = "https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio"
_CONSUL_PORT = "consul.hashicorp.com/connect-service-port"
_USERS = "https://istio.io/latest/docs/ops/deployment/application-requirements/#pod-requirements"


@rule(
    "PodSpec",
    category="runtime",
    remedy="let the container listen on another port",
    source=f"{_PORTS}, https://linkerd.io/2/reference/proxy-configuration/, https://github.com/hashicorp/consul-k8s,"
    " https://docs.dapr.io/reference/arguments-annotations-overview/",
)
def ports_of_an_injected_proxy_are_left_to_it(
    value: Mapping[str, Any], at: FieldPath, context: Context
) -> Iterable[Problem] | None:
    """The proxy that Istio, Linkerd, Consul or Dapr puts into a pod listens on ports of the pod's one network.

    It counts when the pod itself asks for the proxy, by label or annotation; where an annotation moves a port of the
    proxy, that is heeded.
    """
    proxies = injected_proxies(context.pod_metadata, value)
    if not proxies:
        return None
    annotations: Mapping[str, str] = context.pod_metadata.get("annotations", {})
    found: list[Problem] = []
    for proxy in proxies:
        taken = taken_ports(proxy, annotations)
        for runner in runners(value, at):
            if not runner.stays or runner.container.get("name") in proxy.containers:
                continue
            for port in wanted_ports(runner):
                if port.number in taken and port.protocol == "TCP":
                    use = taken[port.number]
                    found.append((port.at, invalid(port.number, f"{proxy.mesh}'s proxy takes it: {use}")))
    return found


@rule(
    "PodSpec",
    category="runtime",
    remedy="let the container run as another user",
    source=f"{_USERS}, https://linkerd.io/2/reference/proxy-configuration/, https://github.com/hashicorp/consul-k8s",
)
def users_of_an_injected_proxy_are_left_to_it(
    value: Mapping[str, Any], at: FieldPath, context: Context
) -> Iterable[Problem] | None:
    """The traffic of the proxy's own user is not sent through the proxy: a container as that user escapes the mesh.

    Consul refuses such a pod. Init containers that end before the pod starts may well want that.
    """
    proxies = injected_proxies(context.pod_metadata, value)
    if not proxies:
        return None
    annotations: Mapping[str, str] = context.pod_metadata.get("annotations", {})
    pod_user: int | None = value.get("securityContext", {}).get("runAsUser")
    found: dict[str, Problem] = {}
    for proxy in proxies:
        if proxy.mesh == "Linkerd" and "config.linkerd.io/proxy-uid" in annotations:
            continue
        for runner in runners(value, at):
            own: Mapping[str, Any] = runner.container.get("securityContext", {})
            user = own.get("runAsUser", pod_user)
            if runner.stays and user in proxy.users and runner.container.get("name") not in proxy.containers:
                here = runner.at if "runAsUser" in own else at
                where = here.child("securityContext").child("runAsUser")
                message = invalid(user, f"{proxy.mesh} keeps this user for {proxy.users[user]}")
                found.setdefault(str(where), (where, message))
    return found.values()


@rule(
    "Pod.metadata",
    "PodTemplateSpec.metadata",
    category="runtime",
    remedy="declare a port with this name, or write the number of the port",
    source="https://developer.hashicorp.com/consul/docs/k8s/annotations-and-labels: connect-service-port",
)
def the_port_of_a_consul_service_is_declared(
    value: Mapping[str, Any], at: FieldPath, context: Context
) -> Iterable[Problem] | None:
    """Consul looks the port of a service up among the ports of the pod when the annotation gives it by name.

    Without such a port the service is registered with none, and the proxy passes nothing on to the application.
    """
    written: str | None = value.get("annotations", {}).get(_CONSUL_PORT)
    if not written:
        return None
    declared = {
        port.get("name") for container in context.pod_spec.get("containers", ()) for port in container.get("ports", ())
    }
    return [
        (at.child("annotations").key(_CONSUL_PORT), not_found(name, "must be the name of a port of the pod"))
        for name in written.split(",")
        if not name.isdecimal() and name not in declared
    ]
