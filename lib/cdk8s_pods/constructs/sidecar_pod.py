"""A bare pod with a sidecar."""

from __future__ import annotations

from cdk8s_pods.patterns import sidecar as sidecar_pattern

from .pod import Pod

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs import Construct

    from cdk8s_pods.model import Container, ObjectMeta, PodSpec
    from cdk8s_pods.patterns import SharedVolume
    from cdk8s_pods.patterns.pattern import Pattern
    from cdk8s_pods.patterns.running_order import StartsAfter, StartsBefore


class SidecarPod(Pod):
    """A pod whose main container has a helper beside it.

    The one-line form of ``Pod(..., patterns=[sidecar(...)])``.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        spec: The pod without the sidecar.
        sidecar: The container that helps.
        shares: Volumes mounted both in the main container and in the sidecar.
        main: The name or names of the containers that the sidecar shares volumes with; by default all but init
            containers.
        before: The containers that start after it, by name; ``"init"`` for all init containers that end.
        after: The containers that it starts after, by name; a mapping says what they have reached by then.
        plain: False writes a native sidecar, True a plain second container.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        patterns: More patterns, applied behind this one in order.
        ignore_rules: Ids of rules turned off for this pod, each with the reason.

    Raises:
        InvalidManifest: The pod cannot work; every problem is named with its path.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        spec: PodSpec,
        sidecar: Container,
        shares: SharedVolume | Sequence[SharedVolume] = (),
        main: str | Sequence[str] | None = None,
        before: StartsBefore | None = None,
        after: StartsAfter | None = None,
        plain: bool = False,
        metadata: ObjectMeta | None = None,
        patterns: Sequence[Pattern] = (),
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        applied = sidecar_pattern(sidecar, shares=shares, main=main, before=before, after=after, plain=plain)
        super().__init__(
            scope, id, spec=spec, metadata=metadata, patterns=[applied, *patterns], ignore_rules=ignore_rules
        )
