"""Where a pattern puts its container, and which containers it serves."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import not_found, required

from .refusal import refuse, refuse_unless_borne

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from cdk8s_pods.model import Container, PodSpec, PodTemplateSpec

    from .running_order import StartsAfter, StartsBefore, Wish

#: What stands for all init containers that end, in a pod that has no container of this name.
INIT = "init"


def pod_spec(template: PodTemplateSpec) -> PodSpec:
    """The pod of a template.

    Raises:
        InvalidManifest: The template has none, so there is nothing a pattern could be applied to.
    """
    if template.spec is None:
        refuse("pod template", "a_template_has_a_pod", (FieldPath.of("spec"), required()))
    return template.spec


def order_of(helper: Container, before: StartsBefore | None, after: StartsAfter | None) -> Wish | None:
    """What is asked of when a helper starts; None where nothing is.

    Raises:
        TypeError: Something else than the name of a container.
        ValueError: Something else than what a container can reach.
    """
    if not before and not after:
        return None
    # Deferred: few helpers are asked for in an order.
    from .running_order import wished

    return wished(helper.name, before, after)


def with_helper(
    template: PodTemplateSpec, helper: Container, *, plain: bool, order: Wish | None = None, first: bool = False
) -> PodTemplateSpec:
    """``template`` with one more container that helps the main one.

    Args:
        template: The pod template.
        helper: The container that helps.
        plain: False writes a native sidecar: an init container with ``restartPolicy: Always``, started before and
            stopped after the main container, and no obstacle to a Job's completion
            (https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/). True writes one more container
            beside the main one, as clusters before Kubernetes 1.29 need it.
        order: What is asked of when it starts.
        first: Whether init containers may need it too: a native sidecar then starts before those that end, but behind
            one that fills a volume which it mounts. Otherwise it starts behind all of them.

    Raises:
        InvalidManifest: Kubernetes has no order such as the one asked for.
    """
    spec = pod_spec(template)
    if plain:
        changed = template.replace(spec=spec.replace(containers=[*spec.containers, helper.helping()]))
    else:
        listed = spec.init_containers or ()
        place = _before_init_containers(spec, helper) if first and listed else len(listed)
        native = helper.replace(restart_policy="Always")
        changed = template.replace(
            spec=spec.replace(init_containers=[*listed[:place], native, *listed[place:]]),
            _helpers=(*template.helpers, helper.name),
        )
    if order is None:
        return changed
    # Deferred as above.
    from .running_order import in_running_order

    return in_running_order(changed.replace(_wishes=(*template.wishes, order)))


def _before_init_containers(spec: PodSpec, helper: Container) -> int:
    """The place of the first init container that ends, or the one behind the last that fills a volume of the helper."""
    # Deferred: few pods have init containers and a helper that goes before them.
    from cdk8s_pods.facts.pod_mounts import is_written_by_nobody

    listed = spec.init_containers or ()
    place = next((place for place, each in enumerate(listed) if each.restart_policy != "Always"), len(listed))
    unwritten = {volume.name for volume in spec.volumes or () if is_written_by_nobody(volume.to_manifest())}
    filled = {mount.name for mount in helper.volume_mounts or ()} - unwritten
    filling = [
        behind
        for behind, each in enumerate(listed, 1)
        if any(mount.name in filled and not mount.read_only for mount in each.volume_mounts or ())
    ]
    return max(place, filling[-1]) if filling else place


def with_main(
    template: PodTemplateSpec, main: str | Sequence[str] | None, change: Callable[[Container], Container]
) -> PodTemplateSpec:
    """``template`` with ``change`` made to each container that a helper serves.

    Args:
        template: The pod template, without the helper yet.
        main: The name or names of the containers served, init containers too; ``init`` stands for all of these that
            end, unless a container has that name. None serves every container that is neither an init container nor a
            helper itself.
        change: Gives the changed container.

    Raises:
        InvalidManifest: No container has such a name.
    """
    spec = pod_spec(template)
    if main is None:
        served = [container if container.helps else change(container) for container in spec.containers]
        return template.replace(spec=spec.replace(containers=served))
    names = {main} if isinstance(main, str) else set(main)
    known = [container.name for container in (*spec.containers, *(spec.init_containers or ()))]
    if INIT in names and INIT not in known:
        ending = {each.name for each in spec.init_containers or () if each.restart_policy != "Always"}
        names = names - {INIT} | ending if ending else names
    _refuse_missing(names, known)
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
