"""StatefulSets and the Service that names their pods."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import invalid
from cdk8s_pods.rules.source import page

from .missing import missing
from .rule import between
from .services import is_headless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

_STABLE_NAMES = page(
    "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id", "Stable Network ID"
)
_LIMITATIONS = page("https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations")
_AT = FieldPath.of("spec", "serviceName")


@between(
    "StatefulSet",
    category="runtime",
    when=("Service",),
    remedy="write the name of a headless Service over these pods",
    source=_STABLE_NAMES,
)
def stateful_sets_have_their_service(resource: Resource, view: View) -> list[Problem] | None:
    """The pods of a StatefulSet have DNS names of their own below the name of its Service, and none without it."""
    message = missing(view, "Service", _service_name(resource), resource.namespace)
    return [(_AT, message)] if message else None


@between(
    "StatefulSet",
    category="runtime",
    when=("Service",),
    remedy='write clusterIP: "None" into the Service, or a second Service without an address for the StatefulSet',
    source=_LIMITATIONS,
)
def services_of_stateful_sets_are_headless(resource: Resource, view: View) -> list[Problem] | None:
    """A StatefulSet needs a headless Service: the name of one with an address leads to any pod, never to all of them.

    A single pod, which has nobody to find, works behind such a Service too.
    """
    name = _service_name(resource)
    service = view.named("Service", name, resource.namespace) if name else None
    if service is None or is_headless(service):
        return None
    message = invalid(name, f"{service.title_and_place} is not headless").beside(service)
    return [(_AT, message.mildly(when=resource.spec.get("replicas", 1) < 2))]


def _service_name(resource: Resource) -> str:
    name: str = resource.spec.get("serviceName", "")
    return name
