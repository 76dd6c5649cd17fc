"""Where the official engine runs, and what it needs."""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[2]


@pytest.fixture(scope="session")
def environment():
    """The environment of programs on either engine: this checkout, and the Node.js beside this Python."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CDK8S_")}
    environment["PATH"] = os.pathsep.join([str(pathlib.Path(sys.executable).parent), environment.get("PATH", "")])
    environment["PYTHONPATH"] = str(ROOT / "lib")
    return environment


@pytest.fixture(scope="session")
def official_environment(environment):
    if shutil.which("node", path=environment["PATH"]) is None:
        pytest.skip("the official cdk8s needs node, which is not on PATH")
    return environment


@pytest.fixture(scope="session")
def run_programs(environment, official_environment):
    """Run programs on both engines at the same time, one process each, and return the two folders with the results."""

    def run(folder, programs, **variables):
        results = []
        processes = []
        for engine in ("cdk8s", "python"):
            results.append(folder / engine)
            command = [sys.executable, str(pathlib.Path(__file__).parent / "run_programs.py"), engine, results[-1]]
            own = {name: value.format(engine=engine) for name, value in variables.items()}
            processes.append(
                subprocess.Popen(
                    [*command, *programs],
                    env={**official_environment, **own},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                )
            )
        for process in processes:
            output, _ = process.communicate(timeout=300)
            assert process.returncode == 0, output
        return results

    return run
