"""The files that hold manifests: those of a folder, and the documents of one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .documents import Unreadable, read_documents

if TYPE_CHECKING:
    from .documents import Documents

EXTENSIONS = (".yaml", ".yml", ".json")
#: Folders of other programs; they hold any number of files and no manifest of the user's.
_SKIPPED = frozenset({"node_modules", "__pycache__"})


def read_file(path: str) -> Documents:
    """The documents of one file; one that cannot be opened is a place that cannot be read."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        yield Unreadable(path, 0, 0, error.strerror or str(error))
        return
    yield from read_documents(content, path)


def files_in(folder: str) -> tuple[list[str], list[Unreadable]]:
    """The files to read in a folder, and the folders in it that cannot be looked into."""
    found: list[str] = []
    closed: list[Unreadable] = []

    def note(error: OSError) -> None:
        closed.append(Unreadable(str(error.filename), 0, 0, error.strerror or str(error)))

    for inside, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        paths = [os.path.join(inside, name) for name in sorted(files) if name.endswith(EXTENSIONS)]
        # Regular files alone: a pipe or a device that stands in a folder may never end.
        found += [path for path in paths if os.path.isfile(path)]
    return found, closed
