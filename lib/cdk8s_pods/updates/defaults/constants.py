"""The fields that have one default, whatever else an object says.

Sources: pkg/apis/*/v*/defaults.go of https://github.com/kubernetes/kubernetes, and ``+default`` in the types of
https://github.com/kubernetes/api.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_CONTAINER = {"terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File"}
_FILE_MODE = 0o644
_RBD = {"keyring": "/etc/ceph/keyring", "pool": "rbd", "user": "admin"}
_SCALE_IO = {"fsType": "xfs", "storageMode": "ThinProvisioned"}
_REPLICAS = {"replicas": 1}
_HISTORY = {"revisionHistoryLimit": 10}
_ANYTHING: Mapping[str, Any] = {}
_WEBHOOK = {
    "failurePolicy": "Fail",
    "matchPolicy": "Equivalent",
    "namespaceSelector": _ANYTHING,
    "objectSelector": _ANYTHING,
    "timeoutSeconds": 10,
}
_DEVICE_REQUEST = {"allocationMode": "ExactCount"}

#: Type -> field -> its default.
CONSTANTS: dict[str, Mapping[str, Any]] = {
    # pods
    "PodSpec": {
        "dnsPolicy": "ClusterFirst",
        "restartPolicy": "Always",
        "schedulerName": "default-scheduler",
        "securityContext": _ANYTHING,
        "terminationGracePeriodSeconds": 30,
    },
    "Container": _CONTAINER,
    "EphemeralContainer": _CONTAINER,
    "ContainerPort": {"protocol": "TCP"},
    "Probe": {"failureThreshold": 3, "periodSeconds": 10, "successThreshold": 1, "timeoutSeconds": 1},
    "HTTPGetAction": {"path": "/", "scheme": "HTTP"},
    "GRPCAction": {"service": ""},
    "ObjectFieldSelector": {"apiVersion": "v1"},
    "FileKeySelector": {"optional": False},
    # volumes
    "ConfigMapVolumeSource": {"defaultMode": _FILE_MODE},
    "DownwardAPIVolumeSource": {"defaultMode": _FILE_MODE},
    "ProjectedVolumeSource": {"defaultMode": _FILE_MODE},
    "SecretVolumeSource": {"defaultMode": _FILE_MODE},
    "ServiceAccountTokenProjection": {"expirationSeconds": 3600},
    "HostPathVolumeSource": {"type": ""},
    "AzureDiskVolumeSource": {"cachingMode": "ReadWrite", "fsType": "ext4", "kind": "Shared", "readOnly": False},
    "ISCSIVolumeSource": {"iscsiInterface": "default"},
    "ISCSIPersistentVolumeSource": {"iscsiInterface": "default"},
    "RBDVolumeSource": _RBD,
    "RBDPersistentVolumeSource": _RBD,
    "ScaleIOVolumeSource": _SCALE_IO,
    "ScaleIOPersistentVolumeSource": _SCALE_IO,
    # controllers
    "ReplicationControllerSpec": _REPLICAS,
    "ReplicaSetSpec": _REPLICAS,
    "DeploymentSpec": {**_REPLICAS, **_HISTORY, "progressDeadlineSeconds": 600},
    "DaemonSetSpec": _HISTORY,
    "StatefulSetSpec": {**_REPLICAS, **_HISTORY, "podManagementPolicy": "OrderedReady"},
    "JobSpec": {"completionMode": "NonIndexed", "manualSelector": False, "suspend": False},
    "CronJobSpec": {
        "concurrencyPolicy": "Allow",
        "failedJobsHistoryLimit": 1,
        "successfulJobsHistoryLimit": 3,
        "suspend": False,
    },
    "PodFailurePolicyOnPodConditionsPattern": {"status": "True"},
    # what stands beside them
    "ServiceSpec": {"sessionAffinity": "None", "type": "ClusterIP"},
    "ServicePort": {"protocol": "TCP"},
    "EndpointPort": {"protocol": "TCP"},
    "NetworkPolicyPort": {"protocol": "TCP"},
    "IngressClassParametersReference": {"scope": "Cluster"},
    "Secret": {"type": "Opaque"},
    "PersistentVolumeSpec": {"persistentVolumeReclaimPolicy": "Retain", "volumeMode": "Filesystem"},
    "PersistentVolumeClaimSpec": {"volumeMode": "Filesystem"},
    "StorageClass": {"reclaimPolicy": "Delete", "volumeBindingMode": "Immediate"},
    "CSIDriverSpec": {
        "attachRequired": True,
        "fsGroupPolicy": "ReadWriteOnceWithFSType",
        "podInfoOnMount": False,
        "requiresRepublish": False,
        "seLinuxMount": False,
        "storageCapacity": False,
        "volumeLifecycleModes": ["Persistent"],
    },
    "PriorityClass": {"preemptionPolicy": "PreemptLowerPriority"},
    "HorizontalPodAutoscalerSpec": {"minReplicas": 1},
    "AutoscalingV1HorizontalPodAutoscalerSpec": {"minReplicas": 1, "targetCPUUtilizationPercentage": 80},
    "RoleRef": {"apiGroup": "rbac.authorization.k8s.io"},
    "ExactDeviceRequest": _DEVICE_REQUEST,
    "DeviceSubRequest": _DEVICE_REQUEST,
    "DeviceToleration": {"operator": "Equal"},
    "ValidatingWebhook": _WEBHOOK,
    "MutatingWebhook": {**_WEBHOOK, "reinvocationPolicy": "Never"},
    "RuleWithOperations": {"scope": "*"},
    "NamedRuleWithOperations": {"scope": "*"},
    "ValidatingAdmissionPolicySpec": {"failurePolicy": "Fail"},
    "MutatingAdmissionPolicySpec": {"failurePolicy": "Fail"},
    "CustomResourceDefinitionSpec": {"conversion": {"strategy": "None"}},
    "MatchResources": {"matchPolicy": "Equivalent", "namespaceSelector": _ANYTHING, "objectSelector": _ANYTHING},
}
