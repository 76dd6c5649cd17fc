"""Writes a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile


def replace_file(path: str, content: bytes) -> None:
    """Put new content in the place of a file, in one step and with its permissions; a link stays one."""
    path = os.path.realpath(path)
    folder = os.path.dirname(path)
    number, temporary = tempfile.mkstemp(prefix=f".{os.path.basename(path)}.", dir=folder)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        with contextlib.suppress(FileNotFoundError):
            os.chmod(temporary, stat.S_IMODE(os.stat(path).st_mode))
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
