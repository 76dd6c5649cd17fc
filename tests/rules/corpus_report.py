"""How the checks compare with a real API server's verdicts on a corpus of manifests.

Run as ``python -m tests.rules.corpus_report [--misses] [WORD ...]`` to see the figures, or each case that is missed,
told at another path or refused by mistake, of those whose id or cause contains a word.
"""

# ruff: noqa: T201  # a report is printed
from __future__ import annotations

import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.target import Target

#: Verdicts on manifests that were made for this project.
OWN_CORPUS = Path(__file__).parent / "corpus"
#: Verdicts on those of others, which are not part of the repository.
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
#: The server that gave the verdicts.
KUBERNETES = "1.36"


class Case(NamedTuple):
    """One manifest, the server's verdict, and what the checks say."""

    id: str
    accepted: bool
    causes: list[tuple[str, str]]
    issues: list[tuple[str, str]]

    @property
    def is_caught(self) -> bool:
        return bool(self.issues)

    @property
    def has_right_path(self) -> bool:
        paths = {path for path, _ in self.issues}
        return any(path in paths or (path == "*" and paths) for path, _ in self.causes)


class Figures(NamedTuple):
    """What one file of the corpus comes to."""

    refused: int
    caught: int
    right_path: int
    accepted: int
    false_alarms: int

    def __str__(self) -> str:
        return (
            f"refused {self.refused}: caught {self.caught} ({_percent(self.caught, self.refused)}),"
            f" same path {self.right_path} ({_percent(self.right_path, self.refused)});"
            f" accepted {self.accepted}: false alarms {self.false_alarms}"
        )


def corpus_files() -> list[Path]:
    """The files with verdicts of an API server: those of the repository, and the others where they are there."""
    own = sorted(OWN_CORPUS.glob("api-server-*.jsonl"))
    names = {file.name for file in own}
    return own + [file for file in sorted(CORPUS.glob("api-server-*.jsonl")) if file.name not in names]


def read_cases(file: Path) -> list[Case]:
    """Every case of a file, checked."""
    return [case_of(row) for row in read_rows(file)]


def read_rows(file: Path) -> list[dict[str, Any]]:
    """Every manifest of a file, plain or gzipped, with what the server said."""
    content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return [json.loads(line) for line in content.decode().splitlines()]


def figures_of(cases: list[Case]) -> Figures:
    """How many of the refused are caught and at the server's path, and how many of the accepted are refused."""
    refused = [case for case in cases if not case.accepted]
    accepted = [case for case in cases if case.accepted]
    return Figures(
        refused=len(refused),
        caught=sum(case.is_caught for case in refused),
        right_path=sum(case.has_right_path for case in refused),
        accepted=len(accepted),
        false_alarms=sum(case.is_caught for case in accepted),
    )


def case_of(row: dict[str, Any]) -> Case:
    """A manifest and what the server said, checked."""
    issues = [
        (issue.path, f"{issue.rule}: {issue.message}")
        for issue in check(row["manifest"], target=Target(kubernetes=KUBERNETES))
        if issue.category == "api"
    ]
    causes = [(path, message) for path, _reason, message in row.get("causes", ())]
    if "message" in row and not causes:
        # A decoding error names the unknown fields, and of a wrong type only the Go type: there any path will do.
        unknown = re.findall(r'unknown field "([^"]+)"', row["message"])
        causes = [(path, row["message"]) for path in unknown or ["*"]]
    return Case(row["id"], row["accepted"], causes, issues)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def main(arguments: list[str]) -> None:
    """Print the figures, and with ``--misses`` every case behind them."""
    words = [argument for argument in arguments if not argument.startswith("-")]
    for file in corpus_files():
        cases = read_cases(file)
        print(f"{file.name}: {figures_of(cases)}")
        for case in cases if "--misses" in arguments or words else ():
            wrong = case.is_caught if case.accepted else not case.has_right_path
            said = " ".join([case.id, *(" ".join(cause) for cause in case.causes)])
            if wrong and (not words or any(word in said for word in words)):
                print(f"- {case.id}{' (accepted)' if case.accepted else '' if case.is_caught else ' (missed)'}")
                for path, message in case.causes:
                    print(f"    server  {path}: {message}")
                for path, message in case.issues:
                    print(f"    checks  {path}: {message}")


if __name__ == "__main__":
    main(sys.argv[1:])
