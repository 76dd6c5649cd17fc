"""What can be said about every helper, beside what is its own.

What is left out is as the helper's image needs it; ``None`` takes it away.
"""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal, TypedDict

    from cdk8s_pods.model import (
        ContainerPort,
        ContainerResizePolicy,
        EnvFromSource,
        EnvVar,
        EnvVarSource,
        Lifecycle,
        Probe,
        ResourceRequirements,
        SecurityContext,
        VolumeMount,
    )
    from cdk8s_pods.patterns.running_order import StartsAfter, StartsBefore
else:

    class TypedDict:
        """What stands for it at run time, where importing typing would cost more than all helpers together."""

        def __init_subclass__(cls, *, total=True):
            pass


class HelperOptions(TypedDict, total=False):
    """What every helper takes."""

    name: str
    """The name of its container; two of one kind in a pod need two."""
    version: str
    """The version of its image, such as ``1.89.0``; the newest that was seen unless written."""
    image: str
    """The whole image, such as that of a mirror, instead of a version."""
    image_pull_policy: Literal["Always", "IfNotPresent", "Never"] | None
    """When the image is pulled, as in ``Container``."""
    plain: bool
    """True makes it a second container instead of a native sidecar, which starts before the main container and stops
    after it."""
    before: StartsBefore
    """The containers that start after it, by name; ``"init"`` for all init containers that end. ``{"web": "healthy"}``
    says what has to be reached by then."""
    after: StartsAfter
    """The containers that it starts after, by name; ``"init"`` as above."""
    args: Sequence[str]
    """More arguments, behind its own."""
    env: Mapping[str, str | EnvVarSource] | Sequence[EnvVar]
    """More variables; one of its own name takes the place of the helper's."""
    env_from: Sequence[EnvFromSource]
    """Whole ConfigMaps and Secrets with variables."""
    ports: Sequence[int | ContainerPort]
    """More ports that it listens on."""
    volume_mounts: Sequence[VolumeMount]
    """More volumes, usually as ``volume.mount("/path")``."""
    writable_folders: Sequence[str] | None
    """Where it gets an emptyDir to write to; the folders that its image needs unless written, none with None."""
    resources: ResourceRequirements | None
    """What it requests and may use; what its project recommends unless written, and nothing where it recommends
    nothing."""
    resize_policy: Sequence[ContainerResizePolicy]
    """What a change of resources at run time does to it."""
    security_context: SecurityContext | None
    """Who it runs as and what it may do; what Pod Security "restricted" asks for, with the number of its user, unless
    written."""
    startup_probe: Probe | None
    """How the kubelet finds out that it has started; the containers behind a native sidecar wait for it."""
    liveness_probe: Probe | None
    """How the kubelet finds out that it is alive."""
    readiness_probe: Probe | None
    """How the kubelet finds out that it is ready; the whole pod gets no traffic while this fails."""
    lifecycle: Lifecycle
    """What happens right after its start and before its stop."""
    termination_message_policy: Literal["File", "FallbackToLogsOnError"]
    """Where its status text comes from."""
    grace_period_seconds: int | None
    """The grace period that the pod has at least. Unless written it is what the pod has, and behind it the time that
    the helper takes to stop, where that is known; None leaves the pod's alone."""


class ExporterOptions(HelperOptions, total=False):
    """What every exporter takes."""

    port: int
    """Where it shows the metrics; its own port unless written."""
    port_name: str
    """The name of that port, by which a PodMonitor or a Service finds it; ``metrics`` unless written."""
    prometheus: bool
    """True adds the annotations ``prometheus.io/scrape``, ``port`` and ``path`` to the pod."""
    service: bool
    """True brings a Service with that port alone."""
    service_labels: Mapping[str, str]
    """The labels of that Service, by which a ServiceMonitor selects it."""


def refuse_unknown(helper: str, takes: type[HelperOptions], given: Mapping[str, object]) -> None:
    """Refuse an option that a helper does not take.

    Args:
        helper: The helper, as the user calls it.
        takes: What it takes beside its own arguments.
        given: The options as they were given.

    Raises:
        TypeError: One of them is unknown.
    """
    known = options_of(takes)
    for name in given:
        if name not in known:
            # Deferred: only a mistake pays for it.
            from inspect import signature

            from cdk8s_pods import helpers
            from cdk8s_pods.suggestion import did_you_mean

            own = [each for each in signature(getattr(helpers, helper)).parameters if each != "options"]
            hint = did_you_mean(name, [*own, *known])
            raise TypeError(f"{helper}() has no option {name}{hint}; `cdk8s-pods helpers {helper}` lists them")


def options_of(takes: type[HelperOptions]) -> list[str]:
    """The names of the options, those that every helper takes first."""
    return [name for each in reversed(takes.__mro__) for name in getattr(each, "__annotations__", ())]
