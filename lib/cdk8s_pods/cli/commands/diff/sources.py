"""Where old and new objects come from: files, folders, stdin and git."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cdk8s_pods.cli.commands.check.objects import objects_of
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.cli.sources import read_sources
from cdk8s_pods.issues import printable
from cdk8s_pods.reading.documents import Unreadable, read_documents
from cdk8s_pods.reading.files import read_file
from cdk8s_pods.updates.objects import Placed

from .git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, TypeAlias

    from cdk8s_pods.reading.documents import Document

    #: The objects of a source, and the places where it cannot be read.
    Objects: TypeAlias = tuple[list[Placed], list[Unreadable]]

_EXTENSIONS = (".yaml", ".yml", ".json")


def old_path(source: str) -> str | None:
    """The path that ``--from`` names; None where it must be something that git knows."""
    return source if source == "-" or os.path.exists(source) else None


def objects_in_paths(paths: Sequence[str]) -> Objects:
    """The objects of files, folders and stdin (``-``).

    Raises:
        UsageError: A path does not exist.
    """
    return _objects(read_sources(paths))


def objects_in_files(files: Iterable[tuple[str, str]]) -> Objects:
    """The objects of files in a folder, each with the name to show for it; what is no manifest is left alone."""
    return _objects(
        _in_folder(document._replace(source=shown_as)) for path, shown_as in files for document in read_file(path)
    )


class GitSource:
    """A commit that holds manifests.

    Args:
        ref: A commit, branch or tag.
        near: A path in the repository, which need not exist.

    Raises:
        UsageError: There is no git, no repository around the path, or no such commit.
    """

    def __init__(self, ref: str, near: str) -> None:
        self._ref = ref
        self._repository = Repository.around(near, ref)
        self._commit = self._repository.commit(ref)

    def objects(self, paths: Sequence[str], leave_out: frozenset[str] = frozenset()) -> Objects:
        """The objects of files and folders as the commit has them.

        Args:
            paths: The files and folders.
            leave_out: Files to leave out, by their real paths.

        Raises:
            UsageError: There is nothing at these paths.
        """
        repository = self._repository
        documents: list[Document | Unreadable] = []
        found_any = False
        for name, content in repository.files(self._commit, paths):
            if not name.endswith(_EXTENSIONS) or os.path.join(repository.folder, name) in leave_out:
                continue
            found_any = True
            for document in read_documents(content, f"{self._ref}:{name}"):
                documents.append(_in_folder(document))
        if not found_any:
            shown = ", ".join(printable(os.path.relpath(path)) for path in paths)
            raise UsageError(
                f"--from {printable(self._ref)}: this commit has no manifests in {shown}; commit what is synthesized "
                "there, or name a folder of manifests"
            )
        return _objects(documents)


def refuse_unreadable(places: Sequence[Unreadable]) -> None:
    """Say what cannot be read, for what is not known cannot be compared.

    Raises:
        UsageError: Some place cannot be read.
    """
    if not places:
        return
    for each in places:
        print(f"{each.place}: cannot be read: {printable(each.reason)}", file=sys.stderr)
    raise UsageError("what cannot be read cannot be compared")


def _objects(documents: Iterable[Document | Unreadable]) -> Objects:
    found: list[Placed] = []
    unreadable: list[Unreadable] = []
    for document in documents:
        if isinstance(document, Unreadable):
            unreadable.append(document)
            continue
        for value, place, _ in objects_of(document):
            if _is_object(value):
                found.append(Placed(value, place))
            elif value is not None and not document.found_in_folder:
                reason = "no Kubernetes object: it has no apiVersion and kind"
                unreadable.append(Unreadable(place.source, place.line, place.column, reason))
    return found, unreadable


def _in_folder(document: Document | Unreadable) -> Document | Unreadable:
    return document if isinstance(document, Unreadable) else document._replace(found_in_folder=True)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(field), str) for field in ("apiVersion", "kind"))
