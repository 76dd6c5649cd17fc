"""Finds and reads the files that a command's arguments name."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cdk8s_pods.issues.printable import printable
from cdk8s_pods.reading.documents import STDIN, Unreadable, read_documents
from cdk8s_pods.reading.files import EXTENSIONS, files_in, read_file

from .errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.reading.documents import Documents


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
            files, closed = files_in(path)
            yield from closed
            if not files and not closed:
                print(
                    f"cdk8s-pods: {printable(path)}: no {', '.join(EXTENSIONS)} file is in this folder",
                    file=sys.stderr,
                )
            for file in files:
                for document in read_file(file):
                    yield document if isinstance(document, Unreadable) else document._replace(found_in_folder=True)
        else:
            yield from read_file(path)
