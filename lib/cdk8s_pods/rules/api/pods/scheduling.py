"""When and by whom a pod is scheduled, admitted and evicted."""

from __future__ import annotations

from cdk8s_pods.rules.interface import (
    CORE,
    duplicate,
    forbidden,
    formatted,
    in_range,
    invalid,
    one_of,
    page,
    required,
    rule,
    server,
    too_many,
)
from cdk8s_pods.schema.formats import dns_subdomain_problem, qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_SPEC = server(CORE, "ValidatePodSpec")
_GATES = server(CORE, "validateSchedulingGates")
_RESPONDERS = page("https://kubernetes.io/docs/reference/kubernetes-api/definitions/pod-v1-core/", "evictionResponders")
_ADMISSION = server("plugin/pkg/admission/priority/admission.go", "admitPod")
_RUNTIME_CLASS = server("plugin/pkg/admission/runtimeclass/admission.go", "validateOverhead")
_PREEMPTION = ("PreemptLowerPriority", "Never")
_MOST_RESPONDERS = 10
_HIGHEST_PRIORITY = 100_000
_LONGEST_DEADLINE = 2**31 - 1


@formatted(
    "PodSpec.nodeName",
    "PodSpec.serviceAccountName",
    "PodSpec.priorityClassName",
    by=dns_subdomain_problem,
    remedy="write lower-case letters, digits, '-' and '.'",
    source=_SPEC,
)
def names_in_pods_are_dns_subdomains() -> None:
    """Nodes, service accounts and priority classes are named as all objects are."""


@rule(
    "PodSpec.serviceAccount",
    remedy="write serviceAccountName, in lower-case letters, digits, '-' and '.'",
    source=_SPEC,
)
def service_accounts_by_their_old_name_are_dns_subdomains(
    name: str, at: FieldPath, context: Context
) -> Problems | None:
    """`serviceAccount` is what `serviceAccountName` was called; it counts where only it is written."""
    problem = dns_subdomain_problem(name) if name and not context.pod_spec.get("serviceAccountName") else None
    return None if problem is None else [(context.pod_path.child("serviceAccountName"), invalid(name, problem))]


@formatted(
    "PodSpec.runtimeClassName",
    by=dns_subdomain_problem,
    empty="is a fault",
    remedy="write lower-case letters, digits, '-' and '.'",
    source=_SPEC,
)
def runtime_classes_have_a_name() -> None:
    """A runtime class is named as all objects are, and not by nothing."""


@in_range(
    "PodSpec.activeDeadlineSeconds",
    least=1,
    most=_LONGEST_DEADLINE,
    requirement=f"must be between 1 and {_LONGEST_DEADLINE}, inclusive",
    remedy="write a number from 1 to 2147483647",
    source=_SPEC,
)
def deadlines_of_pods_are_positive() -> None:
    """A pod that must end before it starts never runs."""


@one_of(
    "PodSpec.preemptionPolicy",
    words=_PREEMPTION,
    empty="is missing",
    remedy="write one of them, or leave the field out",
    source=server(CORE, "ValidatePreemptionPolicy"),
)
def preemption_policies_are_known() -> None:
    """A pod can push others of lower priority from a node, or never does."""


@rule("PodSpec.priority", "PodSpec.preemptionPolicy", remedy="write priorityClassName instead", source=_ADMISSION)
def priorities_of_pods_come_from_their_class(written: int | str, at: FieldPath, context: Context) -> Problems | None:
    """The server works out priority and preemption policy from the priority class; it takes no others from a Pod."""
    if written in (0, "", _PREEMPTION[0]) or context.kind != "Pod" or context.pod_spec.get("priorityClassName"):
        return None
    return [(at, forbidden(f"{written} must not be provided in pod spec, where no priority class says so"))]


@rule("PodSpec.overhead", remedy="write runtimeClassName instead", source=_RUNTIME_CLASS)
def overheads_of_pods_come_from_their_runtime_class(
    overhead: Object, at: FieldPath, context: Context
) -> Problems | None:
    """The server sets the overhead from the runtime class; it takes none from a Pod without one."""
    if not overhead or context.kind != "Pod" or "runtimeClassName" in context.pod_spec:
        return None
    return [(at, forbidden("Pod Overhead set without corresponding RuntimeClass defined Overhead"))]


@rule("PodSpec.schedulingGates", remedy="write names such as example.com/gate, each once", source=_GATES)
def scheduling_gates_have_names_of_their_own(gates: Objects, at: FieldPath, context: Context) -> Problems | None:
    """A gate is taken away by its name."""
    found: list[Problem] = []
    seen: set[str] = set()
    for position, gate in enumerate(gates):
        name = gate.get("name", "")
        if (problem := qualified_name_problem(name)) is not None:
            found.append((at.index(position), invalid(name, problem)))
        if name in seen:
            found.append((at.index(position), duplicate(name)))
        seen.add(name)
    return found


@rule(
    "PodSpec.schedulingGates",
    remedy="take nodeName out",
    source=server(CORE, "ValidatePodCreate"),
)
def gated_pods_have_no_node(gates: Objects, at: FieldPath, context: Context) -> Problems | None:
    """A pod that waits for gates to open can't be on a node already."""
    if context.kind != "Pod" or not gates or not context.pod_spec.get("nodeName"):
        return None
    return [
        (context.pod_path.child("nodeName"), forbidden("cannot be set until all schedulingGates have been cleared"))
    ]


@formatted(
    "PodReadinessGate",
    field="conditionType",
    by=qualified_name_problem,
    empty="is a fault",
    remedy="write a name such as example.com/ready",
    source=server(CORE, "validateReadinessGates"),
)
def readiness_gates_are_conditions() -> None:
    """A readiness gate is the type of a condition, which has the format of a label's key."""


@rule("PodSchedulingGroup", remedy="write podGroupName", source=_SPEC)
def scheduling_groups_name_a_pod_group(group: Object, at: FieldPath, context: Context) -> Problems | None:
    """A scheduling group is found by the name of its PodGroup."""
    name = group.get("podGroupName")
    if name is None:
        return [(at.child("podGroupName"), required())]
    problem = dns_subdomain_problem(name)
    return None if problem is None else [(at.child("podGroupName"), invalid(name, problem))]


@rule(
    "PodSpec.evictionResponders",
    remedy="write at most 10, each with a name such as example.com/drain",
    source=_RESPONDERS,
)
def eviction_responders_are_well_formed(responders: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Who answers to an eviction is named with a domain, once, and has a priority from 0 to 100000."""
    found: list[Problem] = []
    if len(responders) > _MOST_RESPONDERS:
        found.append((at, too_many(len(responders), _MOST_RESPONDERS)))
    if responders and "schedulingGroup" in context.pod_spec:
        found.append((at, forbidden("may not be specified when `schedulingGroup` is set")))
    seen: set[str] = set()
    for position, responder in enumerate(responders):
        where = at.index(position)
        name = responder.get("name", "")
        if not name:
            found.append((where.child("name"), required()))
        elif (problem := _domain_prefixed(name)) is not None:
            found.append((where.child("name"), invalid(name, problem)))
        elif name in seen:
            found.append((where, duplicate(name)))
        seen.add(name)
        priority = responder.get("priority")
        if priority is None:
            found.append((where.child("priority"), required()))
        elif not 0 <= priority <= _HIGHEST_PRIORITY:
            message = f"must be between 0 and {_HIGHEST_PRIORITY}, inclusive"
            found.append((where.child("priority"), invalid(priority, message)))
    return found


def _domain_prefixed(name: str) -> str | None:
    if "/" not in name:
        return 'must be a domain-prefixed key (such as "acme.io/foo")'
    return qualified_name_problem(name)
