"""Which files kustomizations are made of, and what each of them is there.

Source: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from cdk8s_pods.reading.documents import Document, read_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cdk8s_pods.reading.documents import Change

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
        #: What each says, and what it is called, by its normal path.
        self._texts: dict[str, str] = {}
        self._shown: dict[str, str] = {}
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
        """Whether a file is no object: a patch, a generator or the like."""
        path = os.path.normpath(path)
        return path in self._others and path not in self._manifests

    def may_be_patch(self, path: str) -> bool:
        """Whether a file stands beside a kustomization that does not use it, or in a folder of it that it speaks of.

        Such as one that is commented out; it may also be an object for another day.
        """
        path = os.path.normpath(path)
        if path in self._manifests:
            return False
        folder, inside = os.path.split(path)
        folder = folder or os.curdir
        if folder in self._texts:
            return True
        while folder not in ("", os.curdir, os.sep):
            folder, name = os.path.split(folder)
            inside = f"{name}/{inside}"
            if inside in self._texts.get(folder or os.curdir, ""):
                return True
        return False

    def around(self, path: str) -> str | None:
        """The folder of the kustomization that a file is left alone for: its own, or the next one around it."""
        folder = os.path.dirname(os.path.normpath(path)) or os.curdir
        while folder not in self._shown and folder not in ("", os.curdir, os.sep):
            folder = os.path.dirname(folder) or os.curdir
        return self._shown.get(folder)

    def change_of(self, path: str) -> Change:
        """What may become of an object in a file: prefixes, patches and generators of its own or another one."""
        of = self._manifests.get(os.path.normpath(path))
        if of is None:
            return ""
        if of not in self._plain:
            return "completed"
        return "placed" if os.path.normpath(of) in self._parts else ""

    def _read(self, folder: str, path: str) -> None:
        written, text = _first_document(path)
        self._texts[os.path.normpath(folder)] = text
        self._shown[os.path.normpath(folder)] = folder
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


def _first_document(path: str) -> tuple[Mapping[str, Any], str]:
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return {}, ""
    text = content.decode("utf-8", "replace")
    for document in read_documents(content, path):
        if isinstance(document, Document) and isinstance(document.value, dict):
            return document.value, text
    return {}, text


def _texts(written: Mapping[str, Any], keys: Iterable[str], inner: str = "") -> Iterator[str]:
    for key in keys:
        listed = written.get(key)
        for each in listed if isinstance(listed, list) else ():
            text = each.get(inner) if inner and isinstance(each, dict) else each
            if isinstance(text, str):
                yield text
