"""References to other objects."""

from __future__ import annotations

from .value import Value


class LocalObjectReference(Value):
    """An object of the same namespace, by its name; which kind it is, the field says that holds the reference."""

    name: str | None = None


class TypedLocalObjectReference(Value):
    """An object of the same namespace.

    Args:
        api_group: The group of its API, without the version; the core group unless written.
        kind: Its kind.
        name: Its name.
    """

    api_group: str | None = None
    kind: str
    name: str


class TypedObjectReference(Value):
    """An object of this or another namespace.

    Args:
        api_group: The group of its API, without the version; the core group unless written.
        kind: Its kind.
        name: Its name.
        namespace: Its namespace; there, a ReferenceGrant must allow the reference.
    """

    api_group: str | None = None
    kind: str
    name: str
    namespace: str | None = None
