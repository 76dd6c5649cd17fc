"""Where definitions come from: files, folders, stdin, URLs, and the entries of ``imports:`` in ``cdk8s.yaml``.

The entries are those of ``cdk8s import``: ``[NAME:=]SPEC``, where SPEC is ``k8s``, ``github:...``, ``helm:...``, a URL
or a file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.cli.errors import CommandError, UsageError
from cdk8s_pods.cli.sources import read_sources
from cdk8s_pods.reading.documents import Unreadable, read_documents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.reading.documents import Document

_GITHUB = re.compile(r"github:([A-Za-z0-9_.-]+)/([A-Za-z0-9_.-]+)(?:@v?([0-9]+)\.([0-9]+)(?:\.([0-9]+))?)?")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Origin(NamedTuple):
    """One source, as the user named it.

    Args:
        name: The folder that its modules are put into, below the output folder; empty for none.
        source: A file, a folder, ``-``, or a URL.
    """

    name: str
    source: str


def origin_of(spec: str) -> Origin | str:
    """What an entry names; where it names no definitions, what is said of it.

    Raises:
        UsageError: The name in front of ``:=`` is none that Python has.
    """
    name, separator, source = spec.rpartition(":=")
    name = name.replace("-", "_")
    if separator and not _NAME.fullmatch(name):
        raise UsageError(f"{spec}: {name!r} is no name of a Python module; write NAME:=SOURCE")
    if source == "k8s" or source.startswith("k8s@"):
        return f"{spec}: nothing is written: cdk8s_pods has the kinds of Kubernetes, or run `cdk8s import {source}`"
    if source.startswith("helm:"):
        return f"{spec}: nothing is written of a chart; run helm template --include-crds CHART | cdk8s-pods import -"
    if source.startswith("github:"):
        return Origin(name, _published(source))
    return Origin(name, source)


def documents_of(source: str) -> list[Document]:
    """The documents of a source.

    Raises:
        UsageError: There is none of that name, or a place in it cannot be read.
        CommandError: A URL gives no answer.
    """
    found = read_documents(_fetched(source), source) if "://" in source else read_sources([source])
    documents: list[Document] = []
    unreadable: list[str] = []
    for document in found:
        if isinstance(document, Unreadable):
            unreadable.append(f"{document.place}: cannot be read: {document.reason}")
        else:
            documents.append(document)
    if unreadable:
        raise UsageError("\n".join(unreadable))
    return documents


def origins_of(specs: Iterable[str]) -> tuple[list[Origin], list[str]]:
    """What all entries name, and what is said of those that name no definitions."""
    origins: list[Origin] = []
    said: list[str] = []
    for spec in specs:
        origin = origin_of(spec)
        if isinstance(origin, str):
            said.append(origin)
        else:
            origins.append(origin)
    return origins, said


def _published(source: str) -> str:
    """The page that has the definitions of a repository, as ``cdk8s import`` asks it."""
    match = _GITHUB.fullmatch(source)
    if match is None:
        raise UsageError(f"{source}: write github:OWNER/REPOSITORY, or github:OWNER/REPOSITORY@1.2.3")
    owner, repository, major, minor, patch = match.groups()
    version = f"@v{major}.{minor}.{patch or 0}" if major else ""
    return f"https://doc.crds.dev/raw/github.com/{owner}/{repository}{version}"


def _fetched(url: str) -> bytes:
    if url.partition("://")[0].lower() not in ("http", "https"):
        raise UsageError(f"{url}: only http and https are fetched; name a file, a folder, or - for stdin")
    # Deferred: it loads what talks to the network.
    from cdk8s_pods.engine.cdk8s.loading import LARGEST, fetched
    from cdk8s_pods.engine.failures import ScriptFailure

    try:
        content = fetched(url)
    except ScriptFailure as error:
        raise CommandError(f"{url}: {error}; where there is no network, name a file that was fetched before") from None
    if len(content) > LARGEST:
        raise CommandError(f"{url}: more than {LARGEST >> 20} MiB, which are no definitions")
    return content
