"""RoleBindings and ClusterRoleBindings as a whole."""

from __future__ import annotations

from cdk8s_pods.model.field import RequiredShort, Short
from cdk8s_pods.model.rbac import full_role_ref, full_subjects
from cdk8s_pods.model.value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.model.metadata import ObjectMeta
    from cdk8s_pods.model.named import HoldsApiObject
    from cdk8s_pods.model.rbac import RoleRef, Subject


class RoleBinding(Value):
    """Grants a role within one namespace, as an object of the API."""

    api_version: str | None = None
    """``rbac.authorization.k8s.io/v1``."""
    kind: str | None = None
    """``RoleBinding``."""
    metadata: ObjectMeta | None = None
    """Its name, namespace, labels."""
    role_ref: RequiredShort[RoleRef | HoldsApiObject, RoleRef] = RequiredShort(full_role_ref)
    """The role, or the construct that makes it."""
    subjects: Short[Sequence[Subject | HoldsApiObject] | None, Sequence[Subject] | None] = Short(full_subjects)
    """Who gets it; the construct of a ServiceAccount stands for it."""


class ClusterRoleBinding(Value):
    """Grants a ClusterRole everywhere, as an object of the API."""

    api_version: str | None = None
    """``rbac.authorization.k8s.io/v1``."""
    kind: str | None = None
    """``ClusterRoleBinding``."""
    metadata: ObjectMeta | None = None
    """Its name and labels."""
    role_ref: RequiredShort[RoleRef | HoldsApiObject, RoleRef] = RequiredShort(full_role_ref)
    """The ClusterRole, or the construct that makes it."""
    subjects: Short[Sequence[Subject | HoldsApiObject] | None, Sequence[Subject] | None] = Short(full_subjects)
    """Who gets it; the construct of a ServiceAccount stands for it, and is in the namespace of its chart."""
