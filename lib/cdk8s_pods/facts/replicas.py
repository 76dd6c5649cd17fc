"""How many pods a workload runs."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

#: The kinds that run as many pods as their ``replicas`` say.
_WITH_REPLICAS = frozenset({"Deployment", "ReplicaSet", "ReplicationController", "StatefulSet"})


def replicas_at_once(kind: str, spec: Mapping[str, Any]) -> int:
    """How many pods of a workload run side by side, as far as its manifest says: of a DaemonSet one is sure.

    Args:
        kind: The kind of the workload.
        spec: Its spec, well-typed.
    """
    if kind == "CronJob":
        return replicas_at_once("Job", spec.get("jobTemplate", {}).get("spec", {}))
    if kind == "Job":
        parallelism: int = spec.get("parallelism", 1)
        completions: int = spec.get("completions", parallelism)
        return min(parallelism, completions)
    replicas: int = spec.get("replicas", 1) if kind in _WITH_REPLICAS else 1
    return replicas
