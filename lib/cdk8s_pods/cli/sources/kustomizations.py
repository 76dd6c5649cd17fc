"""Which files kustomizations are made of, and what each of them is there.

Source: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from cdk8s_pods.reading.documents import Document, read_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FILE_NAMES = ("kustomization.yaml", "kustomization.yml", "Kustomization")

#: Keys whose files and folders become objects as they are.
_MANIFESTS = ("resources", "bases")
#: Keys of files that are no objects of their own; under a second name where it is not the element itself.
_OTHERS = {
    "patches": "path",
    "patchesStrategicMerge": "",
    "patchesJson6902": "path",
    "replacements": "path",
    "configurations": "",
    "crds": "",
    "generators": "",
    "transformers": "",
    "validators": "",
    "components": "",
    "helmCharts": "valuesFile",
}
#: Where nothing but this is said, what is applied are the files as they stand.
_CHANGES_NOTHING = frozenset({"apiVersion", "kind", "metadata", "resources", "bases", "namespace"})


class Kustomizations:
    """The kustomizations among some folders, and the files that they name.

    Args:
        names: The names of the files in each folder.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        #: The folder of each, and whether it is a component, which is a part of others alone.
        self._folders: dict[str, bool] = {}
        self._manifests: dict[str, str] = {}
        self._others: set[str] = set()
        self._parts: set[str] = set()
        self._plain: set[str] = set()
        self._normal: set[str] = set()
        for folder, files in names.items():
            found = next((name for name in FILE_NAMES if name in files), None)
            if found is not None:
                self._read(folder, os.path.join(folder, found))

    @property
    def folders(self) -> list[str]:
        """The folders of all of them."""
        return sorted(self._folders)

    @property
    def outermost(self) -> list[str]:
        """The folders of those that are no part of another one: what people apply."""
        return [
            folder
            for folder, is_component in sorted(self._folders.items())
            if not is_component and os.path.normpath(folder) not in self._parts
        ]

    def names_as_manifest(self, path: str) -> bool:
        """Whether a kustomization names a file among its resources."""
        return os.path.normpath(path) in self._manifests

    def leaves_out(self, path: str) -> bool:
        """Whether a file is no object: a patch or the like, or beside a kustomization that does not name it."""
        path = os.path.normpath(path)
        if path in self._manifests:
            return False
        folder = os.path.dirname(path) or os.curdir  # of a path that is normal, and so normal itself
        return path in self._others or folder in self._normal

    def changes(self, path: str) -> bool:
        """Whether what is applied may be something else than what stands in a file: prefixes, patches, generators."""
        of = self._manifests.get(os.path.normpath(path))
        return of is not None and of not in self._plain

    def _read(self, folder: str, path: str) -> None:
        written = _first_document(path)
        self._normal.add(os.path.normpath(folder))
        self._folders[folder] = written.get("kind") == "Component"
        if _CHANGES_NOTHING.issuperset(written):
            self._plain.add(folder)
        for each in _texts(written, _MANIFESTS):
            self._name(folder, each, self._manifests.setdefault)
        for key, inner in _OTHERS.items():
            for each in _texts(written, (key,), inner):
                self._name(folder, each, lambda named, _: self._others.add(named))

    def _name(self, folder: str, named: str, take: Any) -> None:
        path = os.path.normpath(os.path.join(folder, named))
        # A patch may also be written out in the place of a file's name; such a path leads nowhere.
        if os.path.isdir(path):
            self._parts.add(path)
        elif "\n" not in named:
            take(path, folder)


def _first_document(path: str) -> Mapping[str, Any]:
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return {}
    for document in read_documents(content, path):
        if isinstance(document, Document) and isinstance(document.value, dict):
            return document.value
    return {}


def _texts(written: Mapping[str, Any], keys: Iterable[str], inner: str = "") -> Iterator[str]:
    for key in keys:
        listed = written.get(key)
        for each in listed if isinstance(listed, list) else ():
            text = each.get(inner) if inner and isinstance(each, dict) else each
            if isinstance(text, str):
                yield text
