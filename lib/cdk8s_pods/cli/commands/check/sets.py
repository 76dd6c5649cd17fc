"""Which files belong together, so that their objects are one application.

A set is the output of one ``cdk8s.yaml``, else the files directly in one folder, else what comes from stdin: a folder
of environments (``dev/``, ``prod/``) holds the same objects several times, which have nothing to do with each other.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.cli.config import CONFIG_FILE, read_config
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.reading.documents import STDIN

if TYPE_CHECKING:
    from cdk8s_pods.reading.documents import Document


class FileSet(NamedTuple):
    """One set of files.

    Args:
        name: The folder, or ``stdin``.
        is_one_output: Whether all of it was written by one app, and is applied together.
    """

    name: str
    is_one_output: bool


#: All input, where the user says that it belongs together.
TOGETHER = FileSet("", is_one_output=True)


class FileSets:
    """Finds the set of each file; looks for each folder's project once.

    Args:
        together: Whether all input is one set.
    """

    def __init__(self, *, together: bool) -> None:
        self._together = together
        self._outputs: dict[str, str | None] = {}
        self._projects: dict[str, str | None] = {}

    def of(self, document: Document) -> FileSet | None:
        """The set that a document of a file or of stdin belongs to; None where that is not known."""
        if self._together:
            return TOGETHER
        source, known = document.source, document.checked_with
        if source == STDIN or known:
            return FileSet(known or STDIN, is_one_output=True)
        folder = os.path.dirname(os.path.abspath(source))
        output = self._output_around(folder)
        if output is not None:
            return FileSet(output, is_one_output=True)
        return FileSet(folder, is_one_output=False) if known is None else None

    def _output_around(self, folder: str) -> str | None:
        """The output folder that a folder is or lies in, of the closest project around it that has one there."""
        if folder not in self._outputs:
            around = folder
            found = None
            while found is None:
                output = self._output_of_project(around)
                found = output if output is not None and _is_within(folder, output) else None
                parent = os.path.dirname(around)
                if parent == around:
                    break
                around = parent
            self._outputs[folder] = found
        return self._outputs[folder]

    def _output_of_project(self, folder: str) -> str | None:
        if folder not in self._projects:
            self._projects[folder] = _output_of_project(folder)
        return self._projects[folder]


def _is_within(folder: str, other: str) -> bool:
    return folder == other or folder.startswith(other.rstrip(os.sep) + os.sep)


def _output_of_project(folder: str) -> str | None:
    path = os.path.join(folder, CONFIG_FILE)
    if not os.path.isfile(path):
        return None
    try:
        config = read_config(path)
    except UsageError:
        return None
    return os.path.normpath(os.path.join(folder, config.output or "dist"))
