"""Documents read from a file or the network."""

from __future__ import annotations

import os

from cdk8s_pods.engine.failures import ScriptFailure
from cdk8s_pods.engine.yaml_text import YamlTextError, load_documents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LARGEST = 64 << 20
"""The most bytes that are read; the largest bundles of custom resource definitions have a tenth of it."""
_SILENT_SECONDS = 30
_ANSWER_SECONDS = 120
_PART = 1 << 16


FILES_READ: list[str] = []
"""The files read so far; they belong to the program, wherever they are."""


def load_documents_from(url_or_file: str) -> list[Any]:
    """Return the documents of a file or of what a URL answers as native values, without the empty ones.

    Raises:
        ScriptFailure: when there is nothing to read, it is too much, or it is not YAML.
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
            return _not_too_large(url_or_file, file.read(LARGEST + 1))
    if os.path.exists(url_or_file):
        return b""
    scheme, colon, _ = url_or_file.partition(":")
    if not colon or not scheme.isalnum():
        raise ScriptFailure(f"unable to determine protocol from url: {url_or_file}")
    if scheme.lower() not in ("http", "https"):
        raise ScriptFailure(f'unsupported protocol "{scheme.lower()}:" in url: {url_or_file}')
    return _not_too_large(url_or_file, fetched(url_or_file))


def _not_too_large(url_or_file: str, content: bytes) -> bytes:
    if len(content) > LARGEST:
        raise ScriptFailure(f"{url_or_file}: more than {LARGEST >> 20} MiB, which are no manifests")
    return content


def fetched(url: str) -> bytes:
    """What a URL answers, as far as it is not too large.

    Raises:
        ScriptFailure: There is no whole answer in time.
    """
    # Expensive to load, and wanted by few charts.
    from http.client import HTTPException
    from time import monotonic
    from urllib.error import HTTPError, URLError
    from urllib.request import urlopen

    deadline = monotonic() + _ANSWER_SECONDS
    content = bytearray()
    part = b""
    try:
        with urlopen(url, timeout=_SILENT_SECONDS) as answer:
            while len(content) <= LARGEST and (part := answer.read1(_PART)):
                content += part
                if monotonic() > deadline:
                    raise TimeoutError(f"no whole answer after {_ANSWER_SECONDS} s")
            if not part and answer.length:
                raise EOFError(f"the answer breaks off, {answer.length} bytes are missing")
    except HTTPError as error:
        with error:
            raise ScriptFailure(f"{error.code} response from http get: {error.reason}") from error
    except URLError as error:
        raise ScriptFailure(f"http error: {error.reason}") from error
    except (OSError, EOFError, HTTPException, ValueError) as error:
        # A connection that breaks off, an answer that is no HTTP, an address that is none.
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ScriptFailure(f"http error: {reason}: {url}") from error
    return bytes(content)
