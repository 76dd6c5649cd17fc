"""How the schema writes types and versions, read and written in one place.

A type is a name such as ``Container`` or ``string``; ``[T]`` is a list of T, ``{T}`` a map from text to T, and a
trailing ``!`` says that the field must be written. A version is ``1.36``.
"""

from __future__ import annotations


def list_of(kind: str) -> str:
    """The type of a list of ``kind``."""
    return f"[{kind}]"


def map_of(kind: str) -> str:
    """The type of a map from text to ``kind``."""
    return f"{{{kind}}}"


def required(kind: str) -> str:
    """The type of a field of ``kind`` that must be written."""
    return f"{kind}!"


def type_of(field: str) -> str:
    """The type of a field's value, whether it must be written or not."""
    return field.removesuffix("!")


def is_list(kind: str) -> bool:
    """Whether a value of this type is a list."""
    return kind[0] == "["


def is_map(kind: str) -> bool:
    """Whether a value of this type is a map from text to something."""
    return kind[0] == "{"


def element_of(kind: str) -> str:
    """The type of the elements of a list, or of the values of a map."""
    return kind[1:-1]


def name_in(field: str) -> str:
    """The one name in a type, however it is wrapped: ``Container`` of ``[Container]!``."""
    return field.strip("[]{}!")


def version_number(version: str) -> tuple[int, int]:
    """``1.36`` as ``(1, 36)``, so that versions compare as they should."""
    major, minor = version.split(".")
    return int(major), int(minor)
