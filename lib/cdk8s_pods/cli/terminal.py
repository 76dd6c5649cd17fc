"""Colours, on a terminal and nowhere else."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

# ECMA-48 "select graphic rendition" codes.
_BOLD, _DIM, _RED, _GREEN, _YELLOW, _CYAN = "1", "2", "31", "32", "33", "36"


class Paint:
    """Paints text for one stream; gives it back unpainted when the stream is not a terminal that wants colours.

    Honours ``NO_COLOR`` (https://no-color.org): set and not empty means no colours.
    """

    def __init__(self, stream: TextIO) -> None:
        self._on = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._on and text else text

    def bold(self, text: str) -> str:
        """The text in bold."""
        return self._paint(_BOLD, text)

    def dim(self, text: str) -> str:
        """The text in a paler colour."""
        return self._paint(_DIM, text)

    def red(self, text: str) -> str:
        """The text in red: an error."""
        return self._paint(_RED, text)

    def green(self, text: str) -> str:
        """The text in green: all is well, or added."""
        return self._paint(_GREEN, text)

    def yellow(self, text: str) -> str:
        """The text in yellow: a warning."""
        return self._paint(_YELLOW, text)

    def cyan(self, text: str) -> str:
        """The text in cyan: a name, or a place."""
        return self._paint(_CYAN, text)
