"""The bare Pod."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import PodSpec, PodTemplateSpec

from .arguments import applied, expect
from .composition import Composing, bringing_for, knowing_itself, labels_of
from .emission import emitted
from .settings import target_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import ObjectMeta
    from cdk8s_pods.patterns.pattern import Pattern


class Pod(Construct):
    """A pod without a controller: it runs once, where it is scheduled, and is not replaced when it is gone.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        spec: The pod.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        patterns: Applied to the pod in order.
        ignore_rules: Ids of rules turned off for this pod, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.
        spec: The pod, with all patterns applied.

    Raises:
        InvalidManifest: The pod cannot work; every problem is named with its path.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        spec: PodSpec,
        metadata: ObjectMeta | None = None,
        patterns: Sequence[Pattern] = (),
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            expect(self, PodSpec, spec=spec)
            bringing = None
            target = target_of(self).ignoring(ignore_rules or {})
            if patterns or spec.affinity or spec.topology_spread_constraints:
                template = PodTemplateSpec(metadata=metadata, spec=spec)
                template = applied(self, template, patterns, target, "Pod", metadata)
                bringing = bringing_for(self, template, metadata)
                if bringing:
                    template = bringing.before(template)
                template = knowing_itself(template)
                metadata, spec = template.metadata, template.spec or spec
            self.api_object, self.name = emitted(
                self,
                api_version="v1",
                kind="Pod",
                metadata=metadata,
                body={"spec": spec.to_manifest()},
                target=target,
                ignore_rules=ignore_rules,
            )
            if bringing:
                bringing.behind(self.api_object, self.name, PodTemplateSpec(metadata=metadata, spec=spec), None)
        self.spec = spec
        self._metadata = metadata

    @property
    def template(self) -> PodTemplateSpec:
        """The pod as a template of pods, as controllers have one: its metadata and its spec."""
        return PodTemplateSpec(metadata=self._metadata, spec=self.spec)

    @property
    def labels(self) -> Mapping[str, str]:
        """The labels written for the pod; those of the chart come on top."""
        return labels_of(self.template)
