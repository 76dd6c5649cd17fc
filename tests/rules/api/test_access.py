"""Roles and bindings are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import of_kind, refusals

RULE: dict[str, Any] = {"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}
URLS: dict[str, Any] = {"nonResourceURLs": ["/metrics"], "verbs": ["get"]}
GROUP = "rbac.authorization.k8s.io"
ROLE = {"kind": "Role", "name": "reader"}
CLUSTER_ROLE = {"apiGroup": GROUP, "kind": "ClusterRole", "name": "system:view"}
ACCOUNT = {"kind": "ServiceAccount", "name": "app", "namespace": "shop"}


@pytest.mark.parametrize(
    ("kind", "rule", "refused"),
    [
        ("Role", RULE, []),
        ("Role", {**RULE, "resourceNames": ["a"]}, []),
        ("Role", {}, ["verbs", "apiGroups", "resources"]),
        ("Role", URLS, ["nonResourceURLs"]),
        ("ClusterRole", URLS, []),
        ("ClusterRole", {**URLS, "resourceNames": ["a"]}, ["nonResourceURLs"]),
        ("ClusterRole", {"nonResourceURLs": [], "verbs": ["get"]}, ["apiGroups", "resources"]),
    ],
)
def test_rules_of_roles(kind: str, rule: dict[str, Any], refused: list[str]) -> None:
    assert [path for path, _ in refusals(of_kind(kind, rules=[rule]))] == [f"rules[0].{field}" for field in refused]


def test_a_role_without_rules_is_one() -> None:
    assert refusals(of_kind("Role")) == []
    assert refusals(of_kind("ClusterRole", rules=[], aggregationRule={})) == [
        ("aggregationRule.clusterRoleSelectors", "aggregated_roles_are_selected")
    ]


@pytest.mark.parametrize(
    ("kind", "role", "refused"),
    [
        ("RoleBinding", ROLE, []),
        ("RoleBinding", CLUSTER_ROLE, []),
        ("ClusterRoleBinding", CLUSTER_ROLE, []),
        ("ClusterRoleBinding", ROLE, ["kind"]),
        ("RoleBinding", {**ROLE, "apiGroup": "rbac"}, ["apiGroup"]),
        ("RoleBinding", {**ROLE, "name": "a/b"}, ["name"]),
        ("RoleBinding", {}, ["kind", "name"]),
    ],
)
def test_roles_of_bindings(kind: str, role: dict[str, Any], refused: list[str]) -> None:
    found = refusals(of_kind(kind, roleRef=role))

    assert found == [(f"roleRef.{field}", "bindings_name_a_role") for field in refused]


def test_a_binding_without_a_role_is_none() -> None:
    assert [path for path, _ in refusals(of_kind("RoleBinding"))] == ["roleRef.kind", "roleRef.name"]


NAME, KIND, ACCOUNTS = (
    "subjects_have_a_name",
    "subjects_are_accounts_users_or_groups",
    "service_accounts_are_found_by_namespace_and_name",
)


@pytest.mark.parametrize(
    ("kind", "subject", "refused"),
    [
        ("ClusterRoleBinding", ACCOUNT, []),
        ("ClusterRoleBinding", {"kind": "User", "name": "Jane Doe"}, []),
        ("ClusterRoleBinding", {"kind": "Group", "name": "system:masters", "apiGroup": GROUP}, []),
        ("RoleBinding", {"kind": "ServiceAccount", "name": "app"}, []),
        ("ClusterRoleBinding", {"kind": "ServiceAccount", "name": "app"}, [("namespace", ACCOUNTS)]),
        ("RoleBinding", {"kind": "ServiceAccount", "name": "App"}, [("name", ACCOUNTS)]),
        ("RoleBinding", {**ACCOUNT, "apiGroup": GROUP}, [("apiGroup", KIND)]),
        ("RoleBinding", {"kind": "User", "name": "jane", "apiGroup": "v1"}, [("apiGroup", KIND)]),
        ("RoleBinding", {"kind": "user", "name": "jane"}, [("kind", KIND)]),
        ("RoleBinding", {"kind": "User"}, [("name", NAME)]),
    ],
)
def test_subjects_of_bindings(kind: str, subject: dict[str, str], refused: list[tuple[str, str]]) -> None:
    found = refusals(of_kind(kind, roleRef=CLUSTER_ROLE, subjects=[subject]))

    assert found == [(f"subjects[0].{field}", rule) for field, rule in refused]
