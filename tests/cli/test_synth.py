"""The command that synthesizes the app of cdk8s.yaml."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from .conftest import environment

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

CHART = """\
from cdk8s import ApiObject, App, Chart, JsonPatch

app = App()
for name in ("web", "api"):
    pod = ApiObject(Chart(app, name), "pod", api_version="v1", kind="Pod")
    pod.add_json_patch(JsonPatch.add("/spec", {"containers": [{"name": "a", "image": "nginx"}]}))
app.synth()
"""


def manifest(name: str, hashed: str) -> str:
    return (
        f"apiVersion: v1\nkind: Pod\nmetadata:\n  name: {name}-pod-{hashed}\n"
        "spec:\n  containers:\n    - name: a\n      image: nginx\n"
    )


WEB, API = manifest("web", "c81fe030"), manifest("api", "c8145786")


@pytest.fixture
def app(project: Path) -> Path:
    """A project with two charts, and something of an earlier run in dist/."""
    (project / "cdk8s.yaml").write_text("language: python\napp: python main.py\nimports:\n  - k8s\n")
    (project / "main.py").write_text(CHART)
    (project / "dist").mkdir()
    (project / "dist/old.k8s.yaml").write_text("old: true\n")
    return project


def content(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def hidden(project: Path) -> list[str]:
    return [path.name for path in project.iterdir() if path.name.startswith(".")]


def test_the_output_folder_holds_what_the_app_wrote_and_nothing_else(cdk8s_pods: Command, app: Path) -> None:
    done = cdk8s_pods("synth")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Synthesizing application\n  - dist/api.k8s.yaml\n  - dist/web.k8s.yaml\n"
    assert content(app / "dist").keys() == {"api.k8s.yaml", "web.k8s.yaml"}
    assert content(app / "dist")["web.k8s.yaml"] == WEB
    assert hidden(app) == []


def test_no_node_is_needed(cdk8s_pods: Command, app: Path) -> None:
    done = cdk8s_pods("synth", env={"PATH": str(app)})

    assert (done.returncode, done.stderr) == (0, "")
    assert content(app / "dist")["web.k8s.yaml"] == WEB


#: What an app does, and what is said about it.
FAILURES = {
    "raises": ("raise ValueError('no such stage')", "ValueError: no such stage"),
    "exits with a message": ("import sys; sys.exit('not today')", "not today"),
    "exits with a code": ("import sys; sys.exit(3)", "the app ended with exit code 3"),
    "exits without synthesizing": ("import sys; sys.exit()", 'app expected to create "dist"'),
    "does nothing": ("pass", 'app expected to create "dist"'),
    "imports what is missing": ("import nothing_like_this", "No module named 'nothing_like_this'"),
    "is no Python": ("def broken(:", "SyntaxError"),
    "has no charts": ("from cdk8s import App; App().synth()", "No manifests synthesized"),
    "raises after writing": (CHART + "raise ValueError('late')", "ValueError: late"),
    "ends at once after writing": (CHART + "import os; os._exit(1)", ""),
    "is killed": (CHART + "import os, signal; os.kill(os.getpid(), signal.SIGKILL)", ""),
}


@pytest.mark.parametrize(
    ("engine", "failure"),
    [("python", name) for name in FAILURES]
    # The official engine needs Node.js as soon as cdk8s is imported.
    + [("cdk8s", name) for name, (program, _) in FAILURES.items() if "cdk8s" not in program],
)
def test_the_output_folder_is_as_it_was_when_the_app(engine: str, failure: str, cdk8s_pods: Command, app: Path) -> None:
    program, said = FAILURES[failure]
    (app / "main.py").write_text(program)
    done = cdk8s_pods("synth", "--engine", engine)

    assert done.returncode != 0
    assert said in done.stderr
    assert content(app / "dist") == {"old.k8s.yaml": "old: true\n"}
    if said:
        assert done.stderr.endswith("; dist is as it was\n")
        assert hidden(app) == []


def test_ctrl_c_exits_with_130_and_leaves_everything_as_it_was(app: Path) -> None:
    (app / "main.py").write_text(CHART + "import time, pathlib\npathlib.Path('ready').touch()\ntime.sleep(60)")
    process = subprocess.Popen(
        [sys.executable, "-m", "cdk8s_pods", "synth"], cwd=app, env=environment(), stderr=subprocess.PIPE
    )
    wait_for(lambda: (app / "ready").exists())
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)

    assert (process.returncode, errors) == (130, b"")
    assert content(app / "dist") == {"old.k8s.yaml": "old: true\n"}
    assert hidden(app) == []


def test_an_error_shows_the_users_own_lines_and_not_ours(cdk8s_pods: Command, app: Path) -> None:
    (app / "main.py").write_text(
        "from cdk8s import ApiObject, App, Chart\n\ndef build(chart):\n"
        '    ApiObject(chart, "pod", api_version="v1")\n\nbuild(Chart(App(), "web"))\n'
    )
    done = cdk8s_pods("synth")
    full = cdk8s_pods("synth", env={"CDK8S_PODS_TRACEBACK": "full"})

    assert f'File "{app}/main.py", line 6, in <module>' in done.stderr
    assert f'File "{app}/main.py", line 4, in build' in done.stderr
    assert "kind" in done.stderr
    assert "cdk8s_pods" not in done.stderr.partition("cdk8s-pods: error")[0]
    assert "cdk8s_pods/cli/app" in full.stderr


def test_a_pod_that_cannot_work_is_shown_on_the_users_line_alone(cdk8s_pods: Command, app: Path) -> None:
    (app / "main.py").write_text(
        "from cdk8s import App, Chart\nfrom cdk8s_pods import Pod, PodSpec\n\n"
        'Pod(Chart(App(), "web"), "web", spec=PodSpec(containers=[]))\n'
    )

    done = cdk8s_pods("synth")

    frames = [line.strip() for line in done.stderr.splitlines() if line.strip().startswith("File ")]
    assert done.returncode == 1
    assert frames == [f'File "{app}/main.py", line 4, in <module>']
    assert "spec.containers: Required value" in done.stderr


def test_what_the_app_prints_is_discarded_as_cdk8s_does(cdk8s_pods: Command, app: Path) -> None:
    (app / "main.py").write_text(
        f"import os, subprocess, sys\nprint('noise')\nsubprocess.run(['echo', 'noise'])\nos.write(1, b'noise')\n"
        f"print('shown', file=sys.stderr)\n{CHART}print('noise')"
    )
    done = cdk8s_pods("synth", "--stdout")

    assert done.stdout == f"{API}---\n{WEB}"
    assert done.stderr == "shown\n"


def test_stdout_separates_documents_and_leaves_the_output_folder_alone(cdk8s_pods: Command, app: Path) -> None:
    done = cdk8s_pods("synth", "-p")

    assert (done.returncode, done.stdout) == (0, f"{API}---\n{WEB}")
    assert content(app / "dist") == {"old.k8s.yaml": "old: true\n"}


def test_the_program_finds_itself_as_python_would_have_run_it(cdk8s_pods: Command, app: Path) -> None:
    (app / "sub").mkdir()
    (app / "sub/beside.py").write_text("VALUE = 1\n")
    (app / "sub/main.py").write_text(
        "import json, os, sys\nfrom beside import VALUE\n"
        "import __main__\n"
        "seen = [__name__, __file__, sys.argv, os.path.basename(sys.path[0]), os.path.basename(os.getcwd()),\n"
        "        __main__.VALUE, os.environ['CDK8S_RECORD_CONSTRUCT_METADATA'], 'annotations' in globals()]\n"
        "os.makedirs(os.environ['CDK8S_OUTDIR'])\n"
        "open(os.environ['CDK8S_OUTDIR'] + '/seen.yaml', 'w').write(json.dumps(seen))\n"
    )
    seen = []
    for engine in ("python", "cdk8s"):
        assert cdk8s_pods("synth", "--engine", engine, "--app", "python sub/main.py a 'b c'").returncode == 0
        seen.append(content(app / "dist"))

    assert seen[0] == seen[1]
    assert "sub/main.py" in seen[0]["seen.yaml"]


def test_a_module_is_run_as_python_does(cdk8s_pods: Command, app: Path) -> None:
    (app / "package").mkdir()
    (app / "package/__init__.py").touch()
    (app / "package/__main__.py").write_text(CHART)

    assert cdk8s_pods("synth", "--app", "python -m package").returncode == 0
    assert content(app / "dist")["web.k8s.yaml"] == WEB


def test_a_command_that_runs_no_chart_in_python_says_so(cdk8s_pods: Command, app: Path) -> None:
    done = cdk8s_pods("synth", "--app", 'mkdir "$CDK8S_OUTDIR" && echo "a: 1" > "$CDK8S_OUTDIR/a.yaml"')

    assert done.returncode == 0
    assert done.stderr.startswith("cdk8s-pods: `mkdir ")
    assert "` ran on the official engine (Node.js): it starts no Python that imports cdk8s" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert content(app / "dist") == {"a.yaml": "a: 1\n"}


def test_an_app_that_needs_jsii_runs_on_the_official_engine_and_says_why(cdk8s_pods: Command, app: Path) -> None:
    (app / "main.py").write_text(
        "import os\nos.makedirs(os.environ['CDK8S_OUTDIR'])\n"
        "open(os.environ['CDK8S_OUTDIR'] + '/once.yaml', 'x').write('a: 1\\n')\n"
        "import sys\nif 'cdk8s_pods.engine' in sys.modules:\n    import jsii._kernel\n"
    )
    done = cdk8s_pods("synth")

    assert done.returncode == 0, done.stderr
    assert "official engine (Node.js): __main__ needs jsii._kernel" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert content(app / "dist") == {"once.yaml": "a: 1\n"}


@pytest.fixture
def other_python(app: Path) -> str:
    """The Python of another environment, as a command names it; it has what PYTHONPATH gives it."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", "other"], cwd=app, check=True)
    return "other/bin/python"


def test_an_app_of_another_environment_runs_on_the_engine_there(
    other_python: str, cdk8s_pods: Command, app: Path
) -> None:
    (app / "main.py").write_text(f"import sys\nassert sys.prefix.endswith('/other')\nprint('noise')\n{CHART}")
    done = cdk8s_pods("synth", "--app", f"{other_python} main.py")

    assert (done.returncode, done.stderr) == (0, "")
    assert content(app / "dist")["web.k8s.yaml"] == WEB


def test_the_python_engine_can_be_insisted_on(cdk8s_pods: Command, app: Path) -> None:
    done = cdk8s_pods("synth", "--engine", "python", "--app", "node main.js")

    assert done.returncode == 1
    assert "the app `node main.js` cannot run on the Python engine: it starts no Python that imports" in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("app: [python]\n", "cdk8s.yaml:1:1: app: must be text, not ['python']"),
        ("app: python main.py\n\noutput: 3\n", 'cdk8s.yaml:3:1: output: must be text, not 3; write it in quotes: "3"'),
        ("app: a\nimports: k8s\n", "cdk8s.yaml:2:1: imports: must be a list of text"),
        (
            "app: a\nsynthConfig:\n  format: helm\n  chartVersion: 1.0\n",
            "cdk8s.yaml:4:3: synthConfig.chartVersion: must",
        ),
        ("app: a\nsynthConfig: helm\n", "cdk8s.yaml:2:1: synthConfig: must be a mapping"),
        ("app: a\nvalidations: {a: b}\n", "cdk8s.yaml:2:1: validations: must be a list of plugins"),
        ("app: a: b\n", "cdk8s.yaml:1:7: mapping values are not allowed"),
        ("app: a\napp: b\n", 'cdk8s.yaml:2:1: duplicate key "app": it is already set on line 1'),
        ("- app\n", "cdk8s.yaml:1: must be a mapping"),
        ("", "no app is named"),
    ],
)
def test_a_mistake_in_cdk8s_yaml_is_named_with_its_line(text: str, said: str, cdk8s_pods: Command, app: Path) -> None:
    (app / "cdk8s.yaml").write_text(text)
    done = cdk8s_pods("synth")

    assert done.returncode == 2
    assert done.stderr.startswith(f"cdk8s-pods: error: {said}")


def test_unknown_keys_of_cdk8s_yaml_are_ignored(cdk8s_pods: Command, app: Path) -> None:
    (app / "cdk8s.yaml").write_text('app: "python main.py" # run\noutput: ./out\nmine:\n  deep: [1, 2]\n')

    assert cdk8s_pods("synth").stdout.splitlines()[1:] == ["  - ./out/api.k8s.yaml", "  - ./out/web.k8s.yaml"]


def test_options_can_be_environment_variables_and_arguments_win(cdk8s_pods: Command, app: Path) -> None:
    env = {"CDK8S_OUTPUT": "from-variable", "CDK8S_APP": "python other.py", "CDK8S_ENGINE": "python"}
    (app / "other.py").write_text(CHART)
    cdk8s_pods("synth", env=env)
    cdk8s_pods("synth", "-o", "from/argument", env=env)
    printed = cdk8s_pods("synth", env={"CDK8S_STDOUT": "true"})

    assert content(app / "from-variable").keys() == content(app / "from/argument").keys()
    assert printed.stdout == f"{API}---\n{WEB}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--engine", "node"], "invalid choice"),
        (["--stdout", "--output", "x"], "'--output' and '--stdout' are mutually exclusive"),
        (["--stdout", "--diff"], "--diff compares with the output folder"),
        (["--format", "kustomize"], "either as plain or helm but received: kustomize"),
        (["--format", "helm"], "You need to specify '--chart-version'"),
        (["--format", "helm", "--chart-version", "1.2"], "does not follow SemVer-2"),
        (["--format", "helm", "--chart-version", "1.2.3", "--chart-api-version", "v3"], "either as v1 or v2"),
        (["--format", "helm", "--chart-version", "1.2.3", "-p"], "Helm format synthesis does not support 'stdout'"),
        (["--chart-version", "1.2.3"], "You need to specify '--format' as 'helm' when '--chart-version'"),
        (["--chart-api-version", "v2"], "You need to specify '--format' as 'helm' when '--chart-api-version'"),
        (["extra"], "unknown argument extra"),
    ],
)
def test_options_that_do_not_fit_exit_with_2(arguments: list[str], said: str, cdk8s_pods: Command, app: Path) -> None:
    done = cdk8s_pods("synth", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert content(app / "dist") == {"old.k8s.yaml": "old: true\n"}


def test_diff_shows_what_would_change_and_changes_nothing(cdk8s_pods: Command, app: Path) -> None:
    cdk8s_pods("synth")
    same = cdk8s_pods("synth", "--diff")
    (app / "main.py").write_text(CHART.replace("nginx", "httpd"))
    (app / "dist/api.k8s.yaml").unlink()
    (app / "dist/stale.k8s.yaml").write_text("old: true\n")
    before = content(app / "dist")
    different = cdk8s_pods("synth", "--diff")
    (app / "main.py").write_text("raise ValueError")
    failed = cdk8s_pods("synth", "--diff")

    assert (same.returncode, same.stdout) == (0, "")
    assert different.returncode == 1
    assert ': "nginx" -> "httpd"\n' in different.stdout
    assert "dist/api.k8s.yaml:1\n" in different.stdout
    assert "dist/stale.k8s.yaml goes; it holds no Kubernetes object\n" in different.stdout
    assert failed.returncode == 2
    assert content(app / "dist") == before


def test_check_refuses_raw_objects_that_cannot_work(cdk8s_pods: Command, app: Path) -> None:
    (app / "main.py").write_text(CHART.replace('"image"', '"imagee"'))
    unchecked = cdk8s_pods("synth", "-o", "unchecked")
    checked = cdk8s_pods("synth", "--check")

    assert unchecked.returncode == 0
    assert checked.returncode == 1
    assert "dist/api.k8s.yaml:8:7: spec.containers[0].imagee: " in checked.stderr
    assert "the same at 1 more place:\n      dist/web.k8s.yaml:8:7: Pod web-pod-c81fe030\n" in checked.stderr
    assert content(app / "dist") == {"old.k8s.yaml": "old: true\n"}


def test_validation_plugins_without_cdk8s_cli_are_refused_and_not_skipped(cdk8s_pods: Command, app: Path) -> None:
    (app / "cdk8s.yaml").write_text(
        "app: python main.py\nvalidations:\n  - {package: plugin, version: 1.0.0, class: Plugin}\n"
    )
    nowhere = {"PATH": str(app)}
    refused = cdk8s_pods("synth", env=nowhere)
    skipped = cdk8s_pods("synth", "--no-validate", env=nowhere)

    assert refused.returncode == 1
    assert "only cdk8s-cli can run" in refused.stderr
    assert skipped.returncode == 0


def test_watch_synthesizes_again_on_every_save(app: Path) -> None:
    (app / "main.py").write_text(
        CHART.replace('"nginx"', "image").replace("app =", "from images import image\napp =", 1)
    )
    (app / "images.py").write_text("image = 'nginx'\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "cdk8s_pods", "synth", "--watch"],
        cwd=app,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        wait_for(lambda: "image: nginx" in content(app / "dist").get("web.k8s.yaml", ""))
        time.sleep(0.5)
        (app / "images.py").write_text("image = broken\n")
        time.sleep(1.5)
        kept = content(app / "dist")
        (app / "images.py").write_text("image = 'httpd'\n")
        wait_for(lambda: "image: httpd" in content(app / "dist").get("web.k8s.yaml", ""))
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)

    assert "image: nginx" in kept["web.k8s.yaml"]
    assert process.returncode == 130
    assert b"images.py has changed" in errors


def wait_for(condition: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]  # a function
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)
