"""What was read from an archive, in the user's cache folder, so that the next run need not read it again.

A file is named after the content of the archive, so it is never out of date. It holds text and nothing that could be
run. It is written beside its place and then renamed, so that no reader sees half of it; one that is cut or foreign has
not the first and the last line that it should have, and is left alone. Where nothing can be written, nothing is.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_FORMAT = "cdk8s-pods definitions 1"
_END = "end"


def cached(content: bytes, make: Callable[[], str]) -> str:
    """Return the text that belongs to a content: from the cache, or made now and kept there."""
    path = os.path.join(cache_folder(), f"{_digest(content)}.txt")
    text = _read(path)
    if text is None:
        text = make()
        _write(path, text)
    return text


def cache_folder() -> str:
    """Return the folder of this program among the user's caches; it need not exist.

    It follows XDG_CACHE_HOME, on Windows LOCALAPPDATA.
    """
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        caches = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    else:
        system = os.path.join("Library", "Caches") if sys.platform == "darwin" else ".cache"
        caches = os.environ.get("XDG_CACHE_HOME") or ""
        if not os.path.isabs(caches):  # as the XDG Base Directory Specification says
            caches = os.path.join(home, system)
    return os.path.join(caches, "cdk8s-pods", "modules")


def _read(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8") as file:
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                return None  # somebody else's, in a folder that is not the user's alone
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return None
    first, _, rest = text.partition("\n")
    rest, _, last = rest.rpartition("\n")
    return rest if (first, last) == (_FORMAT, _END) else None


def _write(path: str, text: str) -> None:
    draft = f"{path}.{os.getpid()}"
    try:
        # For the user alone: what is read here decides what is deployed.
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(f"{_FORMAT}\n{text}\n{_END}")
        os.replace(draft, path)
    except OSError:
        return


def _digest(content: bytes) -> str:
    try:
        # hashlib loads OpenSSL, which takes longer than this.
        from _sha1 import sha1  # type: ignore[import-not-found,unused-ignore]  # an implementation module of CPython
    except ImportError:
        from hashlib import sha1
    digest: str = sha1(content, usedforsecurity=False).hexdigest()
    return digest
