"""What a synthesis would change in the output folder, as a unified diff."""

from __future__ import annotations

import os
from difflib import unified_diff
from typing import TYPE_CHECKING

from cdk8s_pods.cli.output.listing import entries_below
from cdk8s_pods.cli.output.ownership import compare
from cdk8s_pods.cli.terminal import Paint

from .hidden_secrets import HidesNothingError, without_secret_values

if TYPE_CHECKING:
    from typing import TextIO


def write_difference(old: str, new: str, shown_as: str, out: TextIO) -> bool:
    """Write the difference between two folders, file by file; of a Secret only what changes, not what it holds.

    Args:
        old: The folder as it is; it need not exist.
        new: The folder as it would be.
        shown_as: What the folder is called.
        out: Where the difference goes.

    Returns:
        Whether there is any.
    """
    paint = Paint(out)
    contents = compare(old, new, shown_as)
    names = sorted({*contents.dropped, *(name for name, _ in entries_below(new))})
    different = False
    for name in names:
        before, after = _content(old, name), _content(new, name)
        if before == after:
            continue
        different = True
        shown = f"{shown_as}/{name}"
        try:
            before, after = without_secret_values(before, after)
        except HidesNothingError:
            out.write(f"{shown} would change; it may hold a Secret, and cannot be read to hide it\n")
            continue
        lines = unified_diff(
            _lines(before),
            _lines(after),
            fromfile="/dev/null" if before is None else f"{shown} (now)",
            tofile="/dev/null" if after is None else f"{shown} (synthesized)",
        )
        for line in lines:
            text = line.removesuffix("\n")
            if line.startswith(("+++", "---")):
                painted = paint.bold(text)
            elif line.startswith("@@"):
                painted = paint.cyan(text)
            elif line.startswith("+"):
                painted = paint.green(text)
            else:
                painted = paint.red(text) if line.startswith("-") else text
            out.write(f"{painted}\n" if line.endswith("\n") else f"{painted}\n\\ No newline at end of file\n")
    return different


def _content(folder: str, name: str) -> str | None:
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _lines(content: str | None) -> list[str]:
    # Not splitlines: it ends lines at characters that YAML takes for text.
    *whole, last = (content or "").split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])
