"""Validation plugins of ``cdk8s.yaml``: they are Node.js packages, so cdk8s-cli itself runs them.

The app has run by then, on whichever engine; cdk8s-cli gets a command for an app that copies the files written.
"""

from __future__ import annotations

import os
import subprocess
import sys
from shutil import rmtree, which
from typing import TYPE_CHECKING

from cdk8s_pods.cli.errors import CommandError

if TYPE_CHECKING:
    from typing import TextIO

#: cdk8s-cli ends with it when a validation fails.
FAILED = 2

#: The program that stands in for the app; it gets the folder of the files written as its argument.
_COPY = "import os, shutil, sys; shutil.copytree(sys.argv[1], os.environ['CDK8S_OUTDIR'])"
_FIRST_LINE = "Performing validations"


def find_cdk8s_cli() -> str:
    """The command ``cdk8s``: of the project's node_modules, or on the PATH.

    Raises:
        CommandError: There is none.
    """
    found = which("cdk8s", path=os.path.join("node_modules", ".bin")) or which("cdk8s")
    if found is None:
        raise CommandError(
            "cdk8s.yaml asks for validation plugins. They are Node.js packages, which only cdk8s-cli can run, and it "
            "is neither in node_modules nor on the PATH: `npm install cdk8s-cli`, or synthesize with --no-validate"
        )
    return os.path.abspath(found)


def run_validations(
    manifests: str, *, scratch: str, shown_as: str, plugins_directory: str | None, report_file: str | None, out: TextIO
) -> bool:
    """Have cdk8s-cli run the validation plugins of ``cdk8s.yaml`` over the files of a folder.

    Args:
        manifests: The folder that the app has written.
        scratch: A folder that does not exist yet, for cdk8s-cli to write to.
        shown_as: What that folder is called in the reports.
        plugins_directory: Where plugins are installed; None for where cdk8s-cli has them.
        report_file: Where cdk8s-cli writes the reports as JSON; None for nowhere.
        out: Where what cdk8s-cli prints goes.

    Returns:
        Whether every validation passed.
    """
    copy = subprocess.list2cmdline if os.name == "nt" else _shell_line
    words = [find_cdk8s_cli(), "synth", "--check-upgrade=false", "--output", scratch]
    words += ["--app", copy([sys.executable, "-I", "-c", _COPY, os.path.abspath(manifests)])]
    words += ["--plugins-dir", plugins_directory] if plugins_directory else []
    words += ["--validation-reports-output-file", report_file] if report_file else []
    try:
        done = subprocess.run(words, stdout=subprocess.PIPE, text=True, env=_environment(), check=False)
    finally:
        if os.path.exists(scratch):
            rmtree(scratch)
    if report_file and os.path.exists(report_file):
        _rename_in_file(report_file, scratch, shown_as)
    said = done.stdout.replace(scratch, shown_as)
    start = said.find(_FIRST_LINE)
    out.write(said[start:] if start >= 0 else said)
    if done.returncode not in (0, FAILED):
        raise CommandError(f"cdk8s-cli failed with exit code {done.returncode}")
    return done.returncode == 0


def _rename_in_file(path: str, old: str, new: str) -> None:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new))


def _environment() -> dict[str, str]:
    # Every option of this command that stands in a variable would reach cdk8s-cli a second time.
    kept = ("CDK8S_LEGACY_HASH", "CDK8S_DISABLE_SORT", "CDK8S_RECORD_CONSTRUCT_METADATA")
    return {name: value for name, value in os.environ.items() if not name.startswith("CDK8S_") or name in kept}


def _shell_line(words: list[str]) -> str:
    from shlex import join

    return join(words)
