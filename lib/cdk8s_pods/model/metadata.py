"""What every object of the Kubernetes API says of itself."""

from __future__ import annotations

from .field import Short, name_of
from .frozen_mapping import FrozenMapping
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .named import Named
    from .scalars import Time


class OwnerReference(Value):
    """An object that this one belongs to, and is deleted with."""

    api_version: str
    """The version of the owner's API, such as ``apps/v1``."""
    kind: str
    """The owner's kind, such as ``Deployment``."""
    name: str
    """The owner's name, in the same namespace."""
    uid: str
    """The owner's unique id, which only the cluster knows."""
    controller: bool | None = None
    """True for the one owner that manages the object."""
    block_owner_deletion: bool | None = None
    """True keeps the owner until this object is gone, when it is deleted in the foreground."""


def _frozen_json(written: Any) -> Any:
    """``written`` with everything in it frozen too: this is the one field whose maps and lists nest."""
    if isinstance(written, dict):
        mapping: dict[str, Any] = written
        return FrozenMapping({key: _frozen_json(element) for key, element in mapping.items()})
    if isinstance(written, (list, tuple)):
        elements: Sequence[Any] = written
        return tuple(_frozen_json(element) for element in elements)
    return written


class ManagedFieldsEntry(Value):
    """Which fields of the object one writer manages; kept by the server, read back from a cluster."""

    manager: str | None = None
    """The writer's name, such as ``kubectl-client-side-apply``."""
    operation: str | None = None
    """How it wrote: ``Apply`` or ``Update``."""
    subresource: str | None = None
    """Which part of the object it wrote to, such as ``status``; the object itself where empty."""
    api_version: str | None = None
    """The version the fields are written in."""
    time: Time | None = None
    """When it last wrote."""
    fields_type: str | None = None
    """The form of ``fields_v1``: ``FieldsV1``."""
    fields_v1: Short[Mapping[str, Any] | None, Mapping[str, Any] | None] = Short(_frozen_json)
    """The fields, as nested maps."""


class ObjectMeta(Value):
    """What an object says of itself; in a template, what each pod made of it says.

    https://kubernetes.io/docs/concepts/overview/working-with-objects/
    """

    name: str | None = None
    """The object's name, unique among those of its kind in a namespace; a DNS name, for most kinds of at most 253
    characters."""
    generate_name: str | None = None
    """The start of a name that the server completes, where ``name`` is not written."""
    namespace: Short[str | Named | None, str | None] = Short(name_of("Namespace"))
    """Where the object lives; ``default``, or what the client says, unless written."""
    labels: Mapping[str, str] | None = None
    """Facts that can be selected by; keys and values of at most 63 characters, a key with an optional ``domain/``."""
    annotations: Mapping[str, str] | None = None
    """Any other facts, of 256 KiB together."""
    finalizers: Sequence[str] | None = None
    """Who must agree before the object is deleted."""
    owner_references: Sequence[OwnerReference] | None = None
    """What the object belongs to, and is deleted with."""
    creation_timestamp: Time | None = None
    """When the object was made; kept by the server."""
    deletion_timestamp: Time | None = None
    """When the object is to be gone, once its deletion was asked for; kept by the server."""
    deletion_grace_period_seconds: int | None = None
    """How long the object may take to stop, once its deletion was asked for; kept by the server."""
    generation: int | None = None
    """Counts the changes of what is wanted; kept by the server."""
    resource_version: str | None = None
    """Changes with every write, for clients that write only if nobody else did; kept by the server."""
    uid: str | None = None
    """Unique over time and all objects of the cluster; kept by the server."""
    self_link: str | None = None
    """No longer filled in by any server."""
    managed_fields: Sequence[ManagedFieldsEntry] | None = None
    """Which writer manages which fields; kept by the server."""
