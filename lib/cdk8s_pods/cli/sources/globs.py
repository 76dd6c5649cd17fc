"""Arguments that name many files by a pattern, for shells that leave it to the command."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.issues.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .patterns import Patterns

_WILDCARDS = frozenset("*?[")


def expanded(paths: Iterable[str], excluded: Patterns) -> list[str]:
    """The files and folders that arguments name, each once; ``**`` stands for any number of folders.

    Raises:
        UsageError: One does not exist, or fits nothing.
    """
    found: dict[str, None] = {}
    for path in paths:
        if path == "-" or os.path.exists(path):
            found[path] = None
        elif _WILDCARDS.isdisjoint(path):
            raise UsageError(f"{printable(path)}: no such file or folder")
        else:
            fitting = _fitting(path, excluded)
            if not fitting:
                raise UsageError(f"{printable(path)}: no file fits this pattern")
            found.update(dict.fromkeys(fitting))
    return list(found)


def _fitting(pattern: str, excluded: Patterns) -> list[str]:
    # Deferred: shells expand patterns nearly always.
    from glob import glob

    return [
        path
        for path in sorted(glob(pattern, recursive=True))
        if os.path.isfile(path) and not excluded.leave_out(os.path.relpath(path).replace(os.sep, "/"))
    ]
