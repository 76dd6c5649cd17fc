"""The command that runs a program on the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

CHART = "from cdk8s import App, Chart\napp = App()\nChart(app, 'web')\napp.synth()\n"


def test_a_script_runs_on_the_engine_and_what_it_prints_is_shown(cdk8s_pods: Command, project: Path) -> None:
    (project / "main.py").write_text(f"{CHART}import sys, cdk8s\nprint(cdk8s.__name__, sys.argv)\n")
    done = cdk8s_pods("run", "main.py", "a", "--help", env={"CDK8S_OUTDIR": "out"})

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "cdk8s_pods.engine.cdk8s ['main.py', 'a', '--help']\n"
    assert [path.name for path in (project / "out").iterdir()] == ["web.k8s.yaml"]


def test_a_module_runs_on_the_engine(cdk8s_pods: Command, project: Path) -> None:
    (project / "package").mkdir()
    (project / "package/__init__.py").touch()
    (project / "package/main.py").write_text("import sys, cdk8s\nprint(__name__, cdk8s.__name__, sys.argv[1:])\n")
    done = cdk8s_pods("run", "-m", "package.main", "x")

    assert (done.returncode, done.stdout) == (0, "__main__ cdk8s_pods.engine.cdk8s ['x']\n")


@pytest.mark.parametrize(
    ("program", "code", "said"),
    [
        ("import sys; sys.exit(7)", 7, ""),
        ("import sys; sys.exit()", 0, ""),
        ("import sys; sys.exit('message')", 1, "message\n"),
        ("raise KeyboardInterrupt", 130, ""),
    ],
)
def test_the_exit_code_is_that_of_the_program(
    program: str, code: int, said: str, cdk8s_pods: Command, project: Path
) -> None:
    (project / "main.py").write_text(program)
    done = cdk8s_pods("run", "main.py")

    assert (done.returncode, done.stderr) == (code, said)


def test_a_traceback_looks_as_it_does_with_python(cdk8s_pods: Command, project: Path) -> None:
    (project / "main.py").write_text("def f():\n    raise ValueError('no')\n\nf()\n")
    done = cdk8s_pods("run", "main.py")

    assert done.returncode == 1
    assert done.stderr.splitlines()[:3] == [
        "Traceback (most recent call last):",
        f'  File "{project}/main.py", line 4, in <module>',
        "    f()",
    ]
    assert done.stderr.endswith("\nValueError: no\n")
    assert "cdk8s_pods" not in done.stderr


def test_a_program_that_needs_jsii_starts_over_with_python(cdk8s_pods: Command, project: Path) -> None:
    (project / "main.py").write_text(
        "import sys\nif 'cdk8s_pods.engine' in sys.modules:\n    import cdk8s._jsii\nprint(sys.argv)\nsys.exit(3)\n"
    )
    done = cdk8s_pods("run", "main.py", "a b")

    assert (done.returncode, done.stdout) == (3, "['main.py', 'a b']\n")
    assert done.stderr.startswith("cdk8s-pods: running on the official engine (Node.js): __main__ needs cdk8s._jsii")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "no script is named"),
        (["-m"], 2, "no script is named"),
        (["--fast", "main.py"], 2, "unknown option --fast"),
        (["nowhere.py"], 1, "cannot open nowhere.py: No such file or directory"),
    ],
)
def test_wrong_usage_is_told_without_a_traceback(
    arguments: list[str], code: int, said: str, cdk8s_pods: Command
) -> None:
    done = cdk8s_pods("run", *arguments)

    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(f"cdk8s-pods: error: {said}")
