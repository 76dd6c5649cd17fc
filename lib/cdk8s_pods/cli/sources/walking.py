"""Finds the files of a folder that may hold manifests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.reading.documents import Unreadable
from cdk8s_pods.reading.files import EXTENSIONS

from .git_ignores import GitIgnores

if TYPE_CHECKING:
    from .patterns import Patterns

#: Folders of other programs; they hold any number of files and no manifest of the user's.
_SKIPPED = frozenset({"node_modules", "__pycache__"})
#: What tells a folder that Python made for itself.
_VIRTUAL_ENVIRONMENT = "pyvenv.cfg"
#: Files that say what a folder is, beside those that may hold manifests.
MARKERS = frozenset({"Kustomization"})


class Walk(NamedTuple):
    """What was found in a folder.

    Args:
        files: The files to read, folder by folder in alphabetical order, each once.
        names: The names of all files that matter, by the path of their folder.
        closed: The folders that cannot be looked into.
        left_out: How many files and folders were left out, because .gitignore or the user says so.
    """

    files: list[str]
    names: dict[str, list[str]]
    closed: list[Unreadable]
    left_out: int


class _Walker:
    def __init__(self, folder: str, excluded: Patterns, git_ignores: GitIgnores | None) -> None:
        self._excluded = excluded
        self._git_ignores = git_ignores
        self._start = os.path.realpath(folder)
        self._project = os.path.realpath(os.curdir)
        self._seen: set[str] = set()
        #: Links are looked at last, so that what they lead to is found under its own name where it has one.
        self._links: list[tuple[str, str]] = []
        self.files: list[str] = []
        self.names: dict[str, list[str]] = {}
        self.closed: list[Unreadable] = []
        self.left_out = 0

    def walk(self, folder: str) -> Walk:
        waiting = [(folder, self._start)]
        while waiting or self._links:
            if not waiting:
                self._follow(waiting)
                continue
            shown, real = waiting.pop()
            if real not in self._seen:
                self._seen.add(real)
                waiting += self._look_into(shown, real)
        return Walk(sorted(self.files, key=_by_folder), self.names, self.closed, self.left_out)

    def _look_into(self, shown: str, real: str) -> list[tuple[str, str]]:
        """Take the files of one folder, and give the folders in it."""
        try:
            with os.scandir(real) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self.closed.append(Unreadable(shown, 0, 0, error.strerror or str(error)))
            return []
        if any(entry.name == _VIRTUAL_ENVIRONMENT for entry in entries):
            return []
        names: list[str] = []
        folders: list[tuple[str, str]] = []
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            path = name if shown == os.curdir else os.path.join(shown, name)
            try:
                is_folder = entry.is_dir()
                if is_folder:
                    if name in _SKIPPED or self._is_left_out(path, entry.path, is_folder=True):
                        continue
                    if entry.is_symlink():
                        self._links.append((path, entry.path))
                    else:
                        folders.append((path, entry.path))
                # Regular files alone: a pipe or a device that stands in a folder may never end.
                elif (name.endswith(EXTENSIONS) or name in MARKERS) and entry.is_file():
                    if self._is_left_out(path, entry.path, is_folder=False):
                        continue
                    if entry.is_symlink():
                        self._links.append((path, entry.path))
                    else:
                        names.append(name)
                        self._seen.add(entry.path)
                        if name not in MARKERS:
                            self.files.append(path)
            except OSError as error:  # a link that leads to itself
                self.closed.append(Unreadable(path, 0, 0, error.strerror or str(error)))
        self.names[shown] = names
        return folders

    def _is_left_out(self, path: str, real: str, *, is_folder: bool) -> bool:
        shown = os.path.relpath(os.path.abspath(path), self._project).replace(os.sep, "/")
        is_left_out = self._excluded.verdict(shown, is_folder=is_folder) or (
            self._git_ignores is not None and self._git_ignores.leaves_out(real, is_folder=is_folder)
        )
        self.left_out += bool(is_left_out)
        return bool(is_left_out)

    def _follow(self, waiting: list[tuple[str, str]]) -> None:
        """Take what links lead to and was not found otherwise, a folder only where it lies in the same project."""
        links, self._links = self._links, []
        for shown, path in links:
            real = os.path.realpath(path)
            if real in self._seen:
                continue
            if os.path.isdir(real):
                if any(f"{real}{os.sep}".startswith(f"{around}{os.sep}") for around in (self._start, self._project)):
                    waiting.append((shown, real))
            else:
                self._seen.add(real)
                self.files.append(shown)
                self.names.setdefault(os.path.dirname(shown) or os.curdir, []).append(os.path.basename(shown))


def walk(folder: str, *, excluded: Patterns, git_ignores: bool = True) -> Walk:
    """The files of a folder and of those in it, without hidden ones and those of other programs.

    Args:
        folder: The folder, as the user names it; paths are given below this name.
        excluded: Patterns of paths from the current folder that are left out.
        git_ignores: Whether what ``.gitignore`` files name is left out.
    """
    return _Walker(folder, excluded, GitIgnores(folder) if git_ignores else None).walk(folder)


def _by_folder(path: str) -> tuple[str, str]:
    folder, name = os.path.split(path)
    # As a walk from the outside to the inside gives them: the files of a folder before the folders in it.
    return folder.replace(os.sep, "\0"), name
