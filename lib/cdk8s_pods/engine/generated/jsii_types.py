"""Reads the description (`.jsii`) of a library for the types of its fields.

A type is written as one expression:

    s n b a d   a string, number, boolean, anything, a date
    *type       a list
    %type       a map with text as keys
    .Name       a type of the same library
    @name       a type of another one, by its full name
"""

from __future__ import annotations

import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_PRIMITIVES = {"string": "s", "number": "n", "boolean": "b", "any": "a", "json": "a", "date": "d"}
_GZIP = 31


def described_types(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Return the description of every type of a library by its name without that of the library."""
    import json  # only where nothing was read before

    description = json.loads(files["package/.jsii"])
    if description.get("schema") == "jsii/file-redirect":
        content = files[f"package/{description['filename']}"]
        description = json.loads(zlib.decompress(content, _GZIP))
    prefix = f"{description['name']}."
    types: dict[str, dict[str, Any]] = description.get("types", {})
    return {name.removeprefix(prefix): described for name, described in types.items()}


def properties_of(described: Mapping[str, Any], types: Mapping[str, Mapping[str, Any]], library: str) -> dict[str, Any]:
    """Return the properties of a struct by name, those of the structs that it extends included."""
    found: dict[str, Any] = {}
    for base in described.get("interfaces", ()):
        parent = types.get(base.removeprefix(f"{library}."))
        if parent is not None:
            found.update(properties_of(parent, types, library))
    found.update({prop["name"]: prop for prop in described.get("properties", ())})
    return found


def type_expression(reference: Mapping[str, Any], library: str) -> str:
    """Return a reference to a type as one expression."""
    if "primitive" in reference:
        return _PRIMITIVES.get(reference["primitive"], "a")
    if "collection" in reference:
        collection = reference["collection"]
        mark = "*" if collection["kind"] == "array" else "%"
        return mark + type_expression(collection["elementtype"], library)
    if "fqn" in reference:
        name: str = reference["fqn"]
        prefix = f"{library}."
        return f".{name[len(prefix) :]}" if name.startswith(prefix) else f"@{name}"
    return "a"
