"""Writes the files of a program into a folder, and overwrites none that says something else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cdk8s_pods.cli.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping


def refuse_to_overwrite(folder: str, files: Mapping[str, str]) -> None:
    """Refuse where a file is there already and says something else.

    Raises:
        CommandError: Some are; nothing has been written.
    """
    others = sorted(name for name, text in files.items() if _is_another(os.path.join(folder, name), text))
    if others:
        raise CommandError(
            f"{', '.join(others)} would be overwritten in {folder}: move them away, or write to another folder"
        )


def write_files(folder: str, files: Mapping[str, str]) -> None:
    """Write files; each is there as a whole or not at all.

    Raises:
        CommandError: Another file came to be there meanwhile.
    """
    os.makedirs(folder, exist_ok=True)
    for name, text in files.items():
        path = os.path.join(folder, name)
        unfinished = f"{path}.{os.getpid()}.tmp"
        try:
            with open(unfinished, "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            refuse_to_overwrite(folder, {name: text})
            os.replace(unfinished, path)
        finally:
            if os.path.lexists(unfinished):
                os.unlink(unfinished)


def _is_another(path: str, text: str) -> bool:
    if not os.path.lexists(path):
        return False
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read() != text
    except (OSError, UnicodeDecodeError):
        return True
