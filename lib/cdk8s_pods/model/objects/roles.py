"""Roles and ClusterRoles as a whole."""

from __future__ import annotations

from cdk8s_pods.model.field import Short
from cdk8s_pods.model.policy_rules import full_policy_rules
from cdk8s_pods.model.value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model.metadata import ObjectMeta
    from cdk8s_pods.model.rbac import AggregationRule, PolicyRule


class Role(Value):
    """Rights within one namespace, as an object of the API."""

    api_version: str | None = None
    """``rbac.authorization.k8s.io/v1``."""
    kind: str | None = None
    """``Role``."""
    metadata: ObjectMeta | None = None
    """Its name, namespace, labels."""
    rules: Short[Sequence[PolicyRule] | Mapping[str, Sequence[str]] | None, Sequence[PolicyRule] | None] = Short(
        full_policy_rules
    )
    """What may be done; ``{"configmaps": ["get", "list"]}`` is short for rules of one resource each."""


class ClusterRole(Value):
    """Rights in all namespaces and beyond them, as an object of the API."""

    api_version: str | None = None
    """``rbac.authorization.k8s.io/v1``."""
    kind: str | None = None
    """``ClusterRole``."""
    metadata: ObjectMeta | None = None
    """Its name and labels."""
    rules: Short[Sequence[PolicyRule] | Mapping[str, Sequence[str]] | None, Sequence[PolicyRule] | None] = Short(
        full_policy_rules
    )
    """What may be done; ``{"nodes": ["get", "list"]}`` is short for rules of one resource each."""
    aggregation_rule: AggregationRule | None = None
    """Collects the rules of others, which then replace those written here."""
