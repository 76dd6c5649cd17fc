"""References to other objects."""

from __future__ import annotations

from .field import Short, name_of
from .named import is_named, namespace_of, object_of
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .named import Named


class LocalObjectReference(Value):
    """An object of the same namespace, by its name; which kind it is, the field says that holds the reference."""

    name: Short[str | Named | None, str | None] = Short(name_of())
    """The object, by its name in the pod's namespace."""


class TypedLocalObjectReference(Value):
    """An object of the same namespace."""

    api_group: str | None = None
    """The group of its API, without the version; the core group unless written."""
    kind: str
    """The object's kind, such as ``PersistentVolumeClaim`` or ``VolumeSnapshot``."""
    name: str
    """The object, by its name in the same namespace."""


class TypedObjectReference(Value):
    """An object of this or another namespace."""

    api_group: str | None = None
    """The group of its API, without the version; the core group unless written."""
    kind: str
    """The object's kind, such as ``PersistentVolumeClaim`` or ``VolumeSnapshot``."""
    name: str
    """The object, by its name in its namespace."""
    namespace: str | None = None
    """The same as that of the claim unless written; there, a ReferenceGrant must allow the reference."""


class ObjectReference(Value):
    """An object of any namespace, or a part of one."""

    api_version: str | None = None
    """Such as ``v1``."""
    kind: str | None = None
    """The object's kind, such as ``PersistentVolumeClaim``."""
    namespace: str | None = None
    """The namespace that the object is in; none for what belongs to none."""
    name: str | None = None
    """The object, by its name in its namespace."""
    uid: str | None = None
    """Its unique id, which only the cluster knows."""
    resource_version: str | None = None
    """One version of it, which only the cluster knows."""
    field_path: str | None = None
    """The part, such as ``spec.containers{web}``; the whole object unless written."""


class SecretReference(Value):
    """A Secret of any namespace."""

    name: str | None = None
    """The Secret."""
    namespace: str | None = None
    """Its namespace; which one it is without, the holder of the reference says."""


def full_local_references(written: Any) -> Any:
    """References to objects of the namespace in full: a text or an object stands for a reference by its name.

    Raises:
        TypeError: An object is no Secret.
    """
    if not isinstance(written, tuple):
        return written
    references: tuple[Any, ...] = written
    return tuple(
        LocalObjectReference(name=name_of("Secret")(each)) if isinstance(each, str) or is_named(each) else each
        for each in references
    )


def full_object_reference(written: Any) -> Any:
    """The reference to an object; anything else is held as it was written."""
    if not is_named(written):
        return written
    api_object = object_of(written)
    return ObjectReference(
        api_version=api_object.api_version,
        kind=api_object.kind,
        namespace=namespace_of(written),
        name=written.name,
    )
