"""The lines that people have for `app:` run as they are written, the engine inside the Pythons that they start."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

CHART = """\
#!/usr/bin/env python
import os, sys
import cdk8s
print(cdk8s.__name__, file=sys.stderr)
app = cdk8s.App()
cdk8s.Chart(app, os.environ.get("STAGE", "web"))
app.synth()
"""
ENGINE = "cdk8s_pods.engine.cdk8s\n"
WRITES = """\
import os
os.makedirs(os.environ['CDK8S_OUTDIR'], exist_ok=True)
open(os.environ['CDK8S_OUTDIR'] + '/a.yaml', 'w')
"""


@pytest.fixture
def app(project: Path) -> Path:
    """A project with a program, and tools that run commands as pipenv and uv do."""
    for path in (project / "main.py", project / "charts/main.py", project / "charts/__main__.py"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(CHART)
        path.chmod(0o755)
    tools = project / "tools"
    tools.mkdir()
    # pipenv is a Python program itself, of another Python than the project's.
    (tools / "pipenv").write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        "if sys.argv[1] == 'install':\n    sys.exit(open('installed', 'w').close())\n"
        "assert os.path.exists('installed')\nassert sys.argv[1] == 'run'\nos.execvp(sys.argv[2], sys.argv[2:])\n"
    )
    (tools / "uv").write_text(
        '#!/bin/sh\ntest "$*" = "run --group G --frozen python main.py" && shift 4 && exec "$@"\n'
    )
    for tool in tools.iterdir():
        tool.chmod(0o755)
    return project


@pytest.mark.parametrize(
    ("line", "chart"),
    [
        ('PATH="$PWD/tools:$PATH"; pipenv install && pipenv run python ./main.py', "web"),
        ('PATH="$PWD/tools:$PATH" uv run --group G --frozen python main.py', "web"),
        ("./main.py", "web"),
        ("env STAGE=prod python main.py", "prod"),
        ("STAGE=prod python main.py", "prod"),
        ("cd charts && python main.py", "web"),
        ("python -O main.py", "web"),
        ("python -m charts; true", "web"),
        ("python -c 'import main'", "web"),
        ("python main.py > log", "web"),
        ("sh -c 'exec python main.py'", "web"),
        ("cd charts && cdk8s-pods run main.py", "web"),
    ],
)
def test_a_line_runs_as_it_is_written_on_the_engine(line: str, chart: str, cdk8s_pods: Command, app: Path) -> None:
    done = cdk8s_pods("synth", "--app", line)

    assert (done.returncode, done.stderr) == (0, ENGINE)
    assert done.stdout == f"Synthesizing application\n  - dist/{chart}.k8s.yaml\n"


def test_the_official_engine_can_be_asked_for(cdk8s_pods: Command, app: Path) -> None:
    (app / "cdk8s.py").write_text("")
    done = cdk8s_pods("synth", "--engine", "cdk8s", "--app", "python -c 'import cdk8s, sys; sys.exit(cdk8s.__name__)'")

    assert "cdk8s_pods.engine" not in done.stderr


def test_a_python_without_cdk8s_pods_is_named(cdk8s_pods: Command, app: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", "other"], cwd=app, check=True)
    (app / "cdk8s.py").write_text(WRITES)
    (app / "main.py").write_text("import cdk8s\n")
    # cdk8s-pods is not among its packages, and not on its path.
    line = 'PYTHONPATH="${PYTHONPATH%%:*}" other/bin/python main.py'
    done = cdk8s_pods("synth", "--app", line)
    insisted = cdk8s_pods("synth", "--engine", "python", "--app", line)

    why = f"the Python of {app}/other has no cdk8s-pods"
    assert (done.returncode, insisted.returncode) == (0, 1)
    assert done.stderr == f"cdk8s-pods: `{line}` ran on the official engine (Node.js): {why}\n"
    assert f"cannot run on the Python engine: {why}; dist is as it was" in insisted.stderr


@pytest.fixture
def library(app: Path) -> None:
    """A library made for jsii, beside the program."""
    (app / "lib/_jsii").mkdir(parents=True)
    (app / "lib/__init__.py").write_text(
        "import sys\nif 'cdk8s_pods.engine' in sys.modules:\n    import jsii._kernel\n"
    )
    (app / "lib/_jsii/lib@1.0.0.jsii.tgz").touch()


@pytest.mark.usefixtures("library")
def test_a_program_that_imports_a_jsii_library_runs_once_and_says_why(cdk8s_pods: Command, app: Path) -> None:
    (app / "main.py").write_text(f"import sys\nprint('once', file=sys.stderr)\nimport lib\n{WRITES}")
    done = cdk8s_pods("synth", "--app", "true && python main.py")

    assert done.stderr == (
        "cdk8s-pods: running on the official engine (Node.js): main.py imports lib, which is made for jsii\nonce\n"
    )


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("caught", ["except ValueError:", "except Exception:", "except:"])
def test_a_program_that_comes_to_a_jsii_library_starts_again_as_it_was_started(
    caught: str, cdk8s_pods: Command, app: Path
) -> None:
    (app / "main.py").write_text(
        "import os, sys, cdk8s_pods.engine\n"
        "print(sys.argv[1:], os.path.basename(os.getcwd()), os.environ.get('A'), sys.flags.optimize, file=sys.stderr)\n"
        "os.chdir('/')\nos.environ['A'] = 'changed'\nsys.argv.append('more')\n"
        "import jsii, importlib\n"
        f"try:\n    importlib.import_module('jsii._kernel')\n{caught}\n    sys.exit('swallowed')\n{WRITES}"
    )
    done = cdk8s_pods("synth", "--app", "A=b python -O main.py 'x y'")

    first, told, second = done.stderr.splitlines()
    assert first == second == "['x y'] project b 1"
    assert told.startswith("cdk8s-pods: running on the official engine (Node.js): __main__ needs jsii._kernel")
    assert told.endswith("; it starts again, so what it did until here, such as printing, it does twice")
    assert done.returncode == 0


def test_what_a_python_loads_at_its_start_is_what_it_would_load_otherwise(cdk8s_pods: Command, app: Path) -> None:
    (app / "site").mkdir()
    (app / "site/sitecustomize.py").write_text("import sys\nsys.own = 'loaded'\n")
    (app / "main.py").write_text(
        f"{WRITES}import sys, sitecustomize\n"
        "print(sys.path, getattr(sys, 'own', None), sitecustomize.__file__, file=sys.stderr)\n"
    )
    line = 'PYTHONPATH="$PYTHONPATH:site" python main.py'
    seen = [
        cdk8s_pods("synth", "--engine", engine, "--app", line).stderr.splitlines()[0] for engine in ("auto", "cdk8s")
    ]

    assert seen[0] == seen[1]
    assert " loaded " in seen[0]


def test_a_traceback_shows_the_lines_of_the_app(cdk8s_pods: Command, app: Path) -> None:
    (app / "main.py").write_text("from cdk8s import App, Chart\napp = App()\nChart(app, 'a')\nChart(app, 'a')\n")
    done = cdk8s_pods("synth", "--app", "true && python main.py")

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Traceback (most recent call last):",
        f'  File "{app}/main.py", line 4, in <module>',
        "    Chart(app, 'a')",
        "RuntimeError: There is already a Construct with name 'a' in App",
        "cdk8s-pods: error: the app ended with exit code 1; nothing has been written",
    ]
