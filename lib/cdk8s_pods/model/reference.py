"""References to other objects."""

from __future__ import annotations

from .value import Value


class LocalObjectReference(Value):
    """An object of the same namespace, by its name; which kind it is, the field says that holds the reference."""

    name: str | None = None
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
