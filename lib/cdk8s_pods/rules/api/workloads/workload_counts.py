"""Numbers of pods and of seconds, which can't be negative."""

from __future__ import annotations

from cdk8s_pods.issues.message import invalid
from cdk8s_pods.rules.rule import rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem


@rule(
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
    remedy="write zero or more",
    source="pkg/apis/core/validation/validation.go: ValidateNonnegativeField",
)
def counts_and_seconds_are_not_negative(number: int, at: FieldPath, _context: Context) -> list[Problem] | None:
    """Nothing can be there less than zero times or last less than no time."""
    return [(at, invalid(number, "must be greater than or equal to 0"))] if number < 0 else None
