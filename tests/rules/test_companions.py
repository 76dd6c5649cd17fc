"""What a real API server said of the kinds beside pods is what the rules say."""

from __future__ import annotations

from functools import cache

import pytest

from .corpus_report import OWN_CORPUS, Case, case_of, read_rows


@cache
def cases_by_kind() -> dict[str, list[Case]]:
    cases: dict[str, list[Case]] = {}
    for row in read_rows(OWN_CORPUS / "companions.jsonl.gz"):
        cases.setdefault(row["kind"], []).append(case_of(row))
    return cases


KINDS = sorted({row["kind"] for row in read_rows(OWN_CORPUS / "companions.jsonl.gz")})

#: What the checks say otherwise on purpose.
TOLD_OTHERWISE = {
    "f-1964": "the number 1.0, which is 1 by the time that YAML reaches a server",
    "f-0": "a field below the key of a map, `properties[spec].name`, which a decoder prints with dots",
    "f-1392": "the same, `properties[spec].properties[cron].foo`",
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_server_took_is_refused_by_no_rule(kind: str) -> None:
    assert [(case.id, case.issues) for case in cases_by_kind()[kind] if case.accepted and case.is_caught] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_server_refused_is_refused_at_a_path_of_its(kind: str) -> None:
    refused = [case for case in cases_by_kind()[kind] if not case.accepted and case.id not in TOLD_OTHERWISE]

    assert [(case.id, case.causes, case.issues) for case in refused if not case.has_right_path] == []
