"""Measure whole processes beside each other in one run, and write the table into benchmarks/README.md.

Run as ``make bench``. Machines are noisy, so what counts are the ratios to Helm in the same run: every round runs each
tool once, and the medians of the rounds are compared.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.check_cost import table as check_cost
from benchmarks.peers import HELM_NAME, OURS, OURS_NAME, PEERS, PeerMissing
from benchmarks.whole_tree import table as whole_tree

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1, 100, 1000, 10_000)
#: Rounds for each size; the largest takes seconds with some.
ROUNDS = {1: 15, 100: 15, 1000: 9, 10_000: 5}
#: The seconds after which a tool is not asked for more rounds of a size.
PATIENCE = 12.0
README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds and peak memory in MB of one run of a command."""
    # As after an install: modules compiled, the environment's own programs first.
    environment = {**os.environ, "PATH": f"{OURS}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise PeerMissing(said.decode(errors="replace").strip().splitlines()[-1])
    return seconds, usage.ru_maxrss / 1024


def prepared() -> tuple[dict[str, Callable[[int], list[str]]], dict[str, str]]:
    """The command of each tool that can be had here, and why the others cannot."""
    commands, missing = {}, {}
    for peer in PEERS:
        print(f"bench: {peer.name}", file=sys.stderr)
        try:
            command = peer.prepare()
            with tempfile.TemporaryDirectory() as folder:
                timed(command(1), Path(folder))
            commands[peer.name] = command
        except PeerMissing as reason:
            missing[peer.name] = str(reason)
    return commands, missing


def measured(commands: dict[str, Callable[[int], list[str]]], size: int) -> dict[str, list[tuple[float, float]]]:
    """The runs of each tool at one size, interleaved."""
    runs: dict[str, list[tuple[float, float]]] = {
        peer.name: [] for peer in PEERS if peer.name in commands and size <= peer.largest
    }
    with tempfile.TemporaryDirectory() as folder:
        for name in runs:
            timed(commands[name](size), Path(folder))  # once unmeasured: caches of the file system, compiled modules
        for _ in range(ROUNDS[size]):
            for name, found in runs.items():
                if sum(seconds for seconds, _ in found) < PATIENCE:
                    found.append(timed(commands[name](size), Path(folder)))
    return runs


def table(results: dict[int, dict[str, list[tuple[float, float]]]], missing: dict[str, str]) -> str:
    """The results as Markdown: medians in seconds, in brackets the ratio to Helm; memory at 1,000 pods."""
    heads = "".join(f" {size:,} pods |" for size in SIZES)
    lines = [f"| tool |{heads} memory at 1,000 |", f"|---|{'---|' * len(SIZES)}---|"]
    for peer in PEERS:
        if peer.name in missing:
            lines.append(f"| {peer.name} | missing: {missing[peer.name]} |{' |' * len(SIZES)}")
            continue
        cells = []
        for size in SIZES:
            runs = results[size].get(peer.name)
            if runs is None:
                cells.append("")
                continue
            median = statistics.median(seconds for seconds, _ in runs)
            helm = results[size].get(HELM_NAME)
            ratio = f" ({median / statistics.median(seconds for seconds, _ in helm):.2f}x)" if helm else ""
            cells.append(f"{median:.3f} s{ratio}")
        memory = statistics.median(peak for _, peak in results[1000][peer.name])
        lines.append(f"| {peer.name} | {' | '.join(cells)} | {memory:.0f} MB |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Prepare, measure, write."""
    commands, missing = prepared()
    results = {}
    for size in SIZES:
        print(f"bench: {size:,} pods", file=sys.stderr)
        results[size] = measured(commands, size)
    ours = [statistics.median(seconds for seconds, _ in results[size][OURS_NAME]) for size in (1000, 10_000)]
    text = table(results, missing)
    text += (
        "\nChecking one pod of two containers, plain as above and rich in fields, best of many rounds, by rule family\n"
    )
    text += '(what each family adds to decoding alone; the last column is what `pod_security="restricted"` adds):\n\n'
    text += check_cost()
    phases = subprocess.run([sys.executable, "-m", "benchmarks.phases"], capture_output=True, text=True, check=True)
    text += f"\nWhere the time of one pod goes on the engine, each phase measured alone:\n\n{phases.stdout.strip()}\n"
    text += f"\nLooking at all objects of a tree when it is written, in processor time:\n\n{whole_tree()}"
    text += f"\nTen times the pods take cdk8s-pods {ours[1] / ours[0]:.1f} times as long (10,000 against 1,000).\n"
    print(text)
    page = README.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}{text}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
