"""Objects that every cluster has, or that a part of it makes, so that nobody writes them down."""

from __future__ import annotations

#: Kind -> the names that exist without being written, in every namespace where the kind is of one.
_NAMES: dict[str, frozenset[str]] = {
    # https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
    "ServiceAccount": frozenset({"default"}),
    # https://kubernetes.io/docs/concepts/configuration/configmap/ and the cluster's own root certificate, published to
    # every namespace; OpenShift publishes that of its services too.
    "ConfigMap": frozenset({"kube-root-ca.crt", "openshift-service-ca.crt"}),
    # https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
    "Namespace": frozenset({"default", "kube-node-lease", "kube-public", "kube-system"}),
    # https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/
    "PriorityClass": frozenset({"system-cluster-critical", "system-node-critical"}),
    # https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
    "ClusterRole": frozenset({"admin", "cluster-admin", "edit", "view"}),
    # Those that come with common clusters: minikube and kind, GKE, EKS, AKS, k3s, Docker Desktop, MicroK8s.
    # https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass
    "StorageClass": frozenset(
        {
            "azurefile",
            "azurefile-csi",
            "azurefile-csi-premium",
            "default",
            "gp2",
            "gp3",
            "hostpath",
            "local-path",
            "managed",
            "managed-csi",
            "managed-csi-premium",
            "managed-premium",
            "microk8s-hostpath",
            "premium-rwo",
            "standard",
            "standard-rwo",
        }
    ),
    # The API server's own, in the namespace default.
    "Service": frozenset({"kubernetes"}),
}
#: What the names of the cluster's own roles begin with.
_SYSTEM = "system:"


def exists_everywhere(kind: str, name: str) -> bool:
    """Whether an object is there without being written: ``ServiceAccount default``, ``ClusterRole view``."""
    return name in _NAMES.get(kind, ()) or (kind in ("ClusterRole", "Role") and name.startswith(_SYSTEM))
