"""What a StatefulSet is made of."""

from __future__ import annotations

from .field import Short, name_of
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal, TypeAlias

    from .label_selector import LabelSelector
    from .named import Named
    from .objects import PersistentVolumeClaim
    from .persistent_volume_claim import PersistentVolumeClaimSpec, PersistentVolumeClaimTemplate
    from .pod_template import PodTemplateSpec
    from .scalars import IntOrString

    #: Claims as they can be written: in full, or the spec of each by its name.
    Claims: TypeAlias = (
        Sequence[PersistentVolumeClaimTemplate | PersistentVolumeClaim] | Mapping[str, PersistentVolumeClaimSpec]
    )


class RollingUpdateStatefulSetStrategy(Value):
    """Which pods an update touches, and how many at once."""

    partition: int | None = None
    """The lowest number that is updated; pods below it stay as they are, none unless written."""
    max_unavailable: IntOrString | None = None
    """How many pods may be down at once; 1 unless written."""


class StatefulSetUpdateStrategy(Value):
    """How old pods give way to new ones."""

    type: Literal["RollingUpdate", "OnDelete"] | None = None
    """When old pods go; ``OnDelete`` waits until someone deletes them, ``RollingUpdate`` unless written."""
    rolling_update: RollingUpdateStatefulSetStrategy | None = None
    """Which pods are replaced, and how many at a time; with ``RollingUpdate`` only."""


class StatefulSetOrdinals(Value):
    """How the pods are numbered."""

    start: int | None = None
    """The number of the first pod; 0 unless written."""


class StatefulSetPersistentVolumeClaimRetentionPolicy(Value):
    """What becomes of the volume claims; ``Retain`` unless written."""

    when_deleted: Literal["Retain", "Delete"] | None = None
    """What becomes of the claims when the StatefulSet is deleted; ``Retain`` unless written."""
    when_scaled: Literal["Retain", "Delete"] | None = None
    """What becomes of the claims of replicas that are taken away; ``Retain`` unless written."""


def full_claims(written: Any) -> Any:
    """The claims of a StatefulSet in full: of a mapping each key is the name of a claim, and the value its spec."""
    # Deferred: most controllers claim nothing.
    from .metadata import ObjectMeta
    from .objects import PersistentVolumeClaim
    from .persistent_volume_claim import PersistentVolumeClaimTemplate

    if isinstance(written, dict):
        claimed: dict[str, Any] = written
        return tuple(PersistentVolumeClaim(metadata=ObjectMeta(name=name), spec=spec) for name, spec in claimed.items())
    if not isinstance(written, tuple):
        return written
    claims: tuple[Any, ...] = written
    return tuple(
        PersistentVolumeClaim(**claim.__dict__) if isinstance(claim, PersistentVolumeClaimTemplate) else claim
        for claim in claims
    )


class StatefulSetSpec(Value):
    """A number of pods, each with a name and storage that stay its own.

    https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
    """

    service_name: Short[str | Named | None, str | None] = Short(name_of("Service"))
    """The headless Service that gives each pod a DNS name; it must exist before."""
    replicas: int | None = None
    """How many pods; 1 unless written."""
    selector: LabelSelector
    """The pods that belong to it; it must match the template's labels and can't be changed later."""
    template: PodTemplateSpec
    """What each pod is made of."""
    volume_claim_templates: Short[Claims | None, Sequence[PersistentVolumeClaim] | None] = Short(full_claims)
    """The claims that each pod gets one of; containers mount them by their name. A mapping from names to specs is short
    for a list."""
    persistent_volume_claim_retention_policy: StatefulSetPersistentVolumeClaimRetentionPolicy | None = None
    """What becomes of the claims when the set shrinks or goes; all are kept unless written."""
    pod_management_policy: Literal["OrderedReady", "Parallel"] | None = None
    """How pods are started and stopped: ``Parallel`` without waiting; ``OrderedReady`` unless written."""
    update_strategy: StatefulSetUpdateStrategy | None = None
    """How old pods give way to new ones."""
    ordinals: StatefulSetOrdinals | None = None
    """How the pods are numbered; from 0 unless written."""
    min_ready_seconds: int | None = None
    """How long a pod must be ready to count as available; 0 unless written."""
    revision_history_limit: int | None = None
    """How many old versions are kept to go back to; 10 unless written."""
