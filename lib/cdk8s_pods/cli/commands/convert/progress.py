"""What a conversion is at, on a terminal and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


class Progress:
    """One line on a terminal that says what is being done, and is gone at the end.

    Args:
        stream: Where it is said, if that is a terminal.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None

    def say(self, what: str) -> None:
        """Say what is being done, in the place of what was."""
        self._write(f"\r\x1b[Kcdk8s-pods: {what} ...")

    def end(self) -> None:
        """Take the line away."""
        self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        if self._stream is not None:
            self._stream.write(text)
            self._stream.flush()
