"""Kills runs at every moment, and looks at the output folder all the time: it is there, and whole, at every look.

    python -m tests.cli.killing 400             # the folder is exchanged, as on any disk
    python -m tests.cli.killing 400 in-place    # its files are replaced, as on a mount point

A run that was not killed in time counts too. At the end one more run is let be, and must leave nothing behind.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from .conftest import environment

NAMES = frozenset(f"chart-{number}.k8s.yaml" for number in range(8))
APP = """\
import sys
from cdk8s import ApiObject, App, Chart
app = App()
for number in range(8):
    chart = Chart(app, f"chart-{number}")
    for each in range(12):
        ApiObject(chart, f"o{each}", api_version="v1", kind="Thing", metadata={"labels": {"version": sys.argv[1]}})
app.synth()
"""
#: What stands in for a mount point, which takes rights that not everybody has.
IN_PLACE = """\
from cdk8s_pods.cli.output import replacing
def refuse(*_): raise replacing._NotAsAWhole
replacing._replace_as_a_whole = refuse
"""
RUN = "import sys\nfrom cdk8s_pods.cli.main import run\nsys.exit(run())\n"


class Looks:
    """Looks at a folder again and again, until it is told to stop.

    Args:
        folder: The folder.
        in_place: Whether its files are replaced one by one: then each is looked at by itself.
    """

    def __init__(self, folder: Path, *, in_place: bool) -> None:
        self._folder = folder
        self._in_place = in_place
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look_all_the_time)
        self.whole = 0
        self.faults: list[str] = []

    def __enter__(self) -> Looks:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look_all_the_time(self) -> None:
        while not self._stop.is_set():
            try:
                self._look()
            except FileNotFoundError as missing:
                self.faults.append(f"{missing.filename} is not there")

    def _look(self) -> None:
        before = self._folder.stat()
        try:
            texts = {path.name: path.read_text() for path in self._folder.iterdir() if path.name in NAMES}
        except FileNotFoundError:
            # It was exchanged between two files: this was no look at one folder. Gone altogether, stat says so.
            if not self._in_place and self._folder.stat().st_ino != before.st_ino:
                return
            raise
        if not self._in_place and self._folder.stat().st_ino != before.st_ino:
            return
        versions = {self._version(name, text) for name, text in texts.items()}
        if texts.keys() != NAMES:
            self.faults.append(f"only {len(texts)} of {len(NAMES)} files are there")
        elif not self._in_place and len(versions) != 1:
            self.faults.append(f"versions are mixed: {versions}")
        else:
            self.whole += 1

    def _version(self, name: str, text: str) -> str:
        versions = set(text.split("version: ")[1:])
        if text.count("\n---\n") != 11 or not text.endswith("\n"):
            self.faults.append(f"{name} is not whole")
        return min(versions).split("\n")[0] if versions else ""


def kill_runs(kills: int, project: Path, *, in_place: bool) -> Looks:
    """Start a run so many times, and kill each at a moment of its life; gives what was seen meanwhile."""
    (project / "main.py").write_text(APP)
    program = (IN_PLACE if in_place else "") + RUN

    def start(version: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", program, "synth", "--app", f"python main.py v{version}"]
        return subprocess.Popen(
            command, cwd=project, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    began = time.monotonic()
    assert start(0).wait() == 0
    seconds = time.monotonic() - began
    chance = random.Random(kills)
    with Looks(project / "dist", in_place=in_place) as looks:
        for number in range(1, kills + 1):
            process = start(number)
            # The last third of its life is where it does what must not be torn apart.
            time.sleep(seconds * chance.choice([chance.uniform(0, 1), chance.uniform(0.65, 1.1)]))
            process.kill()
            process.wait()
        # The app of a killed run goes on to its own end, and until then what it writes is not removed.
        for _ in range(50):
            assert start(kills + 1).wait() == 0
            if not left(project):
                break
            time.sleep(0.2)
    looks.faults += left(project)
    return looks


def left(project: Path) -> list[str]:
    """What runs have left behind, in the project and in its output folder."""
    return [f"{path} was left" for folder in (project, project / "dist") for path in folder.glob(".*")]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        seen = kill_runs(int(sys.argv[1]), Path(folder), in_place=sys.argv[2:] == ["in-place"])
    sys.stdout.write(f"{seen.whole} looks saw a whole folder, {len(seen.faults)} did not\n")
    sys.stdout.writelines(f"  {fault}\n" for fault in sorted(set(seen.faults)))
    sys.exit(1 if seen.faults else 0)
