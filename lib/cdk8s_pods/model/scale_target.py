"""References to objects in whatever version the API serves them."""

from __future__ import annotations

from .field import RequiredShort, name_of
from .named import is_named, object_of
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .named import Named


class CrossVersionObjectReference(Value):
    """An object of the same namespace, in whatever version the API serves it."""

    api_version: str | None = None
    """Such as ``apps/v1``."""
    kind: str
    """Such as ``Deployment``."""
    name: RequiredShort[str | Named, str] = RequiredShort(name_of())
    """The object, by its name in its namespace."""


def full_reference(written: Any) -> Any:
    """The reference to an object; anything else is held as it was written."""
    if not is_named(written):
        return written
    api_object = object_of(written)
    return CrossVersionObjectReference(api_version=api_object.api_version, kind=api_object.kind, name=written.name)
