"""What restarts a pod's containers, and each of them for itself."""

from __future__ import annotations

from cdk8s_pods.rules.interface import (
    CORE,
    duplicate,
    forbidden,
    invalid,
    one_of,
    required,
    rule,
    server,
    too_many,
    unsupported,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_RULES = server(CORE, "validateContainerRestartPolicy", release="1.34")
_RESIZE = server(CORE, "validateResizePolicy")
_CONTAINER_POLICIES = ("Always", "Never", "OnFailure")
_RESIZABLE = ("cpu", "memory")
_RESIZE_POLICIES = ("NotRequired", "RestartContainer")
_MOST_RULES = 20
_MOST_EXIT_CODES = 255
#: The feature with which every container has a restart policy of its own, since 1.35.
_FEATURE = "ContainerRestartRules"
#: Since then an exit code can restart all containers (feature gate RestartAllContainersOnContainerExits).
_RESTARTS_ALL = (1, 36)


@one_of(
    "PodSpec.restartPolicy",
    words=("Always", "OnFailure", "Never"),
    remedy="write Always, OnFailure or Never",
    source=server(CORE, "validateRestartPolicy"),
)
def restart_policies_of_pods_are_known() -> None:
    """Containers that end are restarted `Always`, `OnFailure` or `Never`; not written, always."""


@rule("Container.restartPolicy", remedy="write Always, OnFailure or Never, or leave the field out", source=_RULES)
def restart_policies_of_containers_are_known(policy: str, at: FieldPath, context: Context) -> Problems | None:
    """A container can be restarted otherwise than its pod says; `Always` makes an init container a native sidecar."""
    # Without the feature the API server drops the policy of an ordinary container before it looks at it.
    if policy in _CONTAINER_POLICIES or not context.has_feature(_FEATURE):
        return None
    return [(at, unsupported(policy, _CONTAINER_POLICIES))]


@rule("PodSpec.initContainers", remedy="write Always, or leave the field out", source=_RULES)
def init_containers_without_rules_are_sidecars_or_end(
    containers: Objects, at: FieldPath, context: Context
) -> Problems | None:
    """Before Kubernetes 1.35 the restart policy of an init container is `Always`, or that of the pod."""
    if context.has_feature(_FEATURE):
        return None
    return [
        (at.index(position).child("restartPolicy"), unsupported(container["restartPolicy"], ("Always",)))
        for position, container in enumerate(containers)
        if container.get("restartPolicy", "Always") != "Always"
    ]


@rule(
    "PodSpec.containers",
    category="advice",
    remedy="take restartPolicy out, or target Kubernetes 1.35",
    source=_RULES,
)
def only_init_containers_have_a_restart_policy_before_1_35(
    containers: Objects, at: FieldPath, context: Context
) -> Problems | None:
    """Until Kubernetes 1.34 only init containers had a restart policy of their own; that of others is dropped."""
    if context.has_feature(_FEATURE):
        return None
    return [
        (at.index(position).child("restartPolicy"), forbidden("is dropped without a word for non-init containers"))
        for position, container in enumerate(containers)
        if "restartPolicy" in container
    ]


@rule(
    "PodSpec.initContainers",
    since="1.35",
    until="1.36",
    remedy="take the rules out, or target Kubernetes 1.36",
    source=_RULES,
)
def native_sidecars_have_no_restart_rules_in_1_35(
    containers: Objects, at: FieldPath, context: Context
) -> Problems | None:
    """Kubernetes 1.35 takes restart rules for containers that end alone."""
    message = "restartPolicyRules are not allowed for init containers with restart policy Always"
    return [
        (at.index(position).child("restartPolicyRules"), forbidden(message))
        for position, container in enumerate(containers)
        if container.get("restartPolicy") == "Always" and container.get("restartPolicyRules")
    ]


@rule(
    "Container",
    since="1.35",
    when=("restartPolicyRules",),
    remedy="write the container's restartPolicy as well",
    source=_RULES,
)
def restart_rules_come_with_a_restart_policy(container: Object, at: FieldPath, context: Context) -> Problems | None:
    """Restart rules are exceptions to the container's restart policy, so there has to be one."""
    if not container.get("restartPolicyRules") or "restartPolicy" in container:
        return None
    return [(at.child("restartPolicy"), required("must specify restartPolicy when restart rules are used"))]


@rule(
    "Container.restartPolicyRules",
    since="1.35",
    remedy="write at most 20 rules with action, operator and exit codes",
    source=_RULES,
)
def restart_rules_are_complete(rules: Objects, at: FieldPath, context: Context) -> Problems | None:
    """A restart rule says for which exit codes something else is done than the restart policy says."""
    found: list[Problem] = []
    if len(rules) > _MOST_RULES:
        found.append((at, too_many(len(rules), _MOST_RULES)))
    actions = ("Restart", "RestartAllContainers") if context.kubernetes >= _RESTARTS_ALL else ("Restart",)
    for position, restart in enumerate(rules):
        where = at.index(position)
        action = restart.get("action", "")
        if action not in actions:
            found.append((where.child("action"), unsupported(action, actions)))
        codes = restart.get("exitCodes")
        if codes is None:
            found.append((where.child("exitCodes"), required("must be specified")))
            continue
        operator, values = codes.get("operator", ""), codes.get("values", ())
        if operator not in ("In", "NotIn"):
            found.append((where.child("exitCodes").child("operator"), unsupported(operator, ("In", "NotIn"))))
        if len(values) > _MOST_EXIT_CODES:
            found.append((where.child("exitCodes").child("values"), too_many(len(values), _MOST_EXIT_CODES)))
    return found


@rule(
    "Container.resizePolicy",
    "EphemeralContainer.resizePolicy",
    remedy="write cpu and memory once each, with NotRequired or RestartContainer",
    source=_RESIZE,
)
def resize_policies_are_well_formed(policies: Objects, at: FieldPath, context: Context) -> Problems | None:
    """For cpu and for memory it can be said whether a change of it restarts the container."""
    found: list[Problem] = []
    seen: set[str] = set()
    never = context.pod_spec.get("restartPolicy") == "Never"
    for position, policy in enumerate(policies):
        resource, restart = policy.get("resourceName", ""), policy.get("restartPolicy", "")
        if resource in seen:
            found.append((at.index(position), duplicate(resource)))
        seen.add(resource)
        for value, known in ((resource, _RESIZABLE), (restart, _RESIZE_POLICIES)):
            if value not in known:
                # The API server tells this at the whole list.
                found.append((at, unsupported(value, known) if value else required()))
        if never and restart != "NotRequired":
            found.append((at, invalid(restart, "must be 'NotRequired' when pod `restartPolicy` is 'Never'")))
    return found


@rule(
    "PodSpec.initContainers",
    since="1.36",
    remedy="write NotRequired, or make it a sidecar with restartPolicy: Always",
    source=_RESIZE,
)
def init_containers_that_end_are_not_restarted_for_a_resize(
    containers: Objects, at: FieldPath, context: Context
) -> Problems | None:
    """An init container that has done its work would have to do it again."""
    found: list[Problem] = []
    for position, container in enumerate(containers):
        if container.get("restartPolicy") == "Always":
            continue
        for number, policy in enumerate(container.get("resizePolicy", ())):
            if policy.get("restartPolicy") == "RestartContainer":
                where = at.index(position).child("resizePolicy").index(number).child("restartPolicy")
                message = "must not be set to 'RestartContainer' for non-sidecar initContainers"
                found.append((where, invalid("RestartContainer", message)))
    return found
