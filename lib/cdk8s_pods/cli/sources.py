"""Finds and reads the files that a command's arguments name."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cdk8s_pods.issues.printable import printable
from cdk8s_pods.reading.documents import STDIN, Unreadable, read_documents

from .errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.reading.documents import Documents

_EXTENSIONS = (".yaml", ".yml", ".json")
#: Folders of other programs; they hold any number of files and no manifest of the user's.
_SKIPPED = frozenset({"node_modules", "__pycache__"})


def read_sources(paths: Iterable[str]) -> Documents:
    """The documents of files, folders and stdin (``-``), in the order given; files of a folder in alphabetical order.

    Raises:
        UsageError: A path does not exist; nothing has been read then.
    """
    found = [(path, os.path.isdir(path)) for path in paths]
    for path, is_folder in found:
        if path != "-" and not is_folder and not os.path.exists(path):
            raise UsageError(f"{printable(path)}: no such file or folder")
    return _read(found)


def _read(found: list[tuple[str, bool]]) -> Documents:
    for path, is_folder in found:
        if path == "-":
            yield from read_documents(sys.stdin.buffer.read(), STDIN)
        elif is_folder:
            files, closed = _files(path)
            yield from closed
            if not files and not closed:
                print(
                    f"cdk8s-pods: {printable(path)}: no {', '.join(_EXTENSIONS)} file is in this folder",
                    file=sys.stderr,
                )
            for file in files:
                for document in read_file(file):
                    yield document if isinstance(document, Unreadable) else document._replace(found_in_folder=True)
        else:
            yield from read_file(path)


def read_file(path: str) -> Documents:
    """The documents of one file; one that cannot be opened is a place that cannot be read."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        yield Unreadable(path, 0, 0, error.strerror or str(error))
        return
    yield from read_documents(content, path)


def _files(folder: str) -> tuple[list[str], list[Unreadable]]:
    """The files to read in a folder, and the folders in it that cannot be looked into."""
    found: list[str] = []
    closed: list[Unreadable] = []

    def note(error: OSError) -> None:
        closed.append(Unreadable(str(error.filename), 0, 0, error.strerror or str(error)))

    for inside, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        paths = [os.path.join(inside, name) for name in sorted(files) if name.endswith(_EXTENSIONS)]
        # Regular files alone: a pipe or a device that stands in a folder may never end.
        found += [path for path in paths if os.path.isfile(path)]
    return found, closed
