"""What a synthesis would change in the output folders: as ``cdk8s-pods diff`` shows it, and what only bytes tell."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cdk8s_pods.cli.commands.diff.report_text import write_text
from cdk8s_pods.cli.commands.diff.sources import objects_in_files
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.cli.output.listing import entries_below
from cdk8s_pods.cli.output.ownership import compare as compare_folders
from cdk8s_pods.cli.terminal import Paint
from cdk8s_pods.issues import printable
from cdk8s_pods.settings import SettingsError, project_target
from cdk8s_pods.updates.comparison import compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from cdk8s_pods.cli.commands.diff.sources import Objects
    from cdk8s_pods.cli.output.folder import Replacement

_MANIFESTS = (".yaml", ".yml", ".json")


def write_difference(replacements: Sequence[Replacement], out: TextIO) -> bool:
    """Write what changes between what is in the output folders and what was synthesized for them.

    Args:
        replacements: The folders, and what comes into them.
        out: Where it is written to.

    Returns:
        Whether there is any difference, if only of bytes.
    """
    files = [file for each in replacements for file in _files(each)]
    different = [file for file in files if file.is_different]
    if not different:
        return False
    try:
        target = project_target()
    except SettingsError as error:
        raise UsageError(str(error)) from None
    old = _objects(file.old for file in files)
    new = _objects(file.new for file in files)
    changes = compare(old[0], new[0], target)
    write_text(changes, out)
    # What cannot be read is told without a word of it: it may hold a Secret.
    broken = {each.source for each in (*old[1], *new[1])}
    objects = {_file_of(placed) for placed in (*old[0], *new[0])}
    changed = {_file_of(placed) for change in changes for placed in (change.old, change.new) if placed is not None}
    paint = Paint(out)
    for file in different:
        if file.shown in broken:
            out.write(paint.yellow(f"{printable(file.shown)} {file.fate}; it cannot be read as YAML\n"))
        elif file.shown not in objects:
            out.write(f"{printable(file.shown)} {file.fate}; it holds no Kubernetes object\n")
        elif file.shown not in changed:
            out.write(f"{printable(file.shown)} {file.fate}; no object in it does\n")
    return True


class _File:
    """A file: its name to show, where it is now, and where it was synthesized; None for nowhere."""

    __slots__ = ("new", "old", "shown")

    def __init__(self, shown: str, old: str | None, new: str | None) -> None:
        self.shown = shown
        self.old = None if old is None else (old, shown)
        self.new = None if new is None else (new, shown)

    @property
    def is_different(self) -> bool:
        """Whether any byte of it changes."""
        return self.old is None or self.new is None or _content(self.old[0]) != _content(self.new[0])

    @property
    def fate(self) -> str:
        """What becomes of it."""
        return "comes" if self.old is None else "changes" if self.new else "goes"


def _files(each: Replacement) -> Iterator[_File]:
    contents = compare_folders(each.target, each.place, each.shown_as)
    for name in sorted({*contents.dropped, *(name for name, _ in entries_below(each.place))}):
        old, new = (_existing(os.path.join(folder, name)) for folder in (each.target, each.place))
        yield _File(f"{each.shown_as}/{name}", old, new)


def _objects(files: Iterable[tuple[str, str] | None]) -> Objects:
    return objects_in_files(file for file in files if file is not None and file[1].endswith(_MANIFESTS))


def _existing(path: str) -> str | None:
    return path if os.path.isfile(path) else None


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _file_of(placed: object) -> str:
    return str(getattr(getattr(placed, "where", None), "source", ""))
