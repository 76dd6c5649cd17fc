"""Where a pattern puts its container, and which containers it serves."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import not_found, required

from .refusal import refuse, refuse_unless_borne

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from cdk8s_pods.model import Container, PodSpec, PodTemplateSpec


def pod_spec(template: PodTemplateSpec) -> PodSpec:
    """The pod of a template.

    Raises:
        InvalidManifest: The template has none, so there is nothing a pattern could be applied to.
    """
    if template.spec is None:
        refuse("pod template", "a_template_has_a_pod", (FieldPath.of("spec"), required()))
    return template.spec


def with_helper(template: PodTemplateSpec, helper: Container, *, plain: bool) -> PodTemplateSpec:
    """``template`` with one more container that helps the main one.

    Args:
        template: The pod template.
        helper: The container that helps.
        plain: False writes a native sidecar: an init container with ``restartPolicy: Always``, started before and
            stopped after the main container, and no obstacle to a Job's completion
            (https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/). True writes one more container
            beside the main one, as clusters before Kubernetes 1.29 need it.
    """
    spec = pod_spec(template)
    if plain:
        return template.replace(spec=spec.replace(containers=[*spec.containers, helper.helping()]))
    native = helper.replace(restart_policy="Always")
    return template.replace(spec=spec.replace(init_containers=[*(spec.init_containers or ()), native]))


def with_main(
    template: PodTemplateSpec, main: str | Sequence[str] | None, change: Callable[[Container], Container]
) -> PodTemplateSpec:
    """``template`` with ``change`` made to each container that a helper serves.

    Args:
        template: The pod template, without the helper yet.
        main: The name or names of the containers served, init containers too; None serves every container that is
            neither an init container nor a helper itself.
        change: Gives the changed container.

    Raises:
        InvalidManifest: No container has such a name.
    """
    spec = pod_spec(template)
    if main is None:
        served = [container if container.helps else change(container) for container in spec.containers]
        return template.replace(spec=spec.replace(containers=served))
    names = {main} if isinstance(main, str) else set(main)
    _refuse_missing(names, [container.name for container in (*spec.containers, *(spec.init_containers or ()))])
    changes = {
        field: [change(container) if container.name in names else container for container in listed]
        for field, listed in (("containers", spec.containers), ("init_containers", spec.init_containers))
        if listed
    }
    return template.replace(spec=spec.replace(**changes))


def _refuse_missing(names: Collection[str], known: Collection[str]) -> None:
    at, listed = FieldPath.of("spec", "containers"), ", ".join(f'"{name}"' for name in known)
    refuse_unless_borne(
        "pod template",
        "a_pattern_serves_a_container_of_the_pod",
        *((at, not_found(name)) for name in sorted(set(names).difference(known))),
        remedy=f"name one of the pod's containers: {listed}",
    )
