"""API versions that are gone, and those in which the same objects are served without a change of their form.

Source: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ (where it says "no notable changes"). What is
not here has changed its form, or what it does by default: Ingress, CustomResourceDefinition, webhooks, EndpointSlice.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_RBAC: dict[str, str] = dict.fromkeys(
    ("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"), "rbac.authorization.k8s.io/v1"
)

#: The version that is gone -> the kinds -> the version that serves them.
RENAMED_VERSIONS: dict[str, dict[str, str]] = {
    # Of the older ones, extensions/v1beta1 and apps/v1beta1, defaults have changed.
    "apps/v1beta2": dict.fromkeys(("DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"), "apps/v1"),
    "apiregistration.k8s.io/v1beta1": {"APIService": "apiregistration.k8s.io/v1"},
    "autoscaling/v2beta2": {"HorizontalPodAutoscaler": "autoscaling/v2"},
    "batch/v1beta1": {"CronJob": "batch/v1"},
    "coordination.k8s.io/v1beta1": {"Lease": "coordination.k8s.io/v1"},
    "extensions/v1beta1": {"NetworkPolicy": "networking.k8s.io/v1"},
    "flowcontrol.apiserver.k8s.io/v1beta1": {"FlowSchema": "flowcontrol.apiserver.k8s.io/v1"},
    "flowcontrol.apiserver.k8s.io/v1beta2": {"FlowSchema": "flowcontrol.apiserver.k8s.io/v1"},
    "flowcontrol.apiserver.k8s.io/v1beta3": {"FlowSchema": "flowcontrol.apiserver.k8s.io/v1"},
    "networking.k8s.io/v1beta1": {"IngressClass": "networking.k8s.io/v1"},
    "node.k8s.io/v1beta1": {"RuntimeClass": "node.k8s.io/v1"},
    "policy/v1beta1": {"PodDisruptionBudget": "policy/v1"},
    "rbac.authorization.k8s.io/v1alpha1": _RBAC,
    "rbac.authorization.k8s.io/v1beta1": _RBAC,
    "scheduling.k8s.io/v1beta1": {"PriorityClass": "scheduling.k8s.io/v1"},
    "storage.k8s.io/v1beta1": dict.fromkeys(
        ("CSIDriver", "CSINode", "CSIStorageCapacity", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"),
        "storage.k8s.io/v1",
    ),
}


def version_of_same_form(manifest: Any) -> str | None:
    """The version that serves an object as it stands, where the version that it is written for is gone."""
    version, kind = manifest.get("apiVersion"), manifest.get("kind")
    if not isinstance(version, str) or not isinstance(kind, str):
        return None
    if kind == "PodDisruptionBudget" and not _selects_something(manifest):
        # An empty selector took no pods in policy/v1beta1, and takes all of them in policy/v1.
        return None
    return RENAMED_VERSIONS.get(version, {}).get(kind)


def _selects_something(manifest: Any) -> bool:
    spec = manifest.get("spec")
    selector = spec.get("selector") if isinstance(spec, dict) else None
    return isinstance(selector, dict) and any(selector.values())
