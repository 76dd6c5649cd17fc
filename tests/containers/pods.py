"""What the tests do with pods: synthesize them with our constructs, play them with our command, look into them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdk8s import ApiObject, App, JsonPatch

from cdk8s_pods.cli.commands.play.podman import NETWORK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdk8s import Chart

    from .engine import Engine

#: Containers are given this long for what takes them well under a second on a machine with nothing else to do.
_PATIENCE_SECONDS = 30
_LOOK_EVERY_SECONDS = 0.1

_LIB = str(Path(__file__).parents[2] / "lib")


class Pods:
    """The pods of one test.

    Args:
        engine: The podman that plays them.
        dist: The folder that charts are synthesized to.
    """

    def __init__(self, engine: Engine, dist: Path) -> None:
        self.engine = engine
        self.dist = dist
        #: What the command finds in its environment beside the usual.
        self.more_environment: dict[str, str] = {}

    def synthesize(self, name: str, chart: Callable[[App, str], object]) -> Path:
        """The file that a chart is synthesized to.

        Args:
            name: The id of the chart, and of its file.
            chart: A class of a chart, or a function that makes one of the app and the id.
        """
        app = App(outdir=str(self.dist))
        chart(app, name)
        app.synth()
        return self.dist / f"{name}.k8s.yaml"

    def command(self, *arguments: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run ``cdk8s-pods play`` on the private podman.

        Raises:
            AssertionError: Its exit code is not 0 and ``check`` is set; with all it said.
        """
        ended = subprocess.run(
            self.command_line(*arguments),
            env=self.environment,
            cwd=self.dist.parent,
            text=True,
            capture_output=True,
            timeout=120,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if check and ended.returncode:
            raise AssertionError(f"exit code {ended.returncode}\n{ended.stdout}{ended.stderr}\n{self.all_logs()}")
        return ended

    def command_line(self, *arguments: str | Path) -> list[str]:
        """The words of ``cdk8s-pods play``."""
        return [sys.executable, "-m", "cdk8s_pods", "play", *map(str, arguments)]

    @property
    def environment(self) -> dict[str, str]:
        """The variables that the command is run with."""
        return os.environ | self.engine.environment | {"PYTHONPATH": _LIB} | self.more_environment

    def play(self, *arguments: str | Path) -> str:
        """Play every pod of the files and return the table that is shown."""
        return self.command(*arguments).stdout

    def execute(self, pod: str, container: str, *command: str) -> str:
        """What a command in a container says; the lines of a shell script where it is one word."""
        words = ("sh", "-c", command[0]) if len(command) == 1 else command
        return self.engine.podman("exec", f"{pod}-{container}", *words).strip()

    def logs(self, pod: str, container: str) -> str:
        """All that a container has written to stdout and stderr."""
        return self.engine.podman("logs", f"{pod}-{container}", check=False)

    def inspect(self, pod: str, container: str) -> dict[str, Any]:
        """What podman knows of a container."""
        found: dict[str, Any] = json.loads(self.engine.podman("container", "inspect", f"{pod}-{container}"))[0]
        return found

    def is_running(self, pod: str, container: str) -> bool:
        """Whether a container's process runs."""
        return bool(self.inspect(pod, container)["State"]["Running"])

    def address(self, pod: str, container: str) -> str:
        """The IP address of the pod, as one of its containers sees it."""
        return self.execute(pod, container, "ip -o -4 addr show scope global").split()[3].partition("/")[0]

    def fetch(self, url: str) -> str:
        """The body of a web page, fetched from a throwaway container on the pod network."""
        return self.engine.podman("run", "--rm", "--network", NETWORK, "debian:12", "curl", "-sSf", "-m", "5", url)

    def wait_until(self, what: str, is_so: Callable[[], object]) -> None:
        """Wait until a condition holds; a failing command counts as not yet.

        Raises:
            AssertionError: It does not hold in time; with the logs of every container.
        """
        deadline = time.monotonic() + _PATIENCE_SECONDS
        last = ""
        while time.monotonic() < deadline:
            try:
                if is_so():
                    return
            except AssertionError as error:
                last = str(error)
            time.sleep(_LOOK_EVERY_SECONDS)
        raise AssertionError(f"in {_PATIENCE_SECONDS} s it did not come true that {what}\n{last}\n{self.all_logs()}")

    def all_logs(self) -> str:
        """The state and the logs of every container there is."""
        listed = json.loads(self.engine.podman("ps", "--all", "--format", "json", check=False) or "[]") or []
        parts = []
        for container in listed:
            name = container["Names"][0]
            logs = subprocess.run(
                ["podman", "logs", name], env=self.environment, capture_output=True, text=True, check=False
            )
            parts.append(f"--- {name}: {container.get('Status') or container.get('State')}\n{logs.stdout}{logs.stderr}")
        return "\n".join(parts)


def add(chart: Chart, id: str, kind: str, *, name: str, **fields: Mapping[str, Any]) -> None:
    """Add an object of the core API that is no workload, such as a ConfigMap."""
    found = ApiObject(chart, id, api_version="v1", kind=kind, metadata={"name": name})
    for field, value in fields.items():
        found.add_json_patch(JsonPatch.add(f"/{field}", value))
