"""What Helm charts and kustomizations become, by the programs that people render them with."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.reading.documents import Unreadable, read_documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.reading.documents import Documents

#: A chart or a kustomization may ask the network for its parts; longer than this nobody waits for an answer.
_SECONDS = 120
_LONGEST_REASON = 300


def helm_program() -> list[str]:
    """How Helm is called.

    Raises:
        UsageError: It is not there.
    """
    return [_program("--helm", "helm")]


def kustomize_program() -> list[str]:
    """How kustomize is called: itself, or as a part of kubectl.

    Raises:
        UsageError: Neither is there.
    """
    program = _program("--kustomize", "kustomize", "kubectl")
    return [program, "build"] if os.path.basename(program).startswith("kustomize") else [program, "kustomize"]


def render_chart(program: Sequence[str], folder: str) -> Documents:
    """The objects of a Helm chart with its own values, as ``helm template`` prints them."""
    name = os.path.basename(os.path.abspath(folder)).lower()
    return _rendered([*program, "template", name, folder], f"{folder} (helm)")


def build_kustomization(program: Sequence[str], folder: str) -> Documents:
    """The objects of a kustomization."""
    return _rendered([*program, folder], f"{folder} (kustomize)")


def _program(option: str, *names: str) -> str:
    for name in names:
        if (found := shutil.which(name)) is not None:
            return found
    raise UsageError(f"{option} needs {' or '.join(names)} on the PATH, and there is none")


def _rendered(command: Sequence[str], source: str) -> Documents:
    # Deferred: only who asks for it pays for it.
    import subprocess

    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        yield Unreadable(source, 0, 0, f"gave nothing within {_SECONDS} seconds")
        return
    except OSError as error:
        yield Unreadable(source, 0, 0, error.strerror or str(error))
        return
    if done.returncode:
        said = _reason(done.stderr.decode("utf-8", "replace"))
        yield Unreadable(source, 0, 0, said or f"ended with exit code {done.returncode}")
        return
    for each in read_documents(done.stdout, source):
        yield each if isinstance(each, Unreadable) else each._replace(found_in_folder=True, checked_with=source)


def _reason(errors: str) -> str:
    """What a program says of why it failed, on one line, without what kubectl writes around it."""
    said = " ".join(errors.split())
    _, found, reason = said.partition("err=")
    said = reason.strip('<> "') if found else said
    return said if len(said) <= _LONGEST_REASON else f"{said[:_LONGEST_REASON]}..."
