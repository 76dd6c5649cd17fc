"""What every object of the Kubernetes API says of itself."""

from __future__ import annotations

from .field import Short
from .frozen_mapping import FrozenMapping
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .scalars import Time


class OwnerReference(Value):
    """An object that this one belongs to, and is deleted with.

    Args:
        api_version: Such as ``apps/v1``.
        kind: Its kind.
        name: Its name, in the same namespace.
        uid: Its unique id, which only the cluster knows.
        controller: True for the one owner that manages the object.
        block_owner_deletion: True keeps the owner until this object is gone, when it is deleted in the foreground.
    """

    api_version: str
    kind: str
    name: str
    uid: str
    controller: bool | None = None
    block_owner_deletion: bool | None = None


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
    """Which fields of the object one writer manages; kept by the server, read back from a cluster.

    Args:
        manager: The writer.
        operation: ``Apply`` or ``Update``.
        subresource: Such as ``status``.
        api_version: The version the fields are written in.
        time: When.
        fields_type: ``FieldsV1``.
        fields_v1: The fields, as nested maps.
    """

    manager: str | None = None
    operation: str | None = None
    subresource: str | None = None
    api_version: str | None = None
    time: Time | None = None
    fields_type: str | None = None
    fields_v1: Short[Mapping[str, Any] | None, Mapping[str, Any] | None] = Short(_frozen_json)


class ObjectMeta(Value):
    """What an object says of itself; in a template, what each pod made of it says.

    https://kubernetes.io/docs/concepts/overview/working-with-objects/

    Args:
        name: Unique among the objects of a kind in a namespace.
        generate_name: The start of a name that the server completes, where ``name`` is not written.
        namespace: ``default``, or what the client says, unless written.
        labels: Selectable facts; keys and values of at most 63 characters, a key with an optional ``domain/``.
        annotations: Any other facts, 256 KiB together.
        finalizers: Who must agree before the object is deleted.
        owner_references: What the object belongs to, and is deleted with.
        creation_timestamp: Kept by the server, as all that follow.
    """

    name: str | None = None
    generate_name: str | None = None
    namespace: str | None = None
    labels: Mapping[str, str] | None = None
    annotations: Mapping[str, str] | None = None
    finalizers: Sequence[str] | None = None
    owner_references: Sequence[OwnerReference] | None = None
    creation_timestamp: Time | None = None
    deletion_timestamp: Time | None = None
    deletion_grace_period_seconds: int | None = None
    generation: int | None = None
    resource_version: str | None = None
    uid: str | None = None
    self_link: str | None = None
    managed_fields: Sequence[ManagedFieldsEntry] | None = None
