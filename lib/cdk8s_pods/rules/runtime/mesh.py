"""Containers in the way of the proxy that a service mesh is asked to inject."""

from __future__ import annotations

from cdk8s_pods.facts.mesh_proxies import (
    CONSUL_SERVICE_PORT,
    DAPR_APP_PORT,
    DAPR_ENABLED,
    DAPR_OWN_PORTS,
    LINKERD_PROXY_UID,
    injected_proxies,
    is_true,
    taken_ports,
)
from cdk8s_pods.facts.time_line import declared_ports, runners, tcp_ports
from cdk8s_pods.rules.interface import invalid, not_found, page, rule
from cdk8s_pods.schema.formats import natural_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems, TextMap


#: What asks for a proxy, in the metadata of a pod.
_ASKED_BY = ("annotations", "labels")

_ISTIO_PORTS = page("https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio")
_ISTIO_USERS = page("https://istio.io/latest/docs/ops/deployment/application-requirements/#pod-requirements")
_LINKERD = page("https://linkerd.io/2/reference/proxy-configuration/")
_CONSUL = page("https://github.com/hashicorp/consul-k8s")
_DAPR = page("https://docs.dapr.io/reference/arguments-annotations-overview/")


@rule(
    "ObjectMeta",
    when=_ASKED_BY,
    category="runtime",
    remedy="let the container listen on another port",
    source=(_ISTIO_PORTS, _LINKERD, _CONSUL, _DAPR),
)
def ports_of_an_injected_proxy_are_left_to_it(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """The proxy that Istio, Linkerd, Consul or Dapr puts into a pod listens on ports of the pod's one network.

    It counts when the pod itself asks for the proxy, by label or annotation; where an annotation moves a port of the
    proxy, that is heeded.
    """
    proxies = injected_proxies(value, context.pod_spec) if value is context.pod_metadata else ()
    if not proxies:
        return None
    annotations: TextMap = value.get("annotations", {})
    found: list[Problem] = []
    for proxy in proxies:
        taken = taken_ports(proxy, annotations)
        for runner in runners(context.pod_spec, context.pod_path):
            if not runner.stays or runner.container.get("name") in proxy.containers:
                continue
            for port in declared_ports(runner):
                if port.number in taken and port.protocol == "TCP":
                    use = taken[port.number]
                    found.append((port.at, invalid(port.number, f"{proxy.mesh}'s proxy takes it: {use}")))
    return found


@rule(
    "ObjectMeta",
    when=_ASKED_BY,
    category="runtime",
    remedy="let the container run as another user",
    source=(_ISTIO_USERS, _LINKERD, _CONSUL),
)
def users_of_an_injected_proxy_are_left_to_it(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """The traffic of the proxy's own user is not sent through the proxy: a container as that user escapes the mesh.

    Consul refuses such a pod. Init containers that end before the pod starts may well want that.
    """
    proxies = injected_proxies(value, context.pod_spec) if value is context.pod_metadata else ()
    if not proxies:
        return None
    annotations: TextMap = value.get("annotations", {})
    pod_user: int | None = context.pod_spec.get("securityContext", {}).get("runAsUser")
    found: dict[str, Problem] = {}
    for proxy in proxies:
        if proxy.mesh == "Linkerd" and LINKERD_PROXY_UID in annotations:
            continue
        for runner in runners(context.pod_spec, context.pod_path):
            own: Object = runner.container.get("securityContext", {})
            user = own.get("runAsUser", pod_user)
            if runner.stays and user in proxy.users and runner.container.get("name") not in proxy.containers:
                here = runner.at if "runAsUser" in own else context.pod_path
                where = here.child("securityContext").child("runAsUser")
                message = invalid(user, f"{proxy.mesh} keeps this user for {proxy.users[user]}")
                found.setdefault(str(where), (where, message))
    return found.values()


@rule(
    "ObjectMeta",
    when=("annotations",),
    category="runtime",
    remedy="declare a port with this name, or write the number of the port",
    source=page("https://developer.hashicorp.com/consul/docs/k8s/annotations-and-labels", "connect-service-port"),
)
def the_port_of_a_consul_service_is_declared(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Consul looks the port of a service up among the ports of the pod when the annotation gives it by name.

    Without such a port the service is registered with none, and the proxy passes nothing on to the application.
    """
    written: str | None = value["annotations"].get(CONSUL_SERVICE_PORT)
    if not written or value is not context.pod_metadata:
        return None
    declared = {
        port.get("name") for container in context.pod_spec.get("containers", ()) for port in container.get("ports", ())
    }
    return [
        (at.child("annotations").key(CONSUL_SERVICE_PORT), not_found(name, "must be the name of a port of the pod"))
        for name in written.split(",")
        if not name.isdecimal() and name not in declared
    ]


@rule(
    "ObjectMeta",
    when=("annotations",),
    category="runtime",
    remedy="write the port that the application listens on",
    source=_DAPR,
)
def the_port_of_a_dapr_application_is_its_own(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Dapr's sidecar calls the application on this port: it ends at once where that is one of its own ports.

    Where the containers declare ports and this is none of them, that is advice.
    """
    annotations: TextMap = value["annotations"]
    written = annotations.get(DAPR_APP_PORT)
    if written is None or not is_true(annotations.get(DAPR_ENABLED)) or value is not context.pod_metadata:
        return None
    where = at.child("annotations").key(DAPR_APP_PORT)
    port = natural_number(written)
    if port is None:
        return [(where, invalid(written, "must be the number of a port").mildly())]
    moved = {number: natural_number(annotations.get(annotation, "")) for number, annotation in DAPR_OWN_PORTS.items()}
    own = {number if to is None else to for number, to in moved.items()}
    if port in own:
        return [(where, invalid(written, "is a port of Dapr's sidecar"))]
    declared = [tcp_ports(container) for container in context.pod_spec.get("containers", ()) if "ports" in container]
    if declared and port not in set().union(*declared):
        return [(where, not_found(written, "no container of the pod declares this port").mildly())]
    return None
