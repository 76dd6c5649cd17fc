"""The constructs: thin shells that put checked manifests into a cdk8s tree; the only importers of cdk8s."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .adapter_pod import AdapterPod as AdapterPod
    from .ambassador_pod import AmbassadorPod as AmbassadorPod
    from .cron_job import CronJob as CronJob
    from .daemon_set import DaemonSet as DaemonSet
    from .deployment import Deployment as Deployment
    from .host_network_pod import HostNetworkPod as HostNetworkPod
    from .injection import NothingSelected as NothingSelected
    from .injection import inject as inject
    from .job import Job as Job
    from .mesh_pod import MeshPod as MeshPod
    from .pod import Pod as Pod
    from .replica_set import ReplicaSet as ReplicaSet
    from .replication_controller import ReplicationController as ReplicationController
    from .settings import require_pod_security as require_pod_security
    from .settings import target_kubernetes as target_kubernetes
    from .sidecar_pod import SidecarPod as SidecarPod
    from .stateful_set import StatefulSet as StatefulSet
    from .tree_check import check_tree as check_tree

#: Where each name comes from: a program that makes Pods does not pay for the import of the rest.
_HOME = {
    "AdapterPod": "adapter_pod",
    "AmbassadorPod": "ambassador_pod",
    "CronJob": "cron_job",
    "DaemonSet": "daemon_set",
    "Deployment": "deployment",
    "HostNetworkPod": "host_network_pod",
    "Job": "job",
    "MeshPod": "mesh_pod",
    "NothingSelected": "injection",
    "Pod": "pod",
    "ReplicaSet": "replica_set",
    "ReplicationController": "replication_controller",
    "SidecarPod": "sidecar_pod",
    "StatefulSet": "stateful_set",
    "check_tree": "tree_check",
    "inject": "injection",
    "require_pod_security": "settings",
    "target_kubernetes": "settings",
}

__all__ = [
    "AdapterPod",
    "AmbassadorPod",
    "CronJob",
    "DaemonSet",
    "Deployment",
    "HostNetworkPod",
    "Job",
    "MeshPod",
    "NothingSelected",
    "Pod",
    "ReplicaSet",
    "ReplicationController",
    "SidecarPod",
    "StatefulSet",
    "check_tree",
    "inject",
    "require_pod_security",
    "target_kubernetes",
]

if not TYPE_CHECKING:  # type checkers would take any name for an exported one

    def __getattr__(name):
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(__import__(f"{__name__}.{_HOME[name]}", fromlist=(name,)), name)
        return value
