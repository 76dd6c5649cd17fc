"""What a cluster says of a claim of storage: never written, only read back."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .persistent_volume_claim import AccessMode
    from .scalars import Quantity, Time


class PersistentVolumeClaimCondition(Value):
    """What the claim goes through at present, such as a resize."""

    type: str
    """What goes on, such as ``Resizing`` or ``FileSystemResizePending``."""
    status: str
    """Whether it goes on: ``True``, ``False`` or ``Unknown``."""
    reason: str | None = None
    """Why it went on last, in one word."""
    message: str | None = None
    """Why it went on last, for people."""
    last_probe_time: Time | None = None
    """When it was last looked at."""
    last_transition_time: Time | None = None
    """When the status last changed."""


class ModifyVolumeStatus(Value):
    """How far a change of the attributes class has come."""

    target_volume_attributes_class_name: str | None = None
    """The class that the volume is changed to."""
    status: str
    """How far the change has come: ``Pending``, ``InProgress`` or ``Infeasible``."""


class VolumeHealthCondition(Value):
    """What is wrong with a volume; since 1.37."""

    status: str
    """How bad it is: ``Inaccessible``, ``DataLoss`` or ``Degraded``."""
    reason: str
    """What is wrong, in one word."""
    message: str | None = None
    """What is wrong, for people."""


class VolumeHealthStatus(Value):
    """Everything that is wrong with a volume; since 1.37."""

    health_conditions: Sequence[VolumeHealthCondition] | None = None
    """Each thing that is wrong with the volume."""
    last_transition_time: Time | None = None
    """When what is wrong now first appeared."""


class PersistentVolumeClaimStatus(Value):
    """What a cluster says of a claim."""

    phase: str | None = None
    """How far the claim has come: ``Pending``, ``Bound`` or ``Lost``."""
    access_modes: Sequence[AccessMode] | None = None
    """Who may mount the storage that was found."""
    capacity: Mapping[str, Quantity] | None = None
    """How much storage there is: ``{"storage": "10Gi"}``."""
    allocated_resources: Mapping[str, Quantity] | None = None
    """How much storage is set aside, also while a resize is under way."""
    allocated_resource_statuses: Mapping[str, str] | None = None
    """How far a resize has come, by resource."""
    conditions: Sequence[PersistentVolumeClaimCondition] | None = None
    """What the claim goes through at present."""
    current_volume_attributes_class_name: str | None = None
    """The attributes class that the volume has."""
    modify_volume_status: ModifyVolumeStatus | None = None
    """How far a change of the attributes class has come."""
    health_status: VolumeHealthStatus | None = None
    """What is wrong with the volume; since 1.37."""
