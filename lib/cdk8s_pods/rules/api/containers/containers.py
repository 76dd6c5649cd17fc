"""Containers of all three kinds: what each must have, and what only some may have."""

from __future__ import annotations

from cdk8s_pods.rules.context import container_names
from cdk8s_pods.rules.interface import (
    CORE,
    duplicate,
    filled,
    forbidden,
    formatted,
    invalid,
    not_found,
    one_of,
    rule,
    server,
)
from cdk8s_pods.schema.formats import dns_label_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_COMMON = server(CORE, "validateContainerCommon")
_INIT = server(CORE, "validateInitContainers")
_EPHEMERAL = server(CORE, "validateEphemeralContainers")
#: What only containers that keep running may have.
_LIVING = ("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")
_FORBIDDEN_IN_EPHEMERAL = ("ports", "resources", *_LIVING, "resizePolicy", "restartPolicy", "restartPolicyRules")


@filled(
    "PodSpec",
    field="containers",
    remedy="write at least one container",
    source=server(CORE, "validateContainers"),
)
def pods_have_a_container() -> None:
    """A pod is made of containers; init containers alone run nothing."""


@filled("Container", "EphemeralContainer", field="name", remedy="give the container a name", source=_COMMON)
def containers_have_a_name() -> None:
    """Everything that speaks of a container, such as logs, does so by its name."""


@formatted(
    "Container.name",
    "EphemeralContainer.name",
    by=dns_label_problem,
    remedy="write lower-case letters, digits and '-', 63 at most",
    source=_COMMON,
)
def container_names_are_dns_labels() -> None:
    """The name of a container is part of host names and file names."""


@rule("PodSpec", remedy="give each container a name of its own", source=_INIT)
def container_names_are_unique_in_a_pod(pod: Object, at: FieldPath, context: Context) -> Problems | None:
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


@filled("Container", "EphemeralContainer", field="image", remedy="write the image to run", source=_COMMON)
def containers_have_an_image() -> None:
    """A container runs an image; there is no default."""


@rule(
    "Container.image",
    "EphemeralContainer.image",
    remedy="take the spaces away",
    source=server(CORE, "validateContainerOnlyForPod"),
)
def images_have_no_spaces_around(image: str, at: FieldPath, context: Context) -> Problems | None:
    """The server refuses such a pod; in a template it lets it pass, and every pod made from it is refused."""
    if context.kind != "Pod" or image == image.strip():
        return None
    return [(at, invalid(image, "must not have leading or trailing whitespace"))]


@one_of(
    "Container.imagePullPolicy",
    "EphemeralContainer.imagePullPolicy",
    words=("Always", "IfNotPresent", "Never"),
    remedy="write one of them, or leave the field out",
    source=server(CORE, "validatePullPolicy"),
)
def pull_policies_are_known() -> None:
    """An image is pulled `Always`, `IfNotPresent` or `Never`; not written, its tag decides."""


@one_of(
    "Container.terminationMessagePolicy",
    "EphemeralContainer.terminationMessagePolicy",
    words=("File", "FallbackToLogsOnError"),
    remedy="write one of them, or leave the field out",
    source=_COMMON,
)
def termination_message_policies_are_known() -> None:
    """Why a container ended is read from a `File`, or from its logs where that is empty and it failed."""


@rule("PodSpec.initContainers", remedy="write restartPolicy: Always for a sidecar, or take the field out", source=_INIT)
def init_containers_that_end_have_no_probes(containers: Objects, at: FieldPath, context: Context) -> Problems | None:
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
    source=server(CORE, "ValidatePodCreate", "ValidatePodTemplateSpec"),
)
def ephemeral_containers_are_not_written(containers: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Ephemeral containers join a running pod for debugging; nothing is created with them."""
    if not containers:
        return None
    where = "cannot be set on create" if context.kind == "Pod" else "ephemeral containers not allowed in pod template"
    return [(at, forbidden(where))]


@rule("EphemeralContainer", remedy="take the field out", source=_EPHEMERAL)
def ephemeral_containers_have_nothing_to_rely_on(container: Object, at: FieldPath, context: Context) -> Problems | None:
    """An ephemeral container is for looking, not for serving: no ports, probes, hooks or resources."""
    return [
        (at.child(name), forbidden("cannot be set for an Ephemeral Container"))
        for name in _FORBIDDEN_IN_EPHEMERAL
        if container.get(name) or (name in container and name in _LIVING)
    ]


@rule("EphemeralContainer.targetContainerName", remedy="name a container of the pod", source=_EPHEMERAL)
def ephemeral_containers_target_a_container(target: str, at: FieldPath, context: Context) -> Problems | None:
    """An ephemeral container can join the process namespace of a container that is there and is none itself."""
    return None if not target or target in context.fact(container_names) else [(at, not_found(target))]
