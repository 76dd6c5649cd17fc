"""Bindings: who has a role."""

from __future__ import annotations

from cdk8s_pods.rules.interface import filled, invalid, required, rule, server, unsupported
from cdk8s_pods.schema.formats import dns_subdomain_problem, path_segment_problem

from .roles import RBAC

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_BINDING = server(RBAC, "ValidateRoleBinding", "ValidateClusterRoleBinding", release="1.36")
_SUBJECT = server(RBAC, "ValidateRoleBindingSubject", release="1.36")
_GROUP = "rbac.authorization.k8s.io"
_SUBJECTS = ("ServiceAccount", "User", "Group")


@rule(
    "RoleBinding.roleRef",
    "ClusterRoleBinding.roleRef",
    remedy=f"write apiGroup: {_GROUP} and the kind and name of a role",
    source=_BINDING,
)
def bindings_name_a_role(role: Object, at: FieldPath, context: Context) -> Problems | None:
    """A binding gives a Role or a ClusterRole; across the cluster only a ClusterRole can hold."""
    found: list[Problem] = []
    # Not written, it is the group of roles.
    if (group := role.get("apiGroup") or _GROUP) != _GROUP:
        found.append((at.child("apiGroup"), unsupported(group, (_GROUP,))))
    kinds = ("ClusterRole",) if context.kind == "ClusterRoleBinding" else ("Role", "ClusterRole")
    if (kind := role.get("kind", "")) not in kinds:
        found.append((at.child("kind"), unsupported(kind, kinds)))
    name = role.get("name", "")
    if not name:
        found.append((at.child("name"), required()))
    elif (problem := path_segment_problem(name)) is not None:
        found.append((at.child("name"), invalid(name, problem)))
    return found


@filled("Subject", field="name", remedy="write the name of the account, user or group", source=_SUBJECT)
def subjects_have_a_name() -> None:
    """A role is given to somebody."""


@rule(
    "Subject",
    remedy=f"write kind: ServiceAccount, or User or Group with apiGroup: {_GROUP}",
    source=_SUBJECT,
)
def subjects_are_accounts_users_or_groups(subject: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A ServiceAccount is an object of the core API; users and groups exist in the API group of roles alone."""
    kind = subject.get("kind", "")
    if kind not in _SUBJECTS:
        return [(at.child("kind"), unsupported(kind, _SUBJECTS))]
    expected = "" if kind == "ServiceAccount" else _GROUP
    # Not written, the group is the one that the kind has.
    group = subject.get("apiGroup") or expected
    return None if group == expected else [(at.child("apiGroup"), unsupported(group, (expected,)))]


@rule("Subject", remedy="write the name and the namespace of a ServiceAccount", source=_SUBJECT)
def service_accounts_are_found_by_namespace_and_name(
    subject: Object, at: FieldPath, context: Context
) -> Problems | None:
    """A RoleBinding means an account of its own namespace unless it says another; a ClusterRoleBinding has none."""
    if subject.get("kind") != "ServiceAccount":
        return None
    found: list[Problem] = []
    name = subject.get("name", "")
    if name and (problem := dns_subdomain_problem(name)) is not None:
        found.append((at.child("name"), invalid(name, problem)))
    if context.kind == "ClusterRoleBinding" and not subject.get("namespace"):
        found.append((at.child("namespace"), required()))
    return found
