"""Finds and reads the files that a command's arguments name."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.issues.printable import printable
from cdk8s_pods.reading.documents import STDIN, Unreadable, read_documents
from cdk8s_pods.reading.files import read_file

from .globs import expanded
from .patterns import Patterns
from .placeholders import template_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdk8s_pods.reading.documents import Document

    from .folder import Folder

NO_PATTERNS = Patterns(())
TEMPLATE = "template"
#: JSON that cannot be read and does not have it is of another program, with comments or the like.
_SAID_BY_EVERY_OBJECT = "apiVersion"


class LeftAlone(NamedTuple):
    """A file or a folder that was not looked at, or not whole, and how it can be.

    Args:
        source: Its path.
        line: The line that shows what it is; 0 where it is not about one.
        what: What it is, such as ``Helm chart``.
        advice: What to do to have it checked.
        files: How many files of it are meant, where it is a folder.
    """

    source: str
    line: int
    what: str
    advice: str
    files: int = 0


class Wanted(NamedTuple):
    """What is to be looked at in folders.

    Args:
        excluded: Patterns of paths from the current folder that are left out.
        git_ignores: Whether what ``.gitignore`` files name is left out.
        helm: Whether Helm charts are rendered.
        kustomize: Whether kustomizations are built.
        layouts: Whether charts and kustomizations are known; otherwise every file is read as it stands.
    """

    excluded: Patterns = NO_PATTERNS
    git_ignores: bool = True
    helm: bool = False
    kustomize: bool = False
    layouts: bool = True


def read_sources(paths: Iterable[str], wanted: Wanted | None = None) -> Iterator[Document | Unreadable | LeftAlone]:
    """The documents of files, folders, globs and stdin (``-``), in the order given, and what is left alone.

    The files of a folder come in alphabetical order, those of folders in it behind them.

    Raises:
        UsageError: A path does not exist, or a program that is needed; nothing has been read then.
    """
    wanted = wanted or Wanted()
    found = [(path, os.path.isdir(path)) for path in expanded(paths, wanted.excluded)]
    folders: dict[str, Folder] = {}
    if any(is_folder for _, is_folder in found):
        # Deferred: what comes from stdin or a file needs none of it.
        from .folder import Folder

        folders = {path: Folder(path, wanted) for path, is_folder in found if is_folder}
    return _read(found, folders, wanted)


def _read(
    found: Sequence[tuple[str, bool]], folders: dict[str, Folder], wanted: Wanted
) -> Iterator[Document | Unreadable | LeftAlone]:
    for path, _ in found:
        if path == "-":
            yield from read_documents(sys.stdin.buffer.read(), STDIN)
        elif path in folders:
            yield from folders[path].read()
        elif not wanted.layouts:
            yield from read_file(path)
        else:
            # Deferred, as above.
            from .named_file import read_named_file

            yield from read_named_file(path)


def read_possible_template(
    path: str, *, found_in_folder: bool = False
) -> tuple[list[Document], list[Unreadable], LeftAlone | None]:
    """The documents of a file, and what cannot be read; where that is no manifest's fault, one line says what it is.

    Args:
        path: The file.
        found_in_folder: Whether it was found in a folder, where files of any program may stand.
    """
    documents: list[Document] = []
    unreadable: list[Unreadable] = []
    for each in read_file(path):
        if isinstance(each, Unreadable):
            unreadable.append(each)
        else:
            documents.append(each)
    if not unreadable or not unreadable[0].line:
        return documents, unreadable, None
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    if (line := template_line(text, unreadable[0].line)) is not None:
        return documents, [], LeftAlone(path, line, TEMPLATE, "check what is made of it")
    if found_in_folder and not documents and path.endswith(".json") and _SAID_BY_EVERY_OBJECT not in text:
        return [], [], LeftAlone(path, unreadable[0].line, "no manifest", unreadable[0].reason)
    return documents, unreadable, None


def holds_actions_in(path: str) -> bool:
    """Whether a template of a chart is one; otherwise it is a manifest as it stands."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return "{{" in file.read()
    except OSError:
        return False


def warn_of_empty(path: str, said: str) -> None:
    """Say on stderr that a folder holds nothing to look at."""
    print(f"cdk8s-pods: {printable(path)}: {said}", file=sys.stderr)
