"""StatefulSet: pods with names and volumes of their own that outlive them."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import StatefulSetSpec

from .composition import labels_of
from .selection import composed_selecting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model import (
        LabelSelector,
        ObjectMeta,
        PodTemplateSpec,
        StatefulSetOrdinals,
        StatefulSetPersistentVolumeClaimRetentionPolicy,
        StatefulSetUpdateStrategy,
    )
    from cdk8s_pods.model.named import Named
    from cdk8s_pods.model.stateful_set import Claims
    from cdk8s_pods.patterns.pattern import Pattern

    from .content import HoldsContent


class StatefulSet(Construct):
    """Pods with a stable name, and with volumes of their own that outlive them.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        template: The pods to run; they or ``spec`` must be given.
        service_name: The headless Service that gives each pod its DNS name.
        replicas: How many pods; 1 unless written.
        selector: Which pods are the controller's; without one a label unique to this construct is made and added to the
            template, and a template without labels gets those of a given selector.
        volume_claim_templates: One claim of each is made for every pod; containers mount them by the claim's name. A
            mapping from names to specs is short for a list.
        pod_management_policy: One pod after the other, or all at once; ``OrderedReady`` unless written.
        update_strategy: How old pods are replaced; a rolling update unless written.
        persistent_volume_claim_retention_policy: What becomes of the claims when pods go; kept unless written.
        ordinals: From which number the pods are counted; 0 unless written.
        min_ready_seconds: How long a new pod must be ready before it counts as available; 0 unless written.
        revision_history_limit: How many old revisions are kept to roll back to; 10 unless written.
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
        service_name: str | Named | None = None,
        replicas: int | None = None,
        selector: LabelSelector | None = None,
        volume_claim_templates: Claims | None = None,
        pod_management_policy: Literal["OrderedReady", "Parallel"] | None = None,
        update_strategy: StatefulSetUpdateStrategy | None = None,
        persistent_volume_claim_retention_policy: StatefulSetPersistentVolumeClaimRetentionPolicy | None = None,
        ordinals: StatefulSetOrdinals | None = None,
        min_ready_seconds: int | None = None,
        revision_history_limit: int | None = None,
        spec: StatefulSetSpec | None = None,
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
            StatefulSetSpec,
            spec,
            service_name=service_name,
            replicas=replicas,
            selector=selector,
            volume_claim_templates=volume_claim_templates,
            pod_management_policy=pod_management_policy,
            update_strategy=update_strategy,
            persistent_volume_claim_retention_policy=persistent_volume_claim_retention_policy,
            ordinals=ordinals,
            min_ready_seconds=min_ready_seconds,
            revision_history_limit=revision_history_limit,
            template=template,
            metadata=metadata,
            patterns=patterns,
            rolls_on=rolls_on,
            ignore_rules=ignore_rules,
        )
        self.labels = labels_of(self.template)
