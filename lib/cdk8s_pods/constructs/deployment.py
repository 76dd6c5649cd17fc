"""Deployment: interchangeable pods, replaced step by step when their template changes."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import DeploymentSpec

from .composition import labels_of
from .selection import composed_selecting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import DeploymentStrategy, LabelSelector, ObjectMeta, PodTemplateSpec
    from cdk8s_pods.patterns.pattern import Pattern

    from .content import HoldsContent


class Deployment(Construct):
    """Interchangeable pods that are replaced step by step when their template changes.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        template: The pods to run; they or ``spec`` must be given.
        replicas: How many pods; 1 unless written.
        selector: Which pods are the controller's; without one a label unique to this construct is made and added to the
            template, and a template without labels gets those of a given selector.
        strategy: How old pods are replaced by new ones; a rolling update by quarters unless written.
        min_ready_seconds: How long a new pod must be ready before it counts as available; 0 unless written.
        revision_history_limit: How many old revisions are kept to roll back to; 10 unless written.
        progress_deadline_seconds: When a rollout that makes no progress counts as failed; 600 unless written.
        paused: Whether changes of the template wait.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        patterns: Applied to the template in order.
        rolls_on: ConfigMaps and Secrets whose content the pods follow: an annotation of theirs changes with it, so that
            new ones are made.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.
        template: The pods, with all patterns applied.
        labels: The labels of the pods.
        selector: Which pods are the controller's.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: Neither or both of ``spec`` and its fields are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        template: PodTemplateSpec | None = None,
        replicas: int | None = None,
        selector: LabelSelector | None = None,
        strategy: DeploymentStrategy | None = None,
        min_ready_seconds: int | None = None,
        revision_history_limit: int | None = None,
        progress_deadline_seconds: int | None = None,
        paused: bool | None = None,
        spec: DeploymentSpec | None = None,
        metadata: ObjectMeta | None = None,
        patterns: Sequence[Pattern] = (),
        rolls_on: Sequence[HoldsContent] = (),
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.api_object, self.name, self.template, self.selector = composed_selecting(
            self,
            scope,
            "apps/v1",
            DeploymentSpec,
            spec,
            replicas=replicas,
            selector=selector,
            strategy=strategy,
            min_ready_seconds=min_ready_seconds,
            revision_history_limit=revision_history_limit,
            progress_deadline_seconds=progress_deadline_seconds,
            paused=paused,
            template=template,
            metadata=metadata,
            patterns=patterns,
            rolls_on=rolls_on,
            ignore_rules=ignore_rules,
        )
        self.labels = labels_of(self.template)
