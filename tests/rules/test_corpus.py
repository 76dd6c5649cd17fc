"""What a real API server refused is refused, at the same path, and what it accepted is not."""

# ruff: noqa: T201  # the figures are to be seen in every run
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .corpus_report import CORPUS, OWN_CORPUS, corpus_files, figures_of, read_cases

if TYPE_CHECKING:
    from pathlib import Path

    from .corpus_report import Case

FILES = [file for file in corpus_files() if file.parent == CORPUS]
OWN_CASES = [case for file in sorted(OWN_CORPUS.glob("api-server-*.jsonl")) for case in read_cases(file)]


@pytest.mark.parametrize("case", OWN_CASES, ids=[case.id for case in OWN_CASES])
def test_a_manifest_of_our_own_gets_the_verdict_of_the_api_server(case: Case) -> None:
    assert case.is_caught is not case.accepted
    assert case.has_right_path is not case.accepted


@pytest.mark.skipif(not FILES, reason="the corpus of server verdicts (../shared/corpus) is not there")
@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_the_checks_agree_with_the_api_server(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = figures_of(read_cases(file))
    with capsys.disabled():
        print(f"\n{file.name}: {figures}")

    assert figures.caught >= 0.98 * figures.refused
    assert figures.right_path >= 0.90 * figures.refused
    assert figures.false_alarms == 0
