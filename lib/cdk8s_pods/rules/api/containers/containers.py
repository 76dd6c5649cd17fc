"""Containers of all three kinds: what each must have, and what only some may have."""

from __future__ import annotations

from cdk8s_pods.issues.message import duplicate, forbidden, invalid, not_found, required, unsupported
from cdk8s_pods.rules.rule import rule
from cdk8s_pods.schema.formats import dns_label_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem

_COMMON = "pkg/apis/core/validation/validation.go: validateContainerCommon"
_INIT = "pkg/apis/core/validation/validation.go: validateInitContainers"
_EPHEMERAL = "pkg/apis/core/validation/validation.go: validateEphemeralContainers"
_PULL_POLICIES = ("Always", "IfNotPresent", "Never")
_MESSAGE_POLICIES = ("File", "FallbackToLogsOnError")
#: What only containers that keep running may have.
_LIVING = ("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")
_FORBIDDEN_IN_EPHEMERAL = ("ports", "resources", *_LIVING, "resizePolicy", "restartPolicy", "restartPolicyRules")


@rule(
    "PodSpec",
    remedy="write at least one container",
    source="pkg/apis/core/validation/validation.go: validateContainers",
)
def pods_have_a_container(pod: dict[str, Any], at: FieldPath, context: Context) -> Iterable[Problem] | None:
    """A pod is made of containers; init containers alone run nothing."""
    return None if pod.get("containers") else [(at.child("containers"), required())]


@rule("Container", "EphemeralContainer", remedy="give the container a name", source=_COMMON)
def containers_have_a_name(container: dict[str, Any], at: FieldPath, context: Context) -> Iterable[Problem] | None:
    """Everything that speaks of a container, such as logs, does so by its name."""
    return None if container.get("name") else [(at.child("name"), required())]


@rule(
    "Container.name",
    "EphemeralContainer.name",
    remedy="write lower-case letters, digits and '-', 63 at most",
    source=_COMMON,
)
def container_names_are_dns_labels(name: str, at: FieldPath, context: Context) -> Iterable[Problem] | None:
    """The name of a container is part of host names and file names."""
    problem = dns_label_problem(name)
    return None if problem is None or not name else [(at, invalid(name, problem))]


@rule("PodSpec", remedy="give each container a name of its own", source=_INIT)
def container_names_are_unique_in_a_pod(
    pod: dict[str, Any], at: FieldPath, context: Context
) -> Iterable[Problem] | None:
    """Containers, init containers and ephemeral containers share one set of names."""
    names = [container.get("name", "") for container in pod.get("containers", ())]
    if "initContainers" not in pod and "ephemeralContainers" not in pod and len(set(names)) == len(names):
        return None
    found: list[Problem] = []
    seen: set[str] = set()
    for group in ("containers", "initContainers", "ephemeralContainers"):
        for position, container in enumerate(pod.get(group, ())):
            name = container.get("name", "")
            if name in seen:
                found.append((at.child(group).index(position).child("name"), duplicate(name)))
            # An init container without a name is not remembered: the missing name is what is wrong with it.
            elif name or group != "initContainers":
                seen.add(name)
    return found


@rule("Container", "EphemeralContainer", remedy="write the image to run", source=_COMMON)
def containers_have_an_image(container: dict[str, Any], at: FieldPath, context: Context) -> Iterable[Problem] | None:
    """A container runs an image; there is no default."""
    return None if container.get("image") else [(at.child("image"), required())]


@rule(
    "Container.image",
    "EphemeralContainer.image",
    remedy="take the spaces away",
    source="pkg/apis/core/validation/validation.go: validateContainerOnlyForPod",
)
def images_have_no_spaces_around(image: str, at: FieldPath, context: Context) -> Iterable[Problem] | None:
    """The server refuses such a pod; in a template it lets it pass, and every pod made from it is refused."""
    if context.kind != "Pod" or image == image.strip():
        return None
    return [(at, invalid(image, "must not have leading or trailing whitespace"))]


@rule(
    "Container.imagePullPolicy",
    "EphemeralContainer.imagePullPolicy",
    remedy="write one of them, or leave the field out",
    source="pkg/apis/core/validation/validation.go: validatePullPolicy",
)
def pull_policies_are_known(policy: str, at: FieldPath, context: Context) -> Iterable[Problem] | None:
    """An image is pulled `Always`, `IfNotPresent` or `Never`; not written, its tag decides."""
    return None if not policy or policy in _PULL_POLICIES else [(at, unsupported(policy, _PULL_POLICIES))]


@rule(
    "Container.terminationMessagePolicy",
    "EphemeralContainer.terminationMessagePolicy",
    remedy="write one of them, or leave the field out",
    source=_COMMON,
)
def termination_message_policies_are_known(policy: str, at: FieldPath, context: Context) -> Iterable[Problem] | None:
    """Why a container ended is read from a `File`, or from its logs where that is empty and it failed."""
    return None if not policy or policy in _MESSAGE_POLICIES else [(at, unsupported(policy, _MESSAGE_POLICIES))]


@rule("PodSpec.initContainers", remedy="write restartPolicy: Always for a sidecar, or take the field out", source=_INIT)
def init_containers_that_end_have_no_probes(
    containers: list[dict[str, Any]], at: FieldPath, context: Context
) -> Iterable[Problem] | None:
    """Probes and lifecycle hooks belong to what keeps running: among init containers, to native sidecars alone."""
    found: list[Problem] = []
    for position, container in enumerate(containers):
        if container.get("restartPolicy") != "Always":
            found += [
                (
                    at.index(position).child(name),
                    forbidden("may not be set for init containers without restartPolicy=Always"),
                )
                for name in _LIVING
                if name in container
            ]
    return found


@rule(
    "PodSpec.ephemeralContainers",
    remedy="take it out, and add it to the running pod with kubectl debug",
    source="pkg/apis/core/validation/validation.go: ValidatePodCreate, ValidatePodTemplateSpec",
)
def ephemeral_containers_are_not_written(
    containers: list[dict[str, Any]], at: FieldPath, context: Context
) -> Iterable[Problem] | None:
    """Ephemeral containers join a running pod for debugging; nothing is created with them."""
    if not containers:
        return None
    where = "cannot be set on create" if context.kind == "Pod" else "ephemeral containers not allowed in pod template"
    return [(at, forbidden(where))]


@rule("EphemeralContainer", remedy="take the field out", source=_EPHEMERAL)
def ephemeral_containers_have_nothing_to_rely_on(
    container: dict[str, Any], at: FieldPath, context: Context
) -> Iterable[Problem] | None:
    """An ephemeral container is for looking, not for serving: no ports, probes, hooks or resources."""
    return [
        (at.child(name), forbidden("cannot be set for an Ephemeral Container"))
        for name in _FORBIDDEN_IN_EPHEMERAL
        if container.get(name) or (name in container and name in _LIVING)
    ]


@rule("EphemeralContainer.targetContainerName", remedy="name a container of the pod", source=_EPHEMERAL)
def ephemeral_containers_target_a_container(target: str, at: FieldPath, context: Context) -> Iterable[Problem] | None:
    """An ephemeral container can join the process namespace of a container that is there and is none itself."""
    pod = context.pod_spec
    names = {container.get("name") for group in ("containers", "initContainers") for container in pod.get(group, ())}
    return None if not target or target in names else [(at, not_found(target))]
