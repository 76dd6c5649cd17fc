"""How the pods of a Job are scheduled as a group. Since 1.37, behind a feature gate."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class WorkloadPodGroupBasicSchedulingPolicy(Value):
    """Pods are scheduled one by one."""


class WorkloadPodGroupGangSchedulingPolicy(Value):
    """Pods are scheduled together or not at all.

    Args:
        min_count: How many must fit at the same time; the Job's parallelism unless written.
    """

    min_count: int | None = None


class WorkloadPodGroupSchedulingPolicy(Value):
    """Whether pods are scheduled one by one or together; exactly one field is written."""

    basic: WorkloadPodGroupBasicSchedulingPolicy | None = None
    gang: WorkloadPodGroupGangSchedulingPolicy | None = None


class WorkloadPodGroupSingleDisruptionMode(Value):
    """A pod can be taken away alone."""


class WorkloadPodGroupAllDisruptionMode(Value):
    """Pods are taken away together."""


class WorkloadPodGroupDisruptionMode(Value):
    """Whether pods can be taken away alone; exactly one field is written."""

    single: WorkloadPodGroupSingleDisruptionMode | None = None
    all: WorkloadPodGroupAllDisruptionMode | None = None


class TopologyConstraint(Value):
    """A place that all pods of the group share.

    Args:
        key: The node label whose values are the places.
    """

    key: str


class WorkloadPodGroupSchedulingConstraints(Value):
    """Where the pods of the group run."""

    topology: Sequence[TopologyConstraint] | None = None


class WorkloadPodGroupResourceClaim(Value):
    """Devices that the pods of the group share.

    Args:
        name: What the group calls it.
        resource_claim_name: A ResourceClaim of the namespace; not together with the template.
        resource_claim_template_name: A ResourceClaimTemplate of the namespace.
    """

    name: str
    resource_claim_name: str | None = None
    resource_claim_template_name: str | None = None


class JobSchedulingConfiguration(Value):
    """How the pods of a Job are scheduled as a group.

    Args:
        scheduling_policy: One by one, or together; one by one unless written.
        scheduling_constraints: Where they run.
        disruption_mode: Whether they can be taken away alone.
        resource_claims: Devices that they share.
    """

    scheduling_policy: WorkloadPodGroupSchedulingPolicy | None = None
    scheduling_constraints: WorkloadPodGroupSchedulingConstraints | None = None
    disruption_mode: WorkloadPodGroupDisruptionMode | None = None
    resource_claims: Sequence[WorkloadPodGroupResourceClaim] | None = None
