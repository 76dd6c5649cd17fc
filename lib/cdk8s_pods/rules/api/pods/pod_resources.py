"""Requests and limits of a whole pod, and how those of its containers fit into them."""

from __future__ import annotations

from cdk8s_pods.facts.pod_amounts import amounts_together
from cdk8s_pods.rules.api.containers.resources import HUGE_PAGES, resource_name_problem
from cdk8s_pods.rules.interface import CORE, forbidden, invalid, rule, server, unsupported
from cdk8s_pods.schema import nano_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_POD_RESOURCES = server(CORE, "validatePodResources")
_CONSISTENCY = server(CORE, "validatePodResourceConsistency")
_SUPPORTED = ("cpu", "hugepages-", "memory")


@rule("PodSpec.resources", remedy="write cpu, memory or hugepages-SIZE", source=_POD_RESOURCES)
def pod_resources_are_known(resources: Object, at: FieldPath, context: Context) -> Problems | None:
    """A pod as a whole can ask for cpu, memory and huge pages; all else is asked for by containers."""
    found: list[Problem] = []
    for group in ("limits", "requests"):
        for name in resources.get(group, ()):
            if not _is_supported(name):
                problem = resource_name_problem(name)
                message = unsupported(name, _SUPPORTED) if problem is None else invalid(name, problem)
                found.append((at.child(group).key(name), message))
    return found


@rule("PodSpec.resources", remedy="write the claims at the containers that use them", source=_POD_RESOURCES)
def pod_resources_claim_no_devices(resources: Object, at: FieldPath, context: Context) -> Problems | None:
    """A device that is claimed goes to a container, not to the pod as a whole."""
    if "claims" not in resources:
        return None
    return [(at.child("claims"), forbidden("claims may not be set for Resources at pod-level"))]


@rule("PodSpec.resources", remedy="raise the request of the pod", source=_CONSISTENCY)
def pod_requests_cover_their_containers(resources: Object, at: FieldPath, context: Context) -> Problems | None:
    """What the containers are guaranteed together can't be more than what the pod is."""
    found: list[Problem] = []
    requests = resources.get("requests", {})
    for name, together in _requested_together(context).items():
        # What the pod does not request itself is set to what its containers do.
        if name in requests and _is_supported(name) and together > nano_units(requests[name]):
            message = "must be greater than or equal to aggregate container requests"
            found.append((at.child("requests").key(name), invalid(requests[name], message)))
    return found


@rule("PodSpec.resources", remedy="raise the limit of the pod", source=_CONSISTENCY)
def pod_limits_cover_what_containers_request(resources: Object, at: FieldPath, context: Context) -> Problems | None:
    """A Pod that has limits and no requests requests what its containers do, which has to stay within the limits."""
    if context.kind != "Pod":
        return None
    found: list[Problem] = []
    requests, limits = resources.get("requests", {}), resources.get("limits", {})
    for name, together in _requested_together(context).items():
        if name in _SUPPORTED and name in limits and name not in requests and together > nano_units(limits[name]):
            message = f"must be less than or equal to {name} limit of {limits[name]}"
            found.append((at.child("requests"), invalid(f"all containers' {name}", message)))
    return found


@rule("PodSpec.resources", remedy="lower the limit of the container", source=_CONSISTENCY)
def container_limits_stay_within_the_pod(resources: Object, at: FieldPath, context: Context) -> Problems | None:
    """A container can't be allowed more than its pod."""
    found: list[Problem] = []
    pod_limits = resources.get("limits", {})
    for position, container in enumerate(context.pod_spec.get("containers", ())):
        for name, limit in container.get("resources", {}).get("limits", {}).items():
            if name in pod_limits and nano_units(limit) > nano_units(pod_limits[name]):
                where = at.child("containers").index(position).key(name).child("limits")
                found.append((where, invalid(limit, f"must be less than or equal to pod limits of {pod_limits[name]}")))
    return found


def _is_supported(name: str) -> bool:
    return name in ("cpu", "memory") or name.startswith(HUGE_PAGES)


def _requested_together(context: Context) -> dict[str, int]:
    return amounts_together(context.pod_spec, lambda container: _requests(container, context))


def _requests(container: Object, context: Context) -> dict[str, int]:
    resources = container.get("resources", {})
    # In a Pod, not in a template, what is limited and not requested is requested by default.
    defaults = resources.get("limits", {}) if context.kind == "Pod" else {}
    return {name: nano_units(amount) for name, amount in {**defaults, **resources.get("requests", {})}.items()}
