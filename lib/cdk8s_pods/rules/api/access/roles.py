"""Roles: what may be done with which resources."""

from __future__ import annotations

from cdk8s_pods.rules.interface import filled, invalid, required, rule, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

RBAC = "pkg/apis/rbac/validation/validation.go"
_RULE = server(RBAC, "ValidatePolicyRule", release="1.36")
_CLUSTER_ROLE = server(RBAC, "ValidateClusterRole", release="1.36")


@filled(
    "PolicyRule",
    field="verbs",
    requirement="verbs must contain at least one value",
    remedy="write verbs, such as [get, list, watch]",
    source=_RULE,
)
def rules_of_roles_have_verbs() -> None:
    """A rule says what may be done; without a verb it would allow nothing."""


@rule("PolicyRule", remedy='write apiGroups, [""] for the core group, and resources', source=_RULE)
def rules_of_roles_are_about_something(policy: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A rule is about resources of an API group, or about URLs that are none."""
    if policy.get("nonResourceURLs"):
        return None
    found: list[Problem] = []
    if not policy.get("apiGroups"):
        found.append((at.child("apiGroups"), required("resource rules must supply at least one api group")))
    if not policy.get("resources"):
        found.append((at.child("resources"), required("resource rules must supply at least one resource")))
    return found


@rule(
    "PolicyRule",
    when=("nonResourceURLs",),
    remedy="write a rule of its own for the URLs, in a ClusterRole",
    source=_RULE,
)
def rules_for_urls_are_of_the_cluster(policy: Object, at: FieldPath, context: Context) -> Problems | None:
    """URLs such as `/healthz` belong to no namespace, and to no API group or resource."""
    urls = policy["nonResourceURLs"]
    if not urls:
        return None
    here = at.child("nonResourceURLs")
    found: list[Problem] = []
    if context.kind == "Role":
        found.append((here, invalid(urls, "namespaced rules cannot apply to non-resource URLs")))
    if policy.get("apiGroups") or policy.get("resources") or policy.get("resourceNames"):
        found.append((here, invalid(urls, "rules cannot apply to both regular resources and non-resource URLs")))
    return found


@filled(
    "AggregationRule",
    field="clusterRoleSelectors",
    requirement="at least one clusterRoleSelector required if aggregationRule is non-nil",
    remedy="write clusterRoleSelectors, or take aggregationRule out",
    source=_CLUSTER_ROLE,
)
def aggregated_roles_are_selected() -> None:
    """An aggregated role has the rules of the roles that its selectors find."""
