"""The archives of the modules in use, and what is known about the types of each."""

from __future__ import annotations

import os
import sys

from cdk8s_pods.engine.installation import NeedsJsii, importer

from .cache import cached
from .definitions import AS_IT_IS, UNKNOWN, definitions_of, parts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

GENERATED = "0.0.0"
"""The version that `cdk8s import` gives to every module it writes."""

_assemblies: dict[str, Assembly] = {}


class Assembly:
    """The types of one archive. It is read when the first of them is used."""

    def __init__(self, name: str, module: str, path: str) -> None:
        self.name = name
        self.module = module
        self._path = path
        self._lines: dict[str, str] | None = None
        self._parts: dict[str, list[str]] = {}
        self.structs: dict[str, StructFields] = {}

    def parts(self, name: str, letter: str) -> list[str]:
        """Return what is known about a type, without its name and the letter for what it is.

        Raises:
            NeedsJsii: when nothing is known, or it is something else.
        """
        parts = self._parts.get(name)
        if parts is None:
            if self._lines is None:
                self._lines = self._read()
            line = self._lines.get(name)
            parts = self._parts[name] = parts_of(line) if line else [""]
        if parts[0] != letter:
            raise NeedsJsii(self.module, f"{self.name}.{name}")
        return parts[1:]

    def struct(self, name: str) -> StructFields:
        """Return the fields of a struct.

        Raises:
            NeedsJsii: when it is no part of the Kubernetes API, or more is made of it than is known.
        """
        fields = self.structs.get(name)
        if fields is None:
            fields = self.structs[name] = StructFields(self, name, self.parts(name, "S"))
        return fields

    def _read(self) -> dict[str, str]:
        from .archive import BrokenArchive

        try:
            with open(self._path, "rb") as file:
                archive = file.read()
            text = cached(archive, lambda: definitions_of(archive, self.name))
        except (OSError, BrokenArchive, KeyError, ValueError):
            raise NeedsJsii(self.module, self._path) from None
        lines = [line.partition("\t") for line in text.split("\n")]
        return {name: rest for name, _, rest in lines}


class StructFields:
    """The fields of a struct: how their values come in, and how they are written."""

    def __init__(self, assembly: Assembly, name: str, parts: list[str]) -> None:
        from .conversion import converter
        from .shapes import shape

        fields = [parts[at : at + 5] for at in range(0, len(parts), 5)]
        if any(form == UNKNOWN for *_, form in fields):
            raise NeedsJsii(assembly.module, f"{assembly.name}.{name}")
        self.name = f"{assembly.name}.{name}"
        self.converters: dict[str, Callable[[Any], Any]] = {
            prop: converter(assembly, reference) for _, prop, _, reference, _ in fields
        }
        self.required = [prop for _, prop, required, _, _ in fields if required]
        self.is_written_as_it_is = any(form == AS_IT_IS for *_, form in fields)
        self.shaped = shape(assembly, [(key, prop, form) for key, prop, _, _, form in fields])
        """Makes the object that is written of a converted one."""


def load(name: str, version: str, module: str, filename: str) -> Assembly:
    """Note the archive of a module.

    Raises:
        NeedsJsii: when the module is a library that is more than what `cdk8s import` writes.
    """
    folder = _folder(module)
    if version != GENERATED and not _has_generated_modules(folder):
        raise NeedsJsii(importer(), f"{name} {version}")
    assembly = _assemblies[name] = Assembly(name, module, os.path.join(folder, "_jsii", filename))
    return assembly


def assembly_of(type_name: str) -> tuple[Assembly, str]:
    """Return the assembly of a type, and the name that the type has there.

    Raises:
        NeedsJsii: when there is no such assembly.
    """
    library, _, name = type_name.partition(".")
    assembly = _assemblies.get(library)
    if assembly is None:
        raise NeedsJsii(importer(), type_name)
    return assembly, name


def _folder(module: str) -> str:
    paths = list(getattr(sys.modules.get(module), "__path__", ()))
    return paths[0] if paths else os.path.dirname(getattr(sys.modules.get(module), "__file__", None) or "")


def _has_generated_modules(folder: str) -> bool:
    """Return whether a library has a part like `cdk8s_plus_33.k8s`, which is all that runs of it on the engine."""
    return any(
        name[:1] not in "._" and os.path.exists(os.path.join(folder, name, "__init__.py"))
        for name in os.listdir(folder)
    )
