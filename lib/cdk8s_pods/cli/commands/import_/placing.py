"""Puts written modules into their folders: all or none, each whole, and none in the place of somebody else's file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.importer import package_of
from cdk8s_pods.importer.marks import SURFACE, heading, is_ours, subject_of, surface_of
from cdk8s_pods.issues import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = "__init__.py"


class Folder:
    """The package of one group.

    Args:
        root: The folder that all is written into; the folders from there down to this one are packages as well.
        path: The folder.
        group: Such as ``cert-manager.io``.
        modules: The name of each module to write, and its text.
        subjects: What those are of; what was written of these before and is not now goes.
    """

    def __init__(self, root: str, path: str, group: str, modules: Mapping[str, str], subjects: set[str]) -> None:
        self._path = path
        self._above = _above(root, path)
        files = {f"{name}.py": text for name, text in modules.items()}
        there = _texts_in(path)
        for name, text in there.items():
            if (name in files or name == _PACKAGE) and not is_ours(text):
                raise CommandError(
                    f"{printable(self._at(name))}: was not written by cdk8s-pods import, and stays as it is; "
                    "write into another folder with --output"
                )
        ours = {name: text for name, text in there.items() if name != _PACKAGE and is_ours(text)}
        self._gone = [name for name, text in ours.items() if name not in files and subject_of(text) in subjects]
        kept = {name: text for name, text in ours.items() if name not in files and name not in self._gone}
        for name, text in kept.items():
            if surface_of(text) != SURFACE:
                raise CommandError(
                    f"{printable(self._at(name))}: was written for another version of cdk8s-pods; import "
                    f"{subject_of(text)} again as well"
                )
        together = {name.removesuffix(".py"): text for name, text in {**kept, **files}.items()}
        # The package comes last: until then it knows the modules that were there before.
        files[_PACKAGE] = package_of(group, together)
        self._files = {name: text for name, text in files.items() if there.get(name) != text}

    def write(self) -> None:
        """Write what has changed, and take away what is no longer there."""
        os.makedirs(self._path, exist_ok=True)
        for folder in self._above:
            package = os.path.join(folder, _PACKAGE)
            if not os.path.lexists(package):
                _replace(package, heading("packages"))
        for name, text in self._files.items():
            # A broken module is a mistake of ours, and never replaces one that works.
            compile(text, self._at(name), "exec", dont_inherit=True)
            _replace(self._at(name), text)
        for name in self._gone:
            os.remove(self._at(name))

    def _at(self, name: str) -> str:
        return os.path.join(self._path, name)


def _above(root: str, path: str) -> list[str]:
    """The folders between, and the root itself where it is no folder that is there anyway."""
    folders: list[str] = []
    folder = os.path.dirname(path)
    while len(folder) > len(root):
        folders.append(folder)
        folder = os.path.dirname(folder)
    return [*folders, root] if os.path.basename(os.path.normpath(root)).isidentifier() else folders


def _replace(path: str, text: str) -> None:
    """Write a file so that it is there whole, or as it was."""
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}")
    try:
        with open(temporary, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(temporary, path)
    except BaseException:
        if os.path.exists(temporary):
            os.remove(temporary)
        raise


def _texts_in(folder: str) -> dict[str, str]:
    """The Python files in a folder."""
    if not os.path.isdir(folder):
        return {}
    texts: dict[str, str] = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith(".py") and not name.startswith(".") and os.path.lexists(path):
            with open(path, encoding="utf-8", errors="replace") as file:
                texts[name] = file.read()
    return texts
