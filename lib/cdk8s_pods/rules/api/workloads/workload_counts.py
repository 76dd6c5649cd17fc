"""Numbers of pods and of seconds, which can't be negative."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, in_range, server

TYPE_CHECKING = False


@in_range(
    "DeploymentSpec.replicas",
    "DeploymentSpec.minReadySeconds",
    "DeploymentSpec.revisionHistoryLimit",
    "DeploymentSpec.progressDeadlineSeconds",
    "ReplicaSetSpec.replicas",
    "ReplicaSetSpec.minReadySeconds",
    "ReplicationControllerSpec.replicas",
    "ReplicationControllerSpec.minReadySeconds",
    "DaemonSetSpec.minReadySeconds",
    "DaemonSetSpec.revisionHistoryLimit",
    "StatefulSetSpec.replicas",
    "StatefulSetSpec.minReadySeconds",
    "StatefulSetOrdinals.start",
    "RollingUpdateStatefulSetStrategy.partition",
    "JobSpec.parallelism",
    "JobSpec.completions",
    "JobSpec.activeDeadlineSeconds",
    "JobSpec.backoffLimit",
    "JobSpec.backoffLimitPerIndex",
    "JobSpec.maxFailedIndexes",
    "JobSpec.ttlSecondsAfterFinished",
    "SuccessPolicyRule.succeededCount",
    "CronJobSpec.startingDeadlineSeconds",
    "CronJobSpec.successfulJobsHistoryLimit",
    "CronJobSpec.failedJobsHistoryLimit",
    least=0,
    requirement="must be greater than or equal to 0",
    remedy="write zero or more",
    source=server(CORE, "ValidateNonnegativeField"),
)
def counts_and_seconds_are_not_negative() -> None:
    """Nothing can be there less than zero times or last less than no time."""
