"""``cdk8s-pods run``: a Python program on the engine, in place of ``python``.

``app: cdk8s-pods run charts/main.py`` makes ``cdk8s synth`` itself fast. Its start-up is a good part of the time of a
small app, so nothing is imported here that is not needed.
"""

from __future__ import annotations

import os
import sys

from cdk8s_pods.cli.app.program import run_program
from cdk8s_pods.cli.errors import CommandError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_HELP = """\
usage: cdk8s-pods run SCRIPT [ARGUMENTS]
       cdk8s-pods run -m MODULE [ARGUMENTS]

Run a Python script or module as `python` does, with the modules cdk8s and constructs
replaced by the fast engine of cdk8s-pods: the same charts, the same bytes, no Node.js.
Write `app: cdk8s-pods run charts/main.py` into cdk8s.yaml to make `cdk8s synth` fast.

A program that imports a library made for jsii is run by Python itself on the official
cdk8s, with one line on stderr that says so.

examples:
  cdk8s-pods run charts/main.py
  cdk8s-pods run -m charts.main --stage prod

exit codes: that of the program; 2 wrong usage"""


def main(arguments: list[str]) -> int:
    """Run the program and return its exit code."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(_HELP)
        return 0
    module = None
    if arguments[:1] == ["-m"]:
        arguments = arguments[1:]
        module = arguments[0] if arguments else None
    if not arguments or (module is None and arguments[0].startswith("-")):
        wrong = f"unknown option {arguments[0]}" if arguments else "no script is named"
        raise UsageError(f"{wrong}; `cdk8s-pods run --help` explains the command")
    name, *rest = arguments
    if os.environ.get("CDK8S_PODS_INSIDE"):
        # In a command that cdk8s-pods itself waits for: it is told what the program runs on.
        from cdk8s_pods.cli.app.startup.sitecustomize import ENGINE, note

        note(ENGINE)
    # Deferred: a program that is called wrongly does not need it.
    from cdk8s_pods.cli.app.jsii_imports import jsii_import_of

    words = (["-m", name] if module else [name]) + rest
    if reason := jsii_import_of(None if module else name, module):
        _run_on_the_official_engine(reason, words)
    try:
        run_program(None if module else name, module, rest)
    except CommandError:
        raise
    except SystemExit as end:
        from cdk8s_pods.cli.app.errors import exit_code_of

        return exit_code_of(end, sys.stderr)
    except Exception as error:  # whatever a program ends with is shown, as Python does
        from cdk8s_pods.cli.app.errors import needs_the_official_engine, show_app_error

        reason = needs_the_official_engine(error)
        if reason:
            from cdk8s_pods.cli.app.program import STARTS_AGAIN

            _run_on_the_official_engine(reason + STARTS_AGAIN, words)
        show_app_error(error, sys.stderr)
        return 1
    return 0


def _run_on_the_official_engine(reason: str, program: list[str]) -> NoReturn:
    """Start over with Python itself in the place of this process."""
    print(f"cdk8s-pods: running on the official engine (Node.js): {reason}", file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os.environ.pop("CDK8S_PODS_INSIDE", None)
    os.execv(sys.executable, [sys.executable, *program])
