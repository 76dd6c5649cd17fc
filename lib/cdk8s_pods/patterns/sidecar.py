"""The sidecar pattern: a container that extends or assists the main one."""

from __future__ import annotations

from .placement import order_of, with_helper
from .shared_volume import with_shares

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.model import Container, PodTemplateSpec

    from .pattern import Pattern
    from .running_order import StartsAfter, StartsBefore
    from .shared_volume import SharedVolume


def sidecar(
    container: Container,
    *,
    shares: SharedVolume | Sequence[SharedVolume] = (),
    main: str | Sequence[str] | None = None,
    before: StartsBefore | None = None,
    after: StartsAfter | None = None,
    plain: bool = False,
) -> Pattern:
    """Put a helper beside the main container, sharing its network and, where asked, its files.

    Args:
        container: The sidecar.
        shares: Volumes mounted both in the main container and in the sidecar, the way log files reach a log shipper.
        main: The name or names of the containers that the sidecar shares volumes with; by default all but init
            containers.
        before: The containers that start after it, by name; ``"init"`` for all init containers that end. ``{"web":
            "healthy"}`` has them wait for its startup probe.
        after: The containers that it starts after, by name; ``"init"`` as above. ``{"migrate": "completed"}`` says what
            they have reached by then: ``started``, ``healthy`` (their startup probe) or ``completed``.
        plain: False writes a native sidecar, which starts before and stops after the main container. True writes a
            plain second container; in a Job or CronJob such a container would keep the Job from completing, and is
            refused there.

    Returns:
        A pattern: a function from a pod template to the one with the sidecar.

    Raises:
        InvalidManifest: When applied: Kubernetes has no order such as the one asked for, or a container is not there.
        ValueError: ``before`` or ``after`` asks for something else than what a container can reach.
    """
    order = order_of(container, before, after)

    def with_sidecar(template: PodTemplateSpec) -> PodTemplateSpec:
        return with_helper(*with_shares(template, container, shares, main), plain=plain, order=order)

    return with_sidecar
