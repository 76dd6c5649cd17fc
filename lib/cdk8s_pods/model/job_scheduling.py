"""How the pods of a Job are scheduled as a group. Since 1.37, behind a feature gate."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class WorkloadPodGroupBasicSchedulingPolicy(Value):
    """Pods are scheduled one by one."""


class WorkloadPodGroupGangSchedulingPolicy(Value):
    """Pods are scheduled together or not at all."""

    min_count: int | None = None
    """How many must fit at the same time; the Job's parallelism unless written."""


class WorkloadPodGroupSchedulingPolicy(Value):
    """Whether pods are scheduled one by one or together; exactly one field is written."""

    basic: WorkloadPodGroupBasicSchedulingPolicy | None = None
    """Pods are scheduled one by one, as those outside of a group are."""
    gang: WorkloadPodGroupGangSchedulingPolicy | None = None
    """Pods are scheduled together or not at all."""


class WorkloadPodGroupSingleDisruptionMode(Value):
    """A pod can be taken away alone."""


class WorkloadPodGroupAllDisruptionMode(Value):
    """Pods are taken away together."""


class WorkloadPodGroupDisruptionMode(Value):
    """Whether pods can be taken away alone; exactly one field is written."""

    single: WorkloadPodGroupSingleDisruptionMode | None = None
    """Each pod of the group can be taken away alone."""
    all: WorkloadPodGroupAllDisruptionMode | None = None
    """The pods of the group are taken away together."""


class TopologyConstraint(Value):
    """A place that all pods of the group share."""

    key: str
    """The node label whose values are the places."""


class WorkloadPodGroupSchedulingConstraints(Value):
    """Where the pods of the group run."""

    topology: Sequence[TopologyConstraint] | None = None
    """Places that all pods of the group share, such as one zone."""


class WorkloadPodGroupResourceClaim(Value):
    """Devices that the pods of the group share."""

    name: str
    """What the group calls the claim."""
    resource_claim_name: str | None = None
    """A ResourceClaim of the namespace; not together with the template."""
    resource_claim_template_name: str | None = None
    """A ResourceClaimTemplate of the namespace; not together with the claim."""


class JobSchedulingConfiguration(Value):
    """How the pods of a Job are scheduled as a group."""

    scheduling_policy: WorkloadPodGroupSchedulingPolicy | None = None
    """Whether the pods are scheduled one by one or together; one by one unless written."""
    scheduling_constraints: WorkloadPodGroupSchedulingConstraints | None = None
    """Where the pods of the Job run."""
    disruption_mode: WorkloadPodGroupDisruptionMode | None = None
    """Whether they can be taken away alone."""
    resource_claims: Sequence[WorkloadPodGroupResourceClaim] | None = None
    """Devices that the pods of the Job share."""
