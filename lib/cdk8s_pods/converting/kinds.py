"""The kinds that have a construct, and what each construct is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cdk8s_pods.model import Value


def _exported(package: str) -> list[str]:
    # Not an attribute that type checkers know of: the packages export their names lazily.
    return list(getattr(__import__(f"cdk8s_pods.{package}", fromlist=("__all__",)), "__all__"))  # noqa: B009


class Shape(NamedTuple):
    """What the construct of a kind is given.

    Args:
        construct: The construct, which is exported by the package.
        value: The model type whose fields it is given.
        is_spec: Whether those are the fields of the object's spec, and not of the object itself.
        is_whole: Whether the spec is given as a whole.
    """

    construct: str
    value: str
    is_spec: bool = True
    is_whole: bool = False

    def value_type(self) -> type[Value]:
        """The model type itself."""
        from cdk8s_pods import model
        from cdk8s_pods.model import objects

        found: type[Value] = getattr(model if self.is_spec else objects, self.value)
        return found


_APPS, _BATCH, _RBAC = "apps/v1", "batch/v1", "rbac.authorization.k8s.io/v1"
_NETWORKING, _STORAGE = "networking.k8s.io/v1", "storage.k8s.io/v1"

#: Every kind with a construct, by its version: those whose spec is taken field by field first.
SHAPES: dict[tuple[str, str], Shape] = {
    **{
        (version, kind): Shape(kind, f"{kind}Spec", is_whole=kind == "Pod")
        for version, kind in (
            ("v1", "Pod"),
            ("v1", "ReplicationController"),
            (_APPS, "ReplicaSet"),
            (_APPS, "Deployment"),
            (_APPS, "DaemonSet"),
            (_APPS, "StatefulSet"),
            (_BATCH, "Job"),
            (_BATCH, "CronJob"),
            ("autoscaling/v2", "HorizontalPodAutoscaler"),
            (_NETWORKING, "Ingress"),
            (_NETWORKING, "IngressClass"),
            (_NETWORKING, "NetworkPolicy"),
            ("policy/v1", "PodDisruptionBudget"),
            ("v1", "LimitRange"),
            ("v1", "Namespace"),
            ("v1", "PersistentVolume"),
            ("v1", "PersistentVolumeClaim"),
            ("v1", "ResourceQuota"),
            ("v1", "Service"),
        )
    },
    **{
        (version, kind): Shape(kind, kind, is_spec=False)
        for version, kind in (
            ("v1", "ConfigMap"),
            ("v1", "Secret"),
            ("v1", "ServiceAccount"),
            (_RBAC, "ClusterRole"),
            (_RBAC, "ClusterRoleBinding"),
            (_RBAC, "Role"),
            (_RBAC, "RoleBinding"),
            ("scheduling.k8s.io/v1", "PriorityClass"),
            (_STORAGE, "StorageClass"),
        )
    },
}

#: What the package exports below its constructs; a program may import any of it.
PUBLIC_NAMES: tuple[str, ...] = (*_exported("model"), *_exported("patterns"))
