"""A refusal names a line of the user's and, when nobody catches it, ends there: whoever's code lies in between."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

LIB = Path(__file__).parents[1] / "lib"
RUNNERS = {"python": [], "cdk8s-pods run": ["-m", "cdk8s_pods", "run"]}

#: A construct library built on this one, which offers a construct of its own and a pattern of its own.
LIBRARY = {
    "websites/__init__.py": "__cdk8s_pods_machinery__ = True\n",
    "websites/website.py": (
        "from constructs import Construct\n"
        "from cdk8s_pods import Container, Deployment, PodSpec, PodTemplateSpec, ambassador\n"
        "class Website(Construct):\n"
        "    def __init__(self, scope, id, *, image):\n"
        "        super().__init__(scope, id)\n"
        "        pods = PodTemplateSpec(spec=PodSpec(containers=[Container(name='Web', image=image)]))\n"
        "        Deployment(self, 'web', template=pods)\n"
        "def relay(port):\n"
        "    return ambassador(Container(name='relay', image='haproxy:3.2', ports=[80]), port=port, env={})\n"
    ),
}
IN_A_CONSTRUCT = (
    "from cdk8s import App, Chart\n"
    "from websites.website import Website\n"
    "chart = Chart(App(), 'shop')\n"
    "Website(chart, 'site', image='nginx:1.29')\n"
)


def frames(program: str, folder: Path, runner: list[str], files: dict[str, str]) -> tuple[list[str], str]:
    """The lines that a traceback of the program shows, as file:line, and what is said behind them."""
    for name, text in {**files, "main.py": program}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    environment = {**os.environ, "PYTHONPATH": str(LIB)}
    done = subprocess.run(
        [sys.executable, *runner, "main.py"], capture_output=True, text=True, check=False, cwd=folder, env=environment
    )
    assert done.returncode == 1
    found = re.findall(r'File "(.+)", line (\d+)', done.stderr)
    shown = [f"{file.removeprefix(f'{folder}{os.sep}')}:{line}" for file, line in found]
    return shown, done.stderr


@pytest.mark.parametrize("runner", RUNNERS.values(), ids=RUNNERS.keys())
def test_a_pattern_that_refuses_outside_of_any_construct_ends_on_the_users_line(
    runner: list[str], tmp_path: Path
) -> None:
    program = (
        "from cdk8s_pods import Container, ambassador\n"
        "relay = Container(name='relay', image='haproxy:3.2', ports=[80])\n"
        "ambassador(relay, port=6379, env={})\n"
    )

    shown, said = frames(program, tmp_path, runner, {})

    assert shown == ["main.py:3"]
    assert 'ambassador "relay" cannot work: 1 problem, written at ' in said
    assert "main.py:3\n" in said


@pytest.mark.parametrize("runner", RUNNERS.values(), ids=RUNNERS.keys())
def test_a_library_that_is_machinery_has_its_users_see_their_own_line(runner: list[str], tmp_path: Path) -> None:
    shown, said = frames(IN_A_CONSTRUCT, tmp_path, runner, LIBRARY)

    assert shown == ["main.py:4"]
    assert "main.py:4\n" in said
    assert "websites" not in said


@pytest.mark.parametrize("runner", RUNNERS.values(), ids=RUNNERS.keys())
def test_a_library_that_does_not_say_so_is_shown(runner: list[str], tmp_path: Path) -> None:
    shown, said = frames(IN_A_CONSTRUCT, tmp_path, runner, {**LIBRARY, "websites/__init__.py": ""})

    assert shown == ["main.py:4", "websites/website.py:7"]
    assert "websites/website.py:7\n" in said


@pytest.mark.parametrize("runner", RUNNERS.values(), ids=RUNNERS.keys())
def test_the_mark_holds_for_the_patterns_of_a_library_too(runner: list[str], tmp_path: Path) -> None:
    shown, _ = frames("from websites.website import relay\nrelay(443)\n", tmp_path, runner, LIBRARY)

    assert shown == ["main.py:2"]


def test_a_pattern_of_the_users_is_where_its_own_refusal_is_shown(tmp_path: Path) -> None:
    program = (
        "from cdk8s import App, Chart\n"
        "from cdk8s_pods import Container, Deployment, PodSpec, PodTemplateSpec, sidecar\n"
        "def mine(template):\n"
        "    return PodTemplateSpec().apply(sidecar(Container(name='a', image='b:1')))\n"
        "pods = PodTemplateSpec(spec=PodSpec(containers=[Container(name='web', image='nginx:1.29')]))\n"
        "Deployment(Chart(App(), 'shop'), 'web', template=pods, patterns=[mine])\n"
    )

    shown, said = frames(program, tmp_path, [], {})

    assert shown == ["main.py:6", "main.py:4"]
    assert "main.py:4\n" in said


def test_other_exceptions_keep_every_line_and_the_hook_of_others_is_called(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "sys.excepthook = lambda kind, error, traceback: (print('mine', file=sys.stderr), "
        "sys.__excepthook__(kind, error, traceback))\n"
        "from cdk8s_pods import Container\n"
        "Container(nam='web')\n"
    )

    shown, said = frames(program, tmp_path, [], {})

    assert said.startswith("mine\n")
    assert shown[0] == "main.py:4"
    assert len(shown) > 1


def test_importing_the_package_leaves_the_hook_alone() -> None:
    program = "import sys, cdk8s_pods; assert sys.excepthook is sys.__excepthook__"

    subprocess.run([sys.executable, "-c", program], check=True)
