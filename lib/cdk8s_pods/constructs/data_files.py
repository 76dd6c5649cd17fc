"""The content of a ConfigMap or Secret out of files."""

from __future__ import annotations

import sys
from pathlib import Path

from cdk8s_pods.issues import PodsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

#: The server's limit for all content of one object together.
#: https://kubernetes.io/docs/concepts/configuration/configmap/#motivation
LARGEST = 1024 * 1024


def contents_of(paths: tuple[str, ...], caller: FrameType) -> dict[str, str | bytes]:
    """The content of files by their names: text where it is UTF-8, else bytes.

    Args:
        paths: Files, and folders whose files are meant: those directly in it that are not hidden.
        caller: The program's frame, whose file the paths are relative to.

    Raises:
        PodsError: A file is missing, is there twice, leads out of its folder, or they are too large together.
    """
    base = _folder_of(caller)
    contents: dict[str, str | bytes] = {}
    size = 0
    for path in paths:
        for file in _files(path, base):
            if file.name in contents:
                raise PodsError(f"{path}: there is a file {file.name} already, and each is a key of its own")
            size += file.stat().st_size
            if size > LARGEST:
                raise PodsError(
                    f"{path}: {file.name} brings the content above 1 MiB, which is all that one object holds"
                )
            contents[file.name] = _content(file)
    return contents


def _files(path: str, base: Path) -> Iterator[Path]:
    named = base / path
    if named.is_dir():
        listed = [file for file in sorted(named.iterdir()) if not file.name.startswith(".") and not file.is_dir()]
    else:
        listed = [named]
    for file in listed:
        if not file.is_file():
            raise PodsError(f"{path}: there is no file {file.relative_to(base)} in {base}")
        if not file.resolve().is_relative_to(file.parent.resolve()):
            raise PodsError(f"{path}: {file.name} is a link that leads out of its folder: copy what it leads to")
        yield file


def _content(file: Path) -> str | bytes:
    content = file.read_bytes()
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def _folder_of(caller: FrameType) -> Path:
    """The folder of the file that a frame runs; the working directory for what was typed in."""
    file = Path(caller.f_code.co_filename)
    return file.resolve().parent if file.is_file() else Path.cwd()


def tell_binary(contents: dict[str, str | bytes]) -> None:
    """Say which files are no text, and where they go: whoever expects text learns it here."""
    for name, content in contents.items():
        if isinstance(content, bytes):
            sys.stderr.write(f"cdk8s-pods: {name} is not UTF-8 and goes to binaryData\n")
