"""What a real API server said of the kinds beside pods is what the rules say."""

from __future__ import annotations

from functools import cache

import pytest

from .corpus_report import OWN_CORPUS, Case, case_of, read_rows

#: The kinds that have rules of their own.
KINDS = (
    "ClusterRole",
    "ClusterRoleBinding",
    "ConfigMap",
    "Ingress",
    "IngressClass",
    "Namespace",
    "NetworkPolicy",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "PriorityClass",
    "Role",
    "RoleBinding",
    "Secret",
    "Service",
    "ServiceAccount",
    "StorageClass",
)


@cache
def cases_of(kind: str) -> list[Case]:
    return [case_of(row) for row in read_rows(OWN_CORPUS / "companions.jsonl.gz") if row["kind"] == kind]


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_server_took_is_refused_by_no_rule(kind: str) -> None:
    accepted = [case for case in cases_of(kind) if case.accepted]

    assert accepted
    assert [(case.id, case.issues) for case in accepted if case.is_caught] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_server_refused_is_refused_at_a_path_of_its(kind: str) -> None:
    refused = [case for case in cases_of(kind) if not case.accepted]

    assert refused
    assert [(case.id, case.causes, case.issues) for case in refused if not case.has_right_path] == []
