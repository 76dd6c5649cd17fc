"""CustomResourceDefinitions in files and folders, read when one is first asked for."""

from __future__ import annotations

import os

from cdk8s_pods.issues import PodsError
from cdk8s_pods.schema.custom import Definition, Definitions
from cdk8s_pods.schema.custom.definition import taken_apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class DefinitionsError(PodsError):
    """Files of CustomResourceDefinitions cannot be read, or hold none: which, and why."""


def definitions_in(paths: Sequence[str], others: Definitions | None = None) -> Definitions:
    """The definitions in some files and folders; of several of one kind the last one counts.

    Args:
        paths: The files and folders.
        others: Asked for what is not defined there.

    Asking for one raises DefinitionsError where a path cannot be read, or there is no definition in it.
    """
    return Definitions(lambda: [each for path in paths for each in _found_in(path)], others)


def _found_in(path: str) -> list[Definition]:
    # Deferred: what is given by name is read only where it is needed.
    from .documents import Unreadable
    from .files import files_in, read_file

    files, closed = files_in(path) if os.path.isdir(path) else ([path], [])
    documents = [*closed, *(document for file in files for document in read_file(file))]
    for document in documents:
        if isinstance(document, Unreadable):
            raise DefinitionsError(f"cannot be read: {document}")
    manifests = (each for document in documents for each in taken_apart(getattr(document, "value", None)))
    found = [definition for definition in map(Definition.of, manifests) if definition is not None]
    if not found:
        raise DefinitionsError(f"{path}: holds no CustomResourceDefinition")
    return found
