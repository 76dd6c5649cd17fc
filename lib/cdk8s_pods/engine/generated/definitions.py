"""What is known about the types of a library: made from its archive, kept as lines of text, one for each type.

A line begins with the name of the type and a letter for what it is; all parts are separated by tabs:

    name O version kind props                            a kind of the API, and the struct of its arguments
    name S [key property required type form]...          a struct; the form `-`: its values are written as they are
    name E [member value]...                             an enum; a value is text after `"` or a number after `#`
    name U form                                          a union, `v` where it is written as `{"value": ...}` first

Types and forms are expressions, see jsii_types.py and javascript.py. Lines are taken apart when a type is first used:
a program uses some twenty of the 700 types of Kubernetes.
"""

from __future__ import annotations

from .archive import files_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

AS_IT_IS = "-"
"""The form of the fields of a struct that no function of the library turns into JSON."""
UNKNOWN = "?"
"""The form of a field by code that is none of the forms known."""


def definitions_of(archive: bytes, library: str) -> str:
    """Return the lines for the types of a library that stand for parts of the Kubernetes API.

    Raises:
        BrokenArchive: when the bytes are no archive.
        KeyError: when the archive has no description.
    """
    return "\n".join(_Library(archive, library).lines())


class _Library:
    """What the JavaScript of a library and its description say, each about one half."""

    def __init__(self, archive: bytes, name: str) -> None:
        # Deferred: what was read once is in the cache.
        from .javascript import MARK, fields_of_types, group_version_kinds, members_of_enums
        from .jsii_types import described_types

        self._name = name
        self._kinds: dict[str, tuple[str, str]] = {}
        self._fields: dict[str, list[tuple[str, str, str | None]]] = {}
        self._members: dict[str, dict[str, str | float]] = {}
        self._sources: set[str] = set()
        files = files_of(archive)
        self._types = described_types(files)
        for path, content in files.items():
            if path.endswith(".js") and "node_modules" not in path and MARK.encode() in content:
                text = content.decode("utf-8", "replace").partition("//# sourceMappingURL=")[0]
                self._sources.add(_stem(path))
                self._kinds.update({kind[0]: kind[1:] for kind in group_version_kinds(text)})
                self._fields.update(fields_of_types(text))
                self._members.update(members_of_enums(text))

    def lines(self) -> Iterator[str]:
        """Yield the line of every type that is known."""
        for name, described in self._types.items():
            # A library has types of its own beside those that were generated for it.
            source = _stem(described.get("symbolId", "").partition(":")[0])
            if not source or source in self._sources:
                parts = self._parts(name, described)
                if parts:
                    yield "\t".join(map(_escaped, (name, *parts)))

    def _parts(self, name: str, described: Mapping[str, Any]) -> list[str] | None:
        kind, short = described["kind"], name.rpartition(".")[2]
        if kind == "enum" and short in self._members:
            members = self._members[short].items()
            pairs = [(member, f'"{value}' if isinstance(value, str) else f"#{value}") for member, value in members]
            return ["E", *(part for pair in pairs for part in pair)]
        if kind == "class" and short in self._kinds:
            parameters = described.get("initializer", {}).get("parameters", [])
            props = (
                parameters[2]["type"]["fqn"].removeprefix(f"{self._name}.") if len(parameters) > 2 else ""
            )  # scope and id come first
            return ["O", *self._kinds[short], props]
        if kind == "class":
            methods = [method["name"] for method in described.get("methods", ()) if method.get("static")]
            if methods and all(method.startswith("from") for method in methods):
                return ["U", "v" if described.get("properties") else "="]
        if kind == "interface" and described.get("datatype") and (short in self._fields or not self._fields):
            return ["S", *self._parts_of_struct(name, described)]
        return None

    def _parts_of_struct(self, name: str, described: Mapping[str, Any]) -> Iterator[str]:
        from .jsii_types import properties_of, type_expression

        namespace, dot, short = name.rpartition(".")
        properties = properties_of(described, self._types, self._name)
        # Modules of 2020 write every value as it is.
        for key, prop, form in self._fields.get(short) or [(prop, prop, AS_IT_IS) for prop in properties]:
            known = properties.get(prop)
            yield key
            yield prop
            yield "!" if known and not known.get("optional") else ""
            yield type_expression(known["type"], self._name) if known else "a"
            yield _in_namespace(form if form and known else UNKNOWN, namespace + dot)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".js")


def _in_namespace(form: str, namespace: str) -> str:
    name = form.lstrip("*%")
    return form if name in ("=", "v", "t", AS_IT_IS, UNKNOWN) else form.replace(name, namespace + name)


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def parts_of(line: str) -> list[str]:
    """Return the parts of a line after the name."""
    parts = line.split("\t")
    if "\\" in line:
        parts = [_unescaped(part) for part in parts]
    return parts


def _unescaped(part: str) -> str:
    return "\\".join(piece.replace("\\n", "\n").replace("\\t", "\t") for piece in part.split("\\\\"))
