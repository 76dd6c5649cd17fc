"""Bindings grant a role that is there to accounts that are there."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import config_map, found_by, thing

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
GROUP = "rbac.authorization.k8s.io"
BINDING, CLUSTER = "RoleBinding/till", "ClusterRoleBinding/till"


def role(name: str, namespace: str = "front", kind: str = "Role") -> dict[str, Any]:
    where = namespace if kind == "Role" else ""
    rules = [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]}]
    return thing(f"{GROUP}/v1", kind, name, namespace=where, rules=rules)


def binding(
    role: str,
    role_kind: str = "Role",
    *subjects: tuple[str, str],
    kind: str = "RoleBinding",
    namespace: str = "front",
    name: str = "till",
) -> dict[str, Any]:
    where = namespace if kind == "RoleBinding" else ""
    written = [
        {"kind": "ServiceAccount", "name": account, **({"namespace": of} if of else {})} for account, of in subjects
    ]
    reference = {"apiGroup": GROUP, "kind": role_kind, "name": role}
    return thing(f"{GROUP}/v1", kind, name, namespace=where, roleRef=reference, subjects=written)


def account(name: str, namespace: str = "front") -> dict[str, Any]:
    return thing("v1", "ServiceAccount", name, namespace=namespace)


ROLES: dict[str, Case] = {
    "there": ([role("reader"), binding("reader")], set()),
    "a near name": ([role("reader"), binding("raeder")], {(BINDING, "roleRef.name", "error")}),
    "nothing like it": ([role("reader"), binding("writer-of-all")], {(BINDING, "roleRef.name", "advice")}),
    "a ClusterRole": ([role("reader", kind="ClusterRole"), binding("reader", "ClusterRole")], set()),
    "of the cluster": ([role("reader", kind="ClusterRole"), binding("edit", "ClusterRole")], set()),
    "of the system": (
        [
            role("reader", kind="ClusterRole"),
            binding("system:auth-delegator", "ClusterRole", kind="ClusterRoleBinding"),
        ],
        set(),
    ),
    "near a ClusterRole": (
        [role("reader", kind="ClusterRole"), binding("readers", "ClusterRole", kind="ClusterRoleBinding")],
        {(CLUSTER, "roleRef.name", "error")},
    ),
    "of another namespace, where nothing binds it": (
        [role("reader", "back"), binding("reader")],
        {(BINDING, "roleRef.name", "error")},
    ),
    "of another namespace, where it is bound": (
        [role("reader", "back"), binding("reader", namespace="back", name="other"), binding("reader")],
        {(BINDING, "roleRef.name", "advice")},
    ),
    "no roles in the input": ([binding("reader")], set()),
    "a namespace given later": ([role("reader", ""), binding("reader")], set()),
}
KINDS: dict[str, Case] = {
    "a Role": ([role("reader"), binding("reader")], set()),
    "a ClusterRole for a Role": (
        [role("reader"), binding("reader", "ClusterRole")],
        {(BINDING, "roleRef.kind", "error")},
    ),
    "a Role for a ClusterRole": (
        [role("reader", kind="ClusterRole"), binding("reader")],
        {(BINDING, "roleRef.kind", "error")},
    ),
    "both are there": ([role("reader"), role("reader", kind="ClusterRole"), binding("reader", "ClusterRole")], set()),
    "a Role of another namespace": ([role("reader", "back"), binding("reader", "ClusterRole")], set()),
    "one that every cluster has": ([role("view"), binding("view", "ClusterRole")], set()),
    "a Role for the whole cluster": (
        [role("reader", kind="ClusterRole"), binding("reader", kind="ClusterRoleBinding")],
        {(CLUSTER, "roleRef.kind", "error")},
    ),
    "a Role as a ClusterRole for the whole cluster": (
        [role("reader"), binding("reader", "ClusterRole", kind="ClusterRoleBinding")],
        {(CLUSTER, "roleRef.kind", "error")},
    ),
}
AT = "subjects[0]"


def to(*subjects: tuple[str, str], **more: Any) -> dict[str, Any]:
    return binding("view", "ClusterRole", *subjects, **more)


SUBJECTS: dict[str, Case] = {
    "there": ([account("till"), to(("till", "front"))], set()),
    "in the namespace of the binding": ([account("till"), to(("till", ""))], set()),
    "a near name in the namespace of the binding": (
        [account("till"), to(("tills", ""))],
        {(BINDING, f"{AT}.name", "error")},
    ),
    "default": ([account("till"), to(("default", "back"))], set()),
    "beside the binding, with another namespace": (
        [account("till"), to(("till", "default"))],
        {(BINDING, f"{AT}.namespace", "error")},
    ),
    "in a namespace of the input": (
        [account("till", "back"), config_map("a", "other", A="1"), to(("till", "other"))],
        {(BINDING, f"{AT}.name", "advice")},
    ),
    "granted to another namespace": ([account("till", "back"), to(("till", "back"))], set()),
    "the second of two": (
        [account("till"), to(("till", "front"), ("tils", "front"))],
        {(BINDING, "subjects[1].name", "error")},
    ),
    "of the whole cluster, in a namespace of nothing else": (
        [account("till"), to(("till", "default"), kind="ClusterRoleBinding")],
        {(CLUSTER, f"{AT}.namespace", "error")},
    ),
    "of the whole cluster, in a namespace of the input": (
        [account("till"), config_map("a", "back", A="1"), to(("till", "back"), kind="ClusterRoleBinding")],
        {(CLUSTER, f"{AT}.name", "advice")},
    ),
    "a namespace given later": ([account("till", ""), to(("till", "front"))], set()),
    "no ServiceAccounts in the input": ([to(("till", "front"))], set()),
}
RULES = {
    "roles_of_bindings_exist": ROLES,
    "bindings_name_the_kind_of_their_role": KINDS,
    "service_accounts_of_bindings_exist": SUBJECTS,
}


@pytest.mark.parametrize(
    ("rule", "objects", "expected"),
    [pytest.param(rule, *case, id=f"{rule}: {name}") for rule, cases in RULES.items() for name, case in cases.items()],
)
def test_bindings_grant_something_to_somebody(
    rule: str, objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]
) -> None:
    assert found_by(rule, *objects) == expected


def test_people_and_groups_are_nowhere_in_the_input() -> None:
    people = {**to(), "subjects": [{"kind": "Group", "name": "tills"}, {"kind": "User", "name": "tils"}]}

    assert found_by("service_accounts_of_bindings_exist", account("till"), people) == set()
