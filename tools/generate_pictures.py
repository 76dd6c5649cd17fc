"""Write docs/pictures/: what README and the guides show, drawn from what charts/ make.

Run by ``make generate`` after a chart or the drawing changed. The charts run on the engine, which needs no Node.js.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods import draw
from cdk8s_pods.rules.catalogue import load_rules
from cdk8s_pods.rules.example import find_examples

from .generated import ROOT, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / "docs" / "pictures"

#: A rule whose bad example is drawn, so that a fault is seen as well.
BROKEN = "containers_that_run_side_by_side_want_different_ports"


class Shown(NamedTuple):
    """What a picture shows: a pod of a chart, or a whole chart where no pod is named."""

    chart: str
    pod: str = ""


#: The name of each picture, and what it shows.
PICTURES = {
    "sidecar": Shown("web-with-log-shipper", "web"),
    "ambassador": Shown("app-with-redis-ambassador", "shop"),
    "adapter": Shown("redis-with-exporter", "redis"),
    "host-network": Shown("node-agent", "agent"),
    "mesh": Shown("meshed-services", "deployment/meshed-services-shop"),
    "mesh-injected": Shown("meshed-services", "reviews"),
    "all-patterns": Shown("all-patterns", "web"),
    "stateful-set": Shown("shop-prod", "database"),
    "application": Shown("shop-prod"),
}


def pictures() -> dict[Path, str]:
    """Each picture with its file."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "dist"
        _command("synth", "--output", str(output))
        drawn = dict(_drawn(output))
    load_rules()
    example = find_examples(BROKEN).bad.manifest
    assert example is not None
    drawn[FOLDER / "fault.svg"] = draw(example)
    return drawn


def _drawn(output: Path) -> Iterator[tuple[Path, str]]:
    for name, shown in PICTURES.items():
        file = str(output / f"{shown.chart}.k8s.yaml")
        what = [shown.pod] if shown.pod else ["--application"]
        yield FOLDER / f"{name}.svg", _command("draw", file, *what)


def _command(*arguments: str) -> str:
    call = [sys.executable, "-m", "cdk8s_pods", *arguments]
    return subprocess.run(call, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    settle(pictures(), whole_folder=FOLDER)
