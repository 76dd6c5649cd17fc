"""The constructs: thin shells that put checked manifests into a cdk8s tree; the only importers of cdk8s."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .adapter_pod import AdapterPod as AdapterPod
    from .ambassador_pod import AmbassadorPod as AmbassadorPod
    from .cluster_role import ClusterRole as ClusterRole
    from .cluster_role_binding import ClusterRoleBinding as ClusterRoleBinding
    from .config_map import ConfigMap as ConfigMap
    from .cron_job import CronJob as CronJob
    from .daemon_set import DaemonSet as DaemonSet
    from .deployment import Deployment as Deployment
    from .horizontal_pod_autoscaler import HorizontalPodAutoscaler as HorizontalPodAutoscaler
    from .host_network_pod import HostNetworkPod as HostNetworkPod
    from .ingress import Ingress as Ingress
    from .ingress_class import IngressClass as IngressClass
    from .injection import NothingSelected as NothingSelected, inject as inject
    from .job import Job as Job
    from .limit_range import LimitRange as LimitRange
    from .mesh_pod import MeshPod as MeshPod
    from .namespace import Namespace as Namespace
    from .network_policy import NetworkPolicy as NetworkPolicy
    from .persistent_volume import PersistentVolume as PersistentVolume
    from .persistent_volume_claim import PersistentVolumeClaim as PersistentVolumeClaim
    from .pod import Pod as Pod
    from .pod_disruption_budget import PodDisruptionBudget as PodDisruptionBudget
    from .priority_class import PriorityClass as PriorityClass
    from .replica_set import ReplicaSet as ReplicaSet
    from .replication_controller import ReplicationController as ReplicationController
    from .resource_quota import ResourceQuota as ResourceQuota
    from .role import Role as Role
    from .role_binding import RoleBinding as RoleBinding
    from .secret import Secret as Secret
    from .service import Service as Service
    from .service_account import ServiceAccount as ServiceAccount
    from .settings import require_pod_security as require_pod_security, target_kubernetes as target_kubernetes
    from .sidecar_pod import SidecarPod as SidecarPod
    from .stateful_set import StatefulSet as StatefulSet
    from .storage_class import StorageClass as StorageClass
    from .tree_check import check_tree as check_tree
else:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
