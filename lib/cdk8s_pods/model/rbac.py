"""Rights and who has them: what Roles, ClusterRoles and their bindings are made of."""

from __future__ import annotations

from .field import RequiredShort, name_of
from .named import is_named, namespace_of, object_of
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

    from .label_selector import LabelSelector
    from .named import Named


class PolicyRule(Value):
    """What may be done to which resources; rules only ever add rights."""

    api_groups: Sequence[str] | None = None
    """The groups of the resources, without the version; ``""`` is the core group, ``*`` stands for all."""
    resources: Sequence[str] | None = None
    """In lower case and plural, such as ``pods`` or ``pods/log``; ``*`` stands for all."""
    resource_names: Sequence[str] | None = None
    """These objects alone; it can't limit ``create`` and ``deletecollection``, nor ``list`` of more than one name."""
    non_resource_urls: Sequence[str] | None = None
    """Paths of the API server such as ``/healthz`` or ``/metrics/*``, in a ClusterRole and without resources."""
    verbs: Sequence[str]
    """Such as ``get``, ``list``, ``watch``, ``create``, ``update``, ``patch``, ``delete``; ``*`` stands for all."""


class AggregationRule(Value):
    """Whose rules a ClusterRole collects; a controller writes them into it."""

    cluster_role_selectors: Sequence[LabelSelector] | None = None
    """ClusterRoles that one of these selects take part."""


class RoleRef(Value):
    """The role that a binding grants; it can't be changed later."""

    api_group: str | None = None
    """``rbac.authorization.k8s.io``, also unless written."""
    kind: Literal["Role", "ClusterRole"]
    """A Role of the same namespace, or a ClusterRole; a ClusterRoleBinding takes the latter alone."""
    name: RequiredShort[str | Named, str] = RequiredShort(name_of("Role", "ClusterRole"))
    """The role."""


class Subject(Value):
    """Who gets the rights."""

    kind: Literal["ServiceAccount", "User", "Group"]
    """Users and groups are known to the cluster's authentication alone; no objects stand for them."""
    api_group: str | None = None
    """``rbac.authorization.k8s.io`` for users and groups, the core group for a ServiceAccount, also unless written."""
    name: RequiredShort[str | Named, str] = RequiredShort(name_of("ServiceAccount"))
    """The user or group as the cluster's authentication calls it, or the ServiceAccount."""
    namespace: str | None = None
    """Of a ServiceAccount; in a RoleBinding the binding's own unless written, in a ClusterRoleBinding required."""


def full_role_ref(written: Any) -> Any:
    """The reference to a role; anything else is held as it was written.

    Raises:
        TypeError: The object is no role.
    """
    if not is_named(written):
        return written
    # Whatever is no role, the name refuses.
    kind: Any = object_of(written).kind
    return RoleRef(api_group="rbac.authorization.k8s.io", kind=kind, name=written)


def full_subjects(written: Any) -> Any:
    """Subjects in full: a ServiceAccount stands for itself, in its namespace where that is known.

    Raises:
        TypeError: An object is no ServiceAccount.
    """
    if not isinstance(written, tuple):
        return written
    subjects: tuple[Any, ...] = written
    return tuple(
        Subject(kind="ServiceAccount", name=subject, namespace=namespace_of(subject)) if is_named(subject) else subject
        for subject in subjects
    )
