"""Names have the format of their kind."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check
from cdk8s_pods.schema import KINDS
from cdk8s_pods.schema.scopes import CLUSTER_KINDS

from .manifests import of_kind, refusals

RULE = "names_have_the_format_of_their_kind"


def is_taken(name: str, kind: str, kubernetes: str = "1.37", **fields: Any) -> bool:
    found = refusals(of_kind(kind, metadata={"name": name}, **fields), kubernetes)
    return ("metadata.name", RULE) not in found


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("ConfigMap", ["a.b", "1", "a" * 253], ["A", "a_b", "-a", "a..b", "a" * 254]),
        ("ServiceAccount", ["a.b"], ["system:a"]),
        ("Namespace", ["a-b", "1"], ["a.b", "a" * 64]),
        ("Role", ["system:a", "A b", "a" * 254], ["a/b", "a%b", ".", ".."]),
        ("ClusterRoleBinding", ["system:a"], ["a/b"]),
        ("PodDisruptionBudget", ["A"], ["a/b"]),
        (
            "IPAddress",
            ["10.0.0.7", "2001:db8::7"],
            ["a", "010.0.0.7", "2001:DB8::7", "2001:db8:0::7", "::ffff:10.0.0.7"],
        ),
    ],
)
def test_the_format_of_a_name(kind: str, good: list[str], bad: list[str]) -> None:
    assert [name for name in good if not is_taken(name, kind)] == []
    assert [name for name in bad if is_taken(name, kind)] == []


def test_services_may_begin_with_a_digit_since_1_36() -> None:
    assert is_taken("1a", "Service", "1.36")
    assert not is_taken("1a", "Service", "1.35")
    assert not is_taken("a.b", "Service", "1.36")
    assert not is_taken("a-", "Service", "1.35")


def test_bundles_of_a_signer_are_named_after_it() -> None:
    spec = {"signerName": "example.com/my-signer", "trustBundle": "-"}

    assert is_taken("example.com:my-signer:a", "ClusterTrustBundle", spec=spec)
    assert not is_taken("a", "ClusterTrustBundle", spec=spec)
    assert not is_taken("example.com:my-signer:A", "ClusterTrustBundle", spec=spec)
    assert is_taken("a", "ClusterTrustBundle", spec={"trustBundle": "-"})
    assert not is_taken("a:b", "ClusterTrustBundle", spec={"trustBundle": "-"})


@pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
def test_every_kind_needs_a_name(kind: str) -> None:
    version, written = next(known for known, type_name in KINDS.items() if type_name == kind)
    issues = check({"apiVersion": version, "kind": written})

    assert ("metadata.name", "objects_have_a_name") in {(issue.path, issue.rule) for issue in issues}


@pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
def test_a_namespace_counts_for_kinds_that_have_one(kind: str) -> None:
    version, written = next(known for known, type_name in KINDS.items() if type_name == kind)
    issues = check({"apiVersion": version, "kind": written, "metadata": {"name": "a", "namespace": "A"}})

    assert any(issue.rule == "namespaces_are_dns_labels" for issue in issues) is (kind not in CLUSTER_KINDS)


@pytest.mark.parametrize(("kind", "is_free"), [("ConfigMap", False), ("Lease", True), ("PodDisruptionBudget", True)])
def test_finalizers_of_some_kinds_need_no_domain(kind: str, is_free: bool) -> None:
    found = refusals(of_kind(kind, metadata={"finalizers": ["mine"]}))

    assert (("metadata.finalizers[0]", "finalizers_are_qualified") not in found) is is_free
