"""The files of an archive (`.jsii.tgz`), without the modules `tarfile` and `gzip`, which take long to load."""

from __future__ import annotations

import zlib

_BLOCK = 512
_GZIP = 31
"""Tells zlib to expect the header of gzip, and the largest window."""


class BrokenArchive(Exception):
    """The bytes are not those of an archive."""


def files_of(archive: bytes) -> dict[str, bytes]:
    """Return the content of every plain file of an archive by its path.

    Raises:
        BrokenArchive: the bytes are not a gzipped tar archive.
    """
    try:
        data = zlib.decompress(archive, _GZIP)
    except zlib.error as error:
        raise BrokenArchive(str(error)) from None
    files: dict[str, bytes] = {}
    long_name: str | None = None
    at = 0
    # Source: the format "ustar", https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
    while at + _BLOCK <= len(data) and data[at]:
        header = data[at : at + _BLOCK]
        try:
            size = int(header[124:136].strip(b"\0 ") or b"0", 8)
        except ValueError:
            raise BrokenArchive("a header has no size") from None
        content = data[at + _BLOCK : at + _BLOCK + size]
        kind = header[156:157]
        if kind == b"L":  # how GNU tar writes a long name: as a file before the file
            long_name = content.rstrip(b"\0").decode("utf-8", "replace")
        elif kind in (b"0", b"\0"):
            parts = (header[345:500], header[:100]) if header[257:262] == b"ustar" else (header[:100],)
            names = [part.partition(b"\0")[0].decode("utf-8", "replace") for part in parts]
            files[long_name or "/".join(filter(None, names))] = content
            long_name = None
        at += _BLOCK + (size + _BLOCK - 1) // _BLOCK * _BLOCK
    return files
