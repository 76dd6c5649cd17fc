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
    from .injection import NothingSelected as NothingSelected, inject as inject
    from .job import Job as Job
    from .mesh_pod import MeshPod as MeshPod
    from .pod import Pod as Pod
    from .replica_set import ReplicaSet as ReplicaSet
    from .replication_controller import ReplicationController as ReplicationController
    from .settings import require_pod_security as require_pod_security, target_kubernetes as target_kubernetes
    from .sidecar_pod import SidecarPod as SidecarPod
    from .stateful_set import StatefulSet as StatefulSet
    from .tree_check import check_tree as check_tree
else:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
