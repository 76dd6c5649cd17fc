"""However an app comes to its end: what it has written counts, and whether it has failed is noticed."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .conftest import environment
from .test_synth import API, CHART, WEB, app, content, hidden, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

__all__ = ["app"]

BUILT = CHART.replace("app.synth()\n", "")

#: Programs that write web and api, each in another way of ending.
ENDINGS = {
    "ends its process itself": CHART + "import os; os._exit(0)",
    "synthesizes from a function of atexit": BUILT + "import atexit; atexit.register(app.synth)",
    "synthesizes from a thread that outlives its last line": (
        BUILT + "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.3), app.synth())).start()"
    ),
    "leaves a fork that goes on for longer": (
        "import os, time\nnames = ('web',) if os.fork() else (time.sleep(0.5), ('api',))[1]\n"
        + CHART.replace('("web", "api")', "names")
    ),
    "leaves a fork, and ends its process itself": (
        "import os, time\nis_parent = os.fork()\nnames = ('web',) if is_parent else (time.sleep(0.5), ('api',))[1]\n"
        + CHART.replace('("web", "api")', "names")
        + "os._exit(0)"
    ),
    "divides its charts among processes": (
        "from multiprocessing import get_context\nfrom cdk8s import ApiObject, App, Chart, JsonPatch\n"
        "def build(*names):\n    "
        + BUILT.partition("\n\n")[2].replace('("web", "api")', "names").replace("\n", "\n    ")
        + "app.synth()\nstart = get_context('fork').Process\n"
        "for name in ('web', 'api'):\n    start(target=build, args=(name,)).start()\n"
    ),
}


@pytest.mark.parametrize("program", ENDINGS.values(), ids=ENDINGS.keys())
def test_everything_is_there_when_the_app(program: str, cdk8s_pods: Command, app: Path) -> None:
    (app / "main.py").write_text(program)
    done = cdk8s_pods("synth")

    assert (done.returncode, done.stderr) == (0, "")
    assert content(app / "dist") == {"api.k8s.yaml": API, "web.k8s.yaml": WEB}
    assert hidden(app) == []


def test_an_app_that_gives_its_process_to_another_python_is_waited_for(cdk8s_pods: Command, app: Path) -> None:
    """As programs do that make a virtual environment first, and start over in it."""
    (app / "main.py").write_text(
        "import os, sys\nif 'STARTED_OVER' not in os.environ:\n"
        "    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, 'STARTED_OVER': '1'})\n"
        "import time\ntime.sleep(0.3)\nout = os.environ['CDK8S_OUTDIR']\nos.mkdir(out)\n"
        "open(f'{out}/a.k8s.yaml', 'w').write('a: 1\\n')\n"
    )
    done = cdk8s_pods("synth")

    assert (done.returncode, done.stderr) == (0, "")
    assert content(app / "dist") == {"a.k8s.yaml": "a: 1\n"}


def test_what_is_in_files_that_the_app_never_closes_is_written(cdk8s_pods: Command, app: Path) -> None:
    (app / "main.py").write_text(CHART + "left = open(f'{app.outdir}/notes.txt', 'w')\nleft.write('noted')\n")
    cdk8s_pods("synth")

    assert content(app / "dist")["notes.txt"] == "noted"


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import threading\ndef late(): raise ValueError('late')\nthreading.Thread(target=late).start()", "a thread"),
        ("import atexit\n@atexit.register\ndef late(): raise ValueError('late')", "a function of atexit"),
    ],
)
def test_a_failure_that_python_passes_over_is_one(program: str, said: str, cdk8s_pods: Command, app: Path) -> None:
    (app / "main.py").write_text(CHART + program)
    done = cdk8s_pods("synth")

    assert done.returncode == 1
    assert "ValueError: late" in done.stderr
    assert done.stderr.endswith(f"\ncdk8s-pods: error: {said} of the app failed; dist is as it was\n")
    assert content(app / "dist") == {"old.k8s.yaml": "old: true\n"}


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", "the app was ended by signal 9"),
        ("os.abort()", "the app was ended by signal 6"),
        ("os._exit(7)", "the app ended with exit code 7"),
    ],
)
def test_an_app_that_dies_is_told_and_tidied_up_after(ending: str, said: str, cdk8s_pods: Command, app: Path) -> None:
    (app / "main.py").write_text(f"{CHART}import os, signal\n{ending}")
    done = cdk8s_pods("synth")

    assert (done.returncode, done.stderr) == (1, f"cdk8s-pods: error: {said}; dist is as it was\n")
    assert content(app / "dist") == {"old.k8s.yaml": "old: true\n"}
    assert hidden(app) == []


def test_a_fork_that_never_ends_is_told_of_and_can_be_interrupted(app: Path) -> None:
    (app / "main.py").write_text(f"{CHART}import os, time\nos.fork() or time.sleep(600)")
    process = start(app)
    assert process.stderr is not None
    said = process.stderr.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)

    assert said == b"cdk8s-pods: waiting for a process that the app has forked\n"
    assert process.returncode == 130
    assert hidden(app) == []


def start(app: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cdk8s_pods", "synth", *arguments]
    return subprocess.Popen(command, cwd=app, env=environment(), stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)


STARTS_OTHERS = """\
import pathlib, subprocess
others = [subprocess.Popen(["sleep", "600"]), subprocess.Popen(["sh", "-c", "sleep 600 & echo $! > deep; wait"])]
while not pathlib.Path("deep").exists() or not pathlib.Path("deep").read_text(): pass
pathlib.Path("ready").write_text(f"{others[0].pid} {others[1].pid} {pathlib.Path('deep').read_text()}")
others[0].wait()
"""


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    # What nobody has waited for yet has ended all the same.
    status = subprocess.run(["ps", "-o", "stat=", "-p", str(number)], capture_output=True, text=True, check=False)
    return not status.stdout.startswith("Z") and bool(status.stdout)


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=["term", "hup", "int"]
)
@pytest.mark.parametrize("engine", ["python", "cdk8s"])
def test_a_signal_ends_all_processes_of_the_app_and_leaves_nothing_behind(
    engine: str, sent: signal.Signals, code: int, app: Path
) -> None:
    (app / "main.py").write_text(STARTS_OTHERS)
    process = start(app, "--engine", engine)
    wait_for(lambda: (app / "ready").exists() and (app / "ready").read_text().count("\n"))
    numbers = [int(word) for word in (app / "ready").read_text().split()]
    process.send_signal(sent)
    process.communicate(timeout=20)

    assert process.returncode == code
    assert [number for number in numbers if is_running(number)] == []
    assert content(app / "dist") == {"old.k8s.yaml": "old: true\n"}
    assert hidden(app) == []


def test_a_signal_to_watch_ends_the_run_and_its_app(app: Path) -> None:
    (app / "main.py").write_text(STARTS_OTHERS)
    process = start(app, "--watch")
    wait_for(lambda: (app / "ready").exists() and (app / "ready").read_text().count("\n"))
    numbers = [int(word) for word in (app / "ready").read_text().split()]
    process.terminate()
    process.communicate(timeout=20)

    assert process.returncode == 143
    assert [number for number in numbers if is_running(number)] == []
    assert hidden(app) == []


def test_an_app_may_ask_something_on_the_terminal(app: Path) -> None:
    (app / "main.py").write_text(CHART.replace('"nginx"', "input()"))
    ours, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cdk8s_pods", "synth"],
        cwd=app,
        env=environment(),
        stdin=terminal,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),  # makes it the controlling terminal
    )
    os.write(ours, b"httpd\nhttpd\n")
    _, errors = process.communicate(timeout=20)
    os.close(ours)
    os.close(terminal)

    assert (process.returncode, errors) == (0, b"")
    assert "image: httpd" in content(app / "dist")["web.k8s.yaml"]


def test_a_command_that_is_called_from_another_program_never_forks_that(app: Path) -> None:
    (app / "main.py").write_text(CHART + "import os; os._exit(0)")
    program = "from cdk8s_pods.cli.main import run\ncode = run(['synth'])\nprint('after', code)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=app, env=environment(), capture_output=True, text=True, check=True
    )

    assert done.stdout.count("after 0") == 1
    assert content(app / "dist") == {"api.k8s.yaml": API, "web.k8s.yaml": WEB}
