"""What it costs to look at all objects of a tree when it is written: whole processes with and without, interleaved."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
from pathlib import Path

from benchmarks.peers import OURS, PROGRAMS

PAIRS, ROUNDS = 1000, 15
#: How the Services are made -> what the table says of them.
MADE = {"ours": "constructs of ours", "theirs": "`ApiObject`, rendered once more to be seen"}


def processor_seconds(*arguments: str) -> float:
    """The processor time of one run, which a busy machine disturbs less than the time that passes."""
    command = [str(OURS / "cdk8s-pods"), "run", str(PROGRAMS / "applications.py"), str(PAIRS), *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def table() -> str:
    """The medians as Markdown."""
    runs: dict[tuple[str, ...], list[float]] = {}
    for _ in range(ROUNDS):
        for made in MADE:
            for arguments in ((made, "apart"), (made,)):
                runs.setdefault(arguments, []).append(processor_seconds(*arguments))
    lines = [f"| {PAIRS:,} pods with {PAIRS:,} Services that are | without | looked at together | more |"]
    lines.append("|---|---|---|---|")
    for made, said in MADE.items():
        apart, together = statistics.median(runs[made, "apart"]), statistics.median(runs[made,])
        lines.append(f"| {said} | {apart:.3f} s | {together:.3f} s | {(together / apart - 1) * 100:.0f} % |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table())
