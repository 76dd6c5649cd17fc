"""Objects of the API as a whole, as frozen values, of those kinds whose fields stand in no spec.

They have the names of the constructs that put them into a chart, so that they are not among the names of
``cdk8s_pods.model``: ``from cdk8s_pods.model.objects import ConfigMap``.
"""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .config_map import ConfigMap as ConfigMap
    from .persistent_volume_claim import PersistentVolumeClaim as PersistentVolumeClaim
    from .priority_class import PriorityClass as PriorityClass
    from .role_bindings import ClusterRoleBinding as ClusterRoleBinding, RoleBinding as RoleBinding
    from .roles import ClusterRole as ClusterRole, Role as Role
    from .secret import Secret as Secret
    from .service_account import ServiceAccount as ServiceAccount
    from .storage_class import StorageClass as StorageClass
else:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
