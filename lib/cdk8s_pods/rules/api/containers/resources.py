"""Requests and limits of one container, and the pod's overhead: names, amounts and how the two go together."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, forbidden, invalid, required, rule, server
from cdk8s_pods.schema import nano_units
from cdk8s_pods.schema.formats import qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_RESOURCES = server(CORE, "validateResourceRequirements")
_NAMES = server(CORE, "validateContainerResourceName")
_CONTAINER_RESOURCES = frozenset({"cpu", "memory", "ephemeral-storage"})
#: Names without a domain that mean something somewhere, as in quotas (pkg/apis/core/helper: standardResources).
STANDARD_RESOURCES = frozenset(
    {
        *_CONTAINER_RESOURCES,
        "requests.cpu",
        "requests.memory",
        "requests.ephemeral-storage",
        "limits.cpu",
        "limits.memory",
        "limits.ephemeral-storage",
        "pods",
        "resourcequotas",
        "services",
        "replicationcontrollers",
        "secrets",
        "configmaps",
        "persistentvolumeclaims",
        "storage",
        "requests.storage",
        "services.nodeports",
        "services.loadbalancers",
    }
)
HUGE_PAGES = "hugepages-"
_MILLI = 1_000_000
_WHOLE = 1000 * _MILLI


@rule(
    "Container.resources",
    "EphemeralContainer.resources",
    remedy="write cpu, memory, ephemeral-storage, hugepages-SIZE or a name with a domain, such as nvidia.com/gpu",
    source=_NAMES,
)
def container_resources_are_known(resources: Object, at: FieldPath, context: Context) -> Problems | None:
    """The node gives a container cpu, memory, storage and pages by those names; devices have a domain in theirs."""
    found: list[Problem] = []
    for group in ("limits", "requests"):
        for name in resources.get(group, ()):
            if name not in _CONTAINER_RESOURCES:
                found += [(at.child(group).key(name), invalid(name, why)) for why in container_resource_problems(name)]
    return found


@rule(
    "Container.resources",
    "EphemeralContainer.resources",
    "PodSpec.resources",
    remedy="correct the amount",
    source=_RESOURCES,
)
def amounts_of_resources_are_possible(resources: Object, at: FieldPath, context: Context) -> Problems | None:
    """No amount is negative, devices come whole, and huge pages come in multiples of their size."""
    found: list[Problem] = []
    for group in ("limits", "requests"):
        for name, quantity in resources.get(group, {}).items():
            # What every container has cannot go wrong but by a minus sign: that is seen without working out the amount.
            if name in _CONTAINER_RESOURCES and isinstance(quantity, str) and quantity[:1] not in ("-", " "):
                continue
            if (problem := _amount_problem(name, quantity)) is not None:
                found.append((at.child(group).key(name), invalid(quantity, problem)))
    return found


@rule(
    "Container.resources",
    "EphemeralContainer.resources",
    "PodSpec.resources",
    remedy="lower the request or raise the limit",
    source=_RESOURCES,
)
def requests_stay_within_limits(resources: Object, at: FieldPath, context: Context) -> Problems | None:
    """A limit below what is guaranteed can't be kept; devices and huge pages aren't shared, so both are equal."""
    requests = resources.get("requests")
    if not requests:
        return None
    found: list[Problem] = []
    limits = resources.get("limits", {})
    for name, request in requests.items():
        limit = limits.get(name)
        if limit is None:
            if not can_be_overcommitted(name):
                found.append((at.child("limits"), required("Limit must be set for non overcommitable resources")))
        elif request != limit:
            difference = nano_units(request) - nano_units(limit)
            if difference and not can_be_overcommitted(name):
                found.append((at.child("requests"), invalid(request, f"must be equal to {name} limit of {limit}")))
            elif difference > 0:
                message = f"must be less than or equal to {name} limit of {limit}"
                found.append((at.child("requests"), invalid(request, message)))
    return found


@rule(
    "Container.resources",
    "EphemeralContainer.resources",
    "PodSpec.resources",
    remedy="write a request or a limit of cpu or memory as well",
    source=_RESOURCES,
)
def huge_pages_come_with_cpu_or_memory(resources: Object, at: FieldPath, context: Context) -> Problems | None:
    """A container that asks for huge pages alone would have no quality of service."""
    names = {*resources.get("limits", ()), *resources.get("requests", ())}
    if "cpu" in names or "memory" in names or not any(name.startswith(HUGE_PAGES) for name in names):
        return None
    return [(at, forbidden("HugePages require cpu or memory"))]


@rule(
    "PodSpec.overhead",
    remedy="write an amount for cpu, memory or another resource of containers",
    source=server(CORE, "validateOverhead"),
)
def overheads_are_possible(overhead: Object, at: FieldPath, context: Context) -> Problems | None:
    """What running the pod costs beside its containers is told in the resources that containers have."""
    return overhead_problems(overhead, at)


def overhead_problems(overhead: Object, at: FieldPath) -> list[Problem]:
    """What is wrong with amounts of resources that running a pod costs, wherever they are written."""
    found: list[Problem] = []
    for name, quantity in overhead.items():
        # The API server checks it as if it were the limits of a container, and prints it that way.
        where = at.child("limits").key(name)
        if name not in _CONTAINER_RESOURCES:
            found += [(where, invalid(name, why)) for why in container_resource_problems(name)]
        if (problem := _amount_problem(name, quantity)) is not None:
            found.append((where, invalid(quantity, problem)))
    if overhead and not {"cpu", "memory"} & overhead.keys() and any(name.startswith(HUGE_PAGES) for name in overhead):
        found.append((at, forbidden("HugePages require cpu or memory")))
    return found


def resource_name_problem(name: str) -> str | None:
    """What is required of a name that means no resource anywhere."""
    problem = qualified_name_problem(name)
    if problem is not None or "/" in name or name in STANDARD_RESOURCES:
        return problem
    if name.startswith((HUGE_PAGES, f"requests.{HUGE_PAGES}")):
        return None
    return "must be a standard resource type or fully qualified"


def container_resource_problems(name: str) -> list[str]:
    """What is required of a name that is no resource of a container, all of it, as the API server tells it."""
    problem = resource_name_problem(name)
    found = [] if problem is None else [problem]
    if "/" not in name:
        if name not in _CONTAINER_RESOURCES and not name.startswith(HUGE_PAGES):
            found.append("must be a standard resource for containers")
    elif not _is_native(name) and not is_extended(name):
        found.append("doesn't follow extended resource name standard")
    return found


def _amount_problem(name: str, quantity: str | float) -> str | None:
    worth = nano_units(quantity)
    if worth < 0:
        return "must be greater than or equal to 0"
    if name in _CONTAINER_RESOURCES:
        return None
    if name.startswith(HUGE_PAGES):
        size = _page_size(name)
        whole = -(-worth // _WHOLE)
        return None if size and whole % size == 0 else f"{quantity} is not positive integer multiple of {name}"
    if "/" in name and is_extended(name) and -(-worth // _MILLI) % 1000:
        return "must be an integer"
    return None


def _page_size(name: str) -> int | None:
    """The size in bytes that follows ``hugepages-``, or None where that is no whole positive number."""
    try:
        worth = nano_units(name.removeprefix(HUGE_PAGES))
    except ValueError:
        return None
    return worth // _WHOLE if worth > 0 and worth % _WHOLE == 0 else None


def _is_native(name: str) -> bool:
    return "/" not in name or "kubernetes.io/" in name


def is_extended(name: str) -> bool:
    """Whether a name is a device plugin's: with a domain not of Kubernetes, and fit to stand in a quota."""
    return (
        not _is_native(name) and not name.startswith("requests.") and qualified_name_problem(f"requests.{name}") is None
    )


def can_be_overcommitted(name: str) -> bool:
    """Whether more of a resource may be promised than there is, so that a limit may lie above the request."""
    return name in _CONTAINER_RESOURCES or (_is_native(name) and not name.startswith(HUGE_PAGES))
