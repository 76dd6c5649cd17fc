"""The round trip: what was written is run, and what comes out is compared with the input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.cli.sources import Wanted, read_sources
from cdk8s_pods.converting.comparing import canonical, differences
from cdk8s_pods.reading.documents import Document, Unreadable

from . import trial

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.converting.source import SourceObject

_MAIN = "main.py"


class Failure(NamedTuple):
    """Why a program did not run to its end.

    Args:
        reason: The error.
        places: The files and lines that led to it, the innermost last.
    """

    reason: str
    places: list[tuple[str, int]]


class Difference(NamedTuple):
    """An object that did not come out as it went in.

    Args:
        position: Which one.
        reasons: Where it differs.
    """

    position: int
    reasons: list[str]


def run(files: Mapping[str, str], objects: Sequence[SourceObject]) -> Failure | list[Difference]:
    """Run a program in a folder that is gone afterwards, and compare its output with the input.

    Args:
        files: The text of each file of the program; ``main.py`` is run.
        objects: What it was made of.
    """
    with tempfile.TemporaryDirectory(prefix="cdk8s-pods-") as folder:
        program = os.path.join(folder, "program")
        os.mkdir(program)
        for name, text in files.items():
            with open(os.path.join(program, name), "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        report = _run(os.path.join(program, _MAIN), os.path.join(folder, "report"), os.path.join(folder, "out"))
        if report:
            places = [
                (os.path.basename(name), line) for name, line in report["frames"] if os.path.dirname(name) == program
            ]
            return Failure(report["error"], places)
        output = os.path.join(folder, "out")
        found = list(read_sources([output], Wanted(git_ignores=False, layouts=False))) if os.path.isdir(output) else []
        unreadable = [str(each) for each in found if isinstance(each, Unreadable)]
        documents = [each for each in found if isinstance(each, Document)]
        if unreadable:
            return Failure(unreadable[0], [])
        return _differences(objects, [each.value for each in documents])


def _run(program: str, report: str, output: str) -> dict[str, Any]:
    words = [sys.executable, "-m", "cdk8s_pods", "run", trial.__file__, program, report]
    ended = subprocess.run(
        words,
        env={**os.environ, "CDK8S_OUTDIR": output},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    try:
        with open(report, encoding="utf-8") as file:
            told: dict[str, Any] = json.load(file)
    except (OSError, ValueError):
        said = ended.stderr.decode(errors="replace").strip()
        raise CommandError(f"the program that was written could not be run: {said or ended.returncode}") from None
    return told


def _differences(objects: Sequence[SourceObject], found: Sequence[Any]) -> list[Difference]:
    left: dict[str, list[Any]] = {}
    for each in found:
        left.setdefault(canonical(each), []).append(each)
    missing: list[SourceObject] = []
    for one in objects:
        same = left.get(canonical(one.manifest))
        if same:
            same.pop()
        else:
            missing.append(one)
    others = [each for same in left.values() for each in same]
    result: list[Difference] = []
    for one in missing:
        like = next((each for each in others if _identity(each) == _identity(one.manifest)), None)
        if like is None:
            result.append(Difference(one.position, ["it did not come out"]))
        else:
            others = [each for each in others if each is not like]
            result.append(Difference(one.position, list(differences(one.manifest, like))))
    return result


def _identity(manifest: Any) -> tuple[Any, ...]:
    metadata = manifest.get("metadata") if isinstance(manifest, dict) else None
    metadata = metadata if isinstance(metadata, dict) else {}
    return manifest.get("apiVersion"), manifest.get("kind"), metadata.get("namespace"), metadata.get("name")
