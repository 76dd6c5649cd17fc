"""HorizontalPodAutoscaler: how many pods a workload has, by what they are busy with."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.model import HorizontalPodAutoscalerSpec, MetricSpec

from .companion import placed, whole
from .composition import Composing
from .same_namespace import other_namespace_issues

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model import CrossVersionObjectReference, HorizontalPodAutoscalerBehavior, ObjectMeta
    from cdk8s_pods.model.named import HoldsApiObject


class HorizontalPodAutoscaler(Construct):
    """How many pods a workload has, by what they are busy with.

    https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        scale_target_ref: The workload, or what names it; leave out its own ``replicas``.
        min_replicas: 1 unless written; 0 needs a feature gate and a metric that is not of the pods.
        max_replicas: Not below ``min_replicas``.
        cpu: Short for a metric of CPU: per cent of the requests as a number, such as ``80``, or an amount for each pod
            as a text, such as ``"500m"``.
        memory: Short for a metric of memory: ``80`` or ``"512Mi"``.
        metrics: What is measured, the greatest outcome counts; 80 % of the requested CPU unless written.
        behavior: How fast the number changes.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: Neither or both of ``spec`` and its fields are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        scale_target_ref: CrossVersionObjectReference | HoldsApiObject | None = None,
        min_replicas: int | None = None,
        max_replicas: int | None = None,
        cpu: int | str | None = None,
        memory: int | str | None = None,
        metrics: Sequence[MetricSpec] | None = None,
        behavior: HorizontalPodAutoscalerBehavior | None = None,
        spec: HorizontalPodAutoscalerSpec | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            short = [*_metric("cpu", cpu), *_metric("memory", memory)]
            if short:
                metrics = [*short, *(metrics or ())]
            written = whole(
                self,
                HorizontalPodAutoscalerSpec,
                spec,
                "scale_target_ref=...",
                scale_target_ref=scale_target_ref,
                min_replicas=min_replicas,
                max_replicas=max_replicas,
                metrics=metrics,
                behavior=behavior,
            )
            self.api_object, self.name = placed(
                self,
                "autoscaling/v2",
                "HorizontalPodAutoscaler",
                written,
                metadata=metadata,
                ignore_rules=ignore_rules,
                also=other_namespace_issues(
                    self, metadata, FieldPath.of("spec", "scaleTargetRef", "name"), scale_target_ref
                ),
            )


def _metric(resource: Literal["cpu", "memory"], amount: int | str | None) -> Iterator[MetricSpec]:
    """The metric of a resource in full: a text is an amount for each pod, a number per cent of the requests."""
    if isinstance(amount, str):
        yield MetricSpec.resource(resource, average_value=amount)
    elif amount is not None:
        yield MetricSpec.resource(resource, average_utilization=amount)
