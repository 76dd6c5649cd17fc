"""What is in a folder."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def written_files(folder: str, shown_as: str) -> list[tuple[str, str]]:
    """Every ``.yaml`` file of a folder with the name to show for it, in the order in which cdk8s-cli lists them.

    That is: the files of a folder in byte order, then its folders.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except FileNotFoundError:
        return []
    files = [
        (entry.path, f"{shown_as}/{entry.name}")
        for entry in entries
        if entry.name.endswith(".yaml") and not entry.is_dir(follow_symlinks=False)
    ]
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            files += written_files(entry.path, f"{shown_as}/{entry.name}")
    return files


def entries_below(folder: str, inside: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder but folders, each with its path inside of the folder; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from entries_below(entry.path, f"{name}/")
            else:
                yield name, entry
