"""What a StatefulSet is made of."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .label_selector import LabelSelector
    from .persistent_volume_claim import PersistentVolumeClaim
    from .pod_template import PodTemplateSpec
    from .scalars import IntOrString


class RollingUpdateStatefulSetStrategy(Value):
    """Which pods an update touches, and how many at once.

    Args:
        partition: Pods with a lower number stay as they are; 0 unless written.
        max_unavailable: How many pods may be down at once; 1 unless written.
    """

    partition: int | None = None
    max_unavailable: IntOrString | None = None


class StatefulSetUpdateStrategy(Value):
    """How old pods give way to new ones.

    Args:
        type: ``OnDelete`` waits until someone deletes the old ones; ``RollingUpdate`` unless written.
        rolling_update: With ``RollingUpdate`` only.
    """

    type: Literal["RollingUpdate", "OnDelete"] | None = None
    rolling_update: RollingUpdateStatefulSetStrategy | None = None


class StatefulSetOrdinals(Value):
    """How the pods are numbered.

    Args:
        start: The first number; 0 unless written.
    """

    start: int | None = None


class StatefulSetPersistentVolumeClaimRetentionPolicy(Value):
    """What becomes of the volume claims; ``Retain`` unless written.

    Args:
        when_deleted: When the StatefulSet is deleted.
        when_scaled: When it gets fewer replicas.
    """

    when_deleted: Literal["Retain", "Delete"] | None = None
    when_scaled: Literal["Retain", "Delete"] | None = None


class StatefulSetSpec(Value):
    """A number of pods, each with a name and storage that stay its own.

    https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/

    Args:
        service_name: The headless Service that gives each pod a DNS name; it must exist before.
        replicas: 1 unless written.
        selector: The pods that belong to it; it must match the template's labels and can't be changed later.
        template: The pods.
        volume_claim_templates: The claims that each pod gets one of; containers mount them by their name.
        persistent_volume_claim_retention_policy: What becomes of the claims.
        pod_management_policy: ``Parallel`` starts and stops pods without waiting; ``OrderedReady`` unless written.
        update_strategy: How old pods give way to new ones.
        ordinals: How the pods are numbered.
        min_ready_seconds: How long a pod must be ready to count as available; 0 unless written.
        revision_history_limit: How many old versions are kept to go back to; 10 unless written.
    """

    service_name: str | None = None
    replicas: int | None = None
    selector: LabelSelector
    template: PodTemplateSpec
    volume_claim_templates: Sequence[PersistentVolumeClaim] | None = None
    persistent_volume_claim_retention_policy: StatefulSetPersistentVolumeClaimRetentionPolicy | None = None
    pod_management_policy: Literal["OrderedReady", "Parallel"] | None = None
    update_strategy: StatefulSetUpdateStrategy | None = None
    ordinals: StatefulSetOrdinals | None = None
    min_ready_seconds: int | None = None
    revision_history_limit: int | None = None
