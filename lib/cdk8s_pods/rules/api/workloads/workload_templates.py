"""What the pod template of a workload may not have, though a pod may."""

from __future__ import annotations

from cdk8s_pods.rules.interface import APPS, forbidden, rule, server, unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


#: The kinds that keep their pods running.
_LASTING = frozenset({"Deployment", "ReplicaSet", "ReplicationController", "DaemonSet", "StatefulSet"})


@rule(
    "PodSpec.restartPolicy",
    remedy="leave restartPolicy out, or use a Job for pods that end",
    source=server(APPS, "ValidatePodTemplateSpecForReplicaSet"),
)
def pods_of_lasting_workloads_restart_always(policy: str, at: FieldPath, context: Context) -> Problems | None:
    """These workloads replace a pod that ends, so their containers have to be restarted always."""
    if context.kind not in _LASTING or policy not in ("Never", "OnFailure"):
        return None
    return [(at, unsupported(policy, ("Always",)))]


@rule(
    "PodSpec.activeDeadlineSeconds",
    remedy="leave activeDeadlineSeconds out, or use a Job",
    source=server(APPS, "ValidatePodTemplateSpecForReplicaSet"),
)
def pods_of_lasting_workloads_have_no_deadline(_seconds: int, at: FieldPath, context: Context) -> Problems | None:
    """A pod that must end at a deadline can't belong to a workload that keeps its pods running."""
    if context.kind not in _LASTING:
        return None
    return [(at, forbidden(f"activeDeadlineSeconds in {context.kind} is not supported"))]
