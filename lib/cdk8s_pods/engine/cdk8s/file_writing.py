"""Writing the files of an app, and saying so when one takes the place of another that was to be kept."""

from __future__ import annotations

import os
import sys

from cdk8s_pods.engine.constructs.node import encoded

from .yaml import text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .app import App

_written: dict[str, tuple[int, int, str]] = {}
"""Every file written by this process: the identity of the app that wrote it last, the hash of its text, its content."""


class FilesOfOneRun:
    """The files that one `synth()` of an app writes.

    Args:
        app: the app; what it wrote in an earlier run is replaced without a word.
    """

    def __init__(self, app: App) -> None:
        self._app = id(app)
        self.folder = app.outdir
        """The output folder."""
        self._extension = app.output_file_extension
        self._contents: dict[str, str] = {}

    def write(self, name: str, documents: Sequence[Any], content: str) -> None:
        """Write documents into a file, and warn on stderr if others are lost by that.

        Args:
            name: the name of the file within the output folder, without its extension.
            documents: the documents.
            content: what they are, in words for a user who looks for what is lost.
        """
        path = os.path.join(self.folder, name + self._extension)
        text = text_of(documents)
        absolute = os.path.abspath(path)
        app, digest, before = _written.get(absolute, (self._app, 0, ""))
        if path in self._contents:
            _warn(path, content, f"{self._contents[path]}, which is lost: one of them needs another name")
        elif app != self._app and digest != hash(text):
            _warn(path, content, f"{before} of another app, which is lost: one of the apps needs another outdir")
        self._contents[path] = content
        _written[absolute] = (self._app, hash(text), content)
        with open(path, "wb") as file:
            file.write(encoded(text))


def _warn(path: str, content: str, lost: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(f"cdk8s-pods: warning: {path}: {content} replaces {lost}\n")
