"""What the ``.gitignore`` files of a repository leave out; why git itself is not asked: docs/adr/0023."""

from __future__ import annotations

import os

from .patterns import Patterns

#: No pattern names it: what leaves it out leaves out everything in its folder.
_ANY_FILE = "any file of this folder"


class GitIgnores:
    """Asked about the files and folders in one folder, while it is walked through from the outside to the inside.

    What is in a folder that is itself left out is not asked about: who walks does not go there.

    Args:
        folder: The folder that the user named. Where it is left out itself, or everything in it, what stands around
            it says nothing about what is in it: who names a folder wants it looked at.
    """

    def __init__(self, folder: str) -> None:
        self._lists: dict[str, list[tuple[str, Patterns]]] = {}
        start = os.path.realpath(folder)
        root = _repository_around(start)
        self._outermost = start if root is None else root
        if root is not None and self._is_left_out_whole(start, root):
            self._lists.clear()
            self._outermost = start

    def leaves_out(self, path: str, *, is_folder: bool) -> bool:
        """Whether a file or folder is left out, which stands in a folder that is not.

        Args:
            path: Its real path.
            is_folder: Whether it is a folder.
        """
        for folder, patterns in self._lists_for(os.path.dirname(path)):
            verdict = patterns.verdict(_within(path, folder), is_folder=is_folder)
            if verdict is not None:
                return verdict
        return False

    def _is_left_out_whole(self, folder: str, root: str) -> bool:
        inner = folder
        while inner != root:
            if self.leaves_out(inner, is_folder=True):
                return True
            inner = os.path.dirname(inner)
        return folder != root and self.leaves_out(os.path.join(folder, _ANY_FILE), is_folder=False)

    def _lists_for(self, folder: str) -> list[tuple[str, Patterns]]:
        """The lists that say something about what is directly in a folder, the one that decides first."""
        lists = self._lists.get(folder)
        if lists is None:
            is_outermost = folder == self._outermost or os.path.dirname(folder) == folder
            around = [] if is_outermost else self._lists_for(os.path.dirname(folder))
            own = _read(os.path.join(folder, ".gitignore"))
            lists = [(folder, own), *around] if own else around
            if is_outermost and (local := _read(os.path.join(folder, ".git", "info", "exclude"))):
                lists = [*lists, (folder, local)]
            self._lists[folder] = lists
        return lists


def _within(path: str, folder: str) -> str:
    return path[len(folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")


def _repository_around(folder: str) -> str | None:
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder


def _read(path: str) -> Patterns | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return Patterns(file)
    except OSError:
        return None
