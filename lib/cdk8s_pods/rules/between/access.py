"""Who is granted what: the two ends of a RoleBinding or a ClusterRoleBinding."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import invalid, not_found
from cdk8s_pods.rules.source import page

from .missing import may_exist, missing
from .rule import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

_BINDINGS = ("RoleBinding", "ClusterRoleBinding")
_BINDING = page("https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding")
_SUBJECTS = page("https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects")
_ROLES = ("Role", "ClusterRole")


@between(
    *_BINDINGS,
    category="runtime",
    when=_ROLES,
    remedy="write the name of a role that is there: a Role of the binding's own namespace, or a ClusterRole",
    source=_BINDING,
)
def roles_of_bindings_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A binding to a role that is not there grants nothing."""
    reference = resource.manifest.get("roleRef", {})
    kind, name = reference.get("kind", ""), reference.get("name", "")
    if kind not in _ROLES or _of_other_kind(resource, view) is not None:
        return
    at = FieldPath.of("roleRef", "name")
    namespace = resource.namespace if kind == "Role" else None
    message = missing(view, kind, name, namespace)
    if message is None:
        return
    elsewhere = view.named(kind, name) if message.is_mild and namespace is not None else None
    if elsewhere is not None and not _is_bound(elsewhere, view):
        about = f"{elsewhere.title_and_place} is in namespace {elsewhere.namespace}: a binding grants a Role of its own"
        message = not_found(name, about).beside(elsewhere)
    yield at, message


@between(
    *_BINDINGS,
    category="runtime",
    when=_ROLES,
    remedy="write the kind that the role has; a ClusterRoleBinding grants ClusterRoles alone",
    source=_BINDING,
)
def bindings_name_the_kind_of_their_role(resource: Resource, view: View) -> Iterator[Problem]:
    """A Role and a ClusterRole of one name are two: a binding that names the wrong kind grants nothing."""
    other = _of_other_kind(resource, view)
    if other is not None:
        kind = resource.manifest["roleRef"]["kind"]
        yield (
            FieldPath.of("roleRef", "kind"),
            invalid(kind, f"there is no {kind} of this name; {other.title_and_place} has it").beside(other),
        )


@between(
    *_BINDINGS,
    category="runtime",
    when=("ServiceAccount",),
    remedy="write the name and the namespace of a ServiceAccount that is there",
    source=_SUBJECTS,
)
def service_accounts_of_bindings_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """What is granted to a ServiceAccount that is not there is granted to nobody.

    Without a namespace the subject of a RoleBinding is in that of the binding. A ServiceAccount of the same name in
    another namespace is another one: where the binding is beside it, or where nothing of the input is in the namespace
    that is written, that namespace is a slip.
    """
    for position, subject in enumerate(resource.manifest.get("subjects", ())):
        if subject.get("kind") != "ServiceAccount":
            continue
        name, written = subject.get("name", ""), subject.get("namespace")
        namespace = written or resource.namespace
        message = missing(view, "ServiceAccount", name, namespace)
        if message is None:
            continue
        at = FieldPath.of("subjects", position)
        meant = _meant_elsewhere(resource, name, written, view) if message.is_mild and written else None
        if meant is None:
            yield at.child("name"), message
        else:
            about = f'there is no ServiceAccount "{name}" in it; {meant.title_and_place} is in {meant.namespace}'
            yield at.child("namespace"), not_found(written, about).beside(meant)


def _of_other_kind(binding: Resource, view: View) -> Resource | None:
    """The role of the name in a ``roleRef`` that is of the other kind, where none is of the kind that is written."""
    reference = binding.manifest.get("roleRef", {})
    kind, name = reference.get("kind", ""), reference.get("name", "")
    if kind not in _ROLES:
        return None
    in_namespace = binding.namespace if binding.kind == "RoleBinding" else None
    if kind == "Role":
        is_there = binding.kind == "RoleBinding" and may_exist(view, kind, name, in_namespace)
        return None if is_there else view.named("ClusterRole", name)
    return None if may_exist(view, kind, name) else view.named("Role", name, in_namespace)


def _is_bound(role: Resource, view: View) -> bool:
    """Whether a RoleBinding in the namespace of a Role grants it, so that nothing misses its binding."""
    return (role.name, role.namespace) in view.once(_bound_roles)


def _bound_roles(view: View) -> set[tuple[str, str | None]]:
    return {
        (binding.manifest.get("roleRef", {}).get("name", ""), binding.namespace)
        for binding in view.of_kind("RoleBinding")
        if binding.manifest.get("roleRef", {}).get("kind") == "Role"
    }


def _meant_elsewhere(binding: Resource, name: str, written: str, view: View) -> Resource | None:
    """The ServiceAccount of another namespace that a subject means, where the namespace of the subject is a slip."""
    others = view.all_named("ServiceAccount", name)
    if binding.kind == "RoleBinding":
        return next((other for other in others if other.namespace == binding.namespace), None)
    return None if written in view.once(_namespaces_in_use) else next(iter(others), None)


def _namespaces_in_use(view: View) -> set[str | None]:
    named = {resource.name for resource in view.of_kind("Namespace")}
    return named | {resource.namespace for resource in view.resources}
