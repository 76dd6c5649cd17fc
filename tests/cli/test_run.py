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
        "import sys\nif 'cdk8s_pods.engine' in sys.modules:\n    import jsii._kernel\nprint(sys.argv)\nsys.exit(3)\n"
    )
    done = cdk8s_pods("run", "main.py", "a b")

    assert (done.returncode, done.stdout) == (3, "['main.py', 'a b']\n")
    assert done.stderr.startswith("cdk8s-pods: running on the official engine (Node.js): __main__ needs jsii._kernel")


@pytest.fixture
def library(project: Path) -> None:
    """A library made for jsii, in the project's folder."""
    (project / "lib/_jsii").mkdir(parents=True)
    (project / "lib/__init__.py").write_text(
        "import sys\nif 'cdk8s_pods.engine' in sys.modules:\n    import jsii._kernel\n"
    )
    (project / "lib/_jsii/lib@1.0.0.jsii.tgz").touch()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("files", "importer"),
    [
        ({"main.py": "print('once')\ndef late():\n    import lib\nlate()\n"}, "main.py"),
        ({"main.py": "import charts.web\n", "charts/web.py": "print('once')\nfrom lib import x\n"}, "charts/web.py"),
        ({"main.py": "from charts import web\n", "charts/web.py": "print('once')\nimport lib.a.b\n"}, "charts/web.py"),
        (
            {
                "main.py": "from charts.web import x\n",
                "charts/__init__.py": "",
                "charts/web.py": "from .deep import x\n",
                "charts/deep.py": "print('once')\nx = 1\nimport lib\n",
            },
            "charts/deep.py",
        ),
    ],
    ids=["late", "imported", "from", "relative"],
)
def test_a_program_that_imports_a_jsii_library_runs_once(
    files: dict[str, str], importer: str, cdk8s_pods: Command, project: Path
) -> None:
    (project / "lib/x.py").touch()
    (project / "lib/a").mkdir()
    (project / "lib/a/b.py").touch()
    for name, text in files.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text)
    done = cdk8s_pods("run", "main.py")

    assert (done.returncode, done.stdout) == (0, "once\n")
    assert done.stderr == (
        f"cdk8s-pods: running on the official engine (Node.js): {importer} imports lib, which is made for jsii\n"
    )


@pytest.mark.usefixtures("library")
def test_a_program_whose_imports_cannot_be_read_says_that_it_starts_again(cdk8s_pods: Command, project: Path) -> None:
    (project / "main.py").write_text("print('twice')\nimport importlib\nimportlib.import_module('lib')\n")
    done = cdk8s_pods("run", "main.py")

    assert (done.returncode, done.stdout) == (0, "twice\ntwice\n")
    assert "it starts again, so what it did until here, such as printing, it does twice" in done.stderr


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("caught", ["except Exception:", "except ImportError:", "except BaseException:", "except:"])
def test_a_program_that_catches_what_its_import_raises_runs_on_the_official_engine_all_the_same(
    caught: str, cdk8s_pods: Command, project: Path
) -> None:
    (project / "main.py").write_text(
        "import importlib, sys\n"
        f"try:\n    importlib.import_module('lib')\n    found = 'found'\n{caught}\n    found = 'left out'\n"
        "print(found)\n"
    )
    done = cdk8s_pods("run", "main.py")

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "found")


def test_an_import_for_type_checkers_alone_does_not_count(cdk8s_pods: Command, project: Path) -> None:
    (project / "lib/_jsii").mkdir(parents=True)
    (project / "main.py").write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import lib\nimport cdk8s\nprint(cdk8s.__name__)\n"
    )
    done = cdk8s_pods("run", "main.py")

    assert (done.stdout, done.stderr) == ("cdk8s_pods.engine.cdk8s\n", "")


@pytest.mark.parametrize("module", ["nomod", "nomod.sub", "package"])
def test_a_module_that_is_not_there_is_told_without_a_traceback(
    module: str, cdk8s_pods: Command, project: Path
) -> None:
    (project / "package").mkdir()
    done = cdk8s_pods("run", "-m", module)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("cdk8s-pods: error: ")
    assert done.stderr.count("\n") == 1
    assert module.partition(".")[0] in done.stderr


def test_a_module_that_imports_what_is_not_there_shows_its_own_line(cdk8s_pods: Command, project: Path) -> None:
    (project / "main.py").write_text("import nowhere\n")
    done = cdk8s_pods("run", "-m", "main")

    assert done.stderr.splitlines() == [
        "Traceback (most recent call last):",
        f'  File "{project}/main.py", line 1, in <module>',
        "    import nowhere",
        "ModuleNotFoundError: No module named 'nowhere'",
    ]


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
