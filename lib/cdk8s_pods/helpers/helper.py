"""A helper: its container, and what it wants of the pod."""

from __future__ import annotations

from cdk8s_pods.facts.waiting_times import DEFAULT_GRACE_SECONDS
from cdk8s_pods.patterns.placement import pod_spec

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypedDict

    from cdk8s_pods.model import Container, PodTemplateSpec
    from cdk8s_pods.patterns import BroughtConfigMap, BroughtServiceAccount, Pattern
    from cdk8s_pods.patterns.running_order import StartsAfter, StartsBefore

    class Placing(TypedDict):
        """Where its container is put: what every pattern takes."""

        plain: bool
        before: StartsBefore | None
        after: StartsAfter | None


class Helper:
    """What a helper is made of.

    Args:
        container: Its container.
        placing: Where that is put.
        own_seconds: What it takes to stop, behind the main containers where it is a native sidecar.
        grace_seconds: The grace period that the user asks for; ``own_seconds`` does not count then.
        brings: What it brings beside the pods.
    """

    __slots__ = ("brings", "container", "grace_seconds", "own_seconds", "placing")

    def __init__(
        self,
        container: Container,
        *,
        placing: Placing,
        own_seconds: int = 0,
        grace_seconds: int | None = None,
        brings: Sequence[BroughtConfigMap | BroughtServiceAccount] = (),
    ) -> None:
        self.container = container
        self.placing = placing
        self.own_seconds = own_seconds
        self.grace_seconds = grace_seconds
        self.brings = tuple(brings)

    def placed_by(self, pattern: Pattern) -> Pattern:
        """A pattern that puts the container into the pod, with all that the helper wants of the pod beside."""

        def with_helper_and_its_wants(template: PodTemplateSpec) -> PodTemplateSpec:
            template = pattern(template)
            if self.brings:
                template = template.bringing(*self.brings)
            return self._with_time_to_stop(template)

        return with_helper_and_its_wants

    def _with_time_to_stop(self, template: PodTemplateSpec) -> PodTemplateSpec:
        spec = pod_spec(template)
        written = spec.termination_grace_period_seconds
        has = DEFAULT_GRACE_SECONDS if written is None else written
        if self.grace_seconds is not None:
            wanted = self.grace_seconds
        elif self.placing["plain"]:
            wanted = self.own_seconds
        else:
            # A native sidecar is asked to stop when the main containers have, and has what they left:
            # https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle
            wanted = has + self.own_seconds if self.own_seconds else has
        if wanted <= has:
            return template
        return template.replace(spec=spec.replace(termination_grace_period_seconds=wanted))
