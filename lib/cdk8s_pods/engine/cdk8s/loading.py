"""Documents read from a file or the network."""

from __future__ import annotations

import os

from cdk8s_pods.engine.failures import ScriptFailure
from cdk8s_pods.engine.yaml_text import YamlTextError, load_documents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


FILES_READ: list[str] = []
"""The files read so far; they belong to the program, wherever they are."""


def load_documents_from(url_or_file: str) -> list[Any]:
    """Return the documents of a file or of what a URL answers as native values, without the empty ones.

    Raises:
        ScriptFailure: when there is nothing to read, or it is not YAML.
    """
    text = _read(url_or_file).decode("utf-8", "replace")
    try:
        return load_documents(text)
    except YamlTextError as error:
        raise ScriptFailure(f"{url_or_file}: {error}") from error


def _read(url_or_file: str) -> bytes:
    if os.path.isfile(url_or_file):
        FILES_READ.append(os.path.realpath(url_or_file))
        with open(url_or_file, "rb") as file:
            return file.read()
    if os.path.exists(url_or_file):
        return b""
    scheme, colon, _ = url_or_file.partition(":")
    if not colon or not scheme.isalnum():
        raise ScriptFailure(f"unable to determine protocol from url: {url_or_file}")
    if scheme.lower() not in ("http", "https"):
        raise ScriptFailure(f'unsupported protocol "{scheme.lower()}:" in url: {url_or_file}')

    # Expensive to load, and wanted by few charts.
    from urllib.error import HTTPError, URLError
    from urllib.request import urlopen

    try:
        with urlopen(url_or_file) as answer:
            content: bytes = answer.read()
            return content
    except HTTPError as error:
        raise ScriptFailure(f"{error.code} response from http get: {error.reason}") from error
    except URLError as error:
        raise ScriptFailure(f"http error: {error.reason}") from error
