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
    status: str
    reason: str | None = None
    message: str | None = None
    last_probe_time: Time | None = None
    last_transition_time: Time | None = None


class ModifyVolumeStatus(Value):
    """How far a change of the attributes class has come."""

    target_volume_attributes_class_name: str | None = None
    status: str


class VolumeHealthCondition(Value):
    """What is wrong with a volume; since 1.37."""

    status: str
    reason: str
    message: str | None = None


class VolumeHealthStatus(Value):
    """Everything that is wrong with a volume; since 1.37."""

    health_conditions: Sequence[VolumeHealthCondition] | None = None
    last_transition_time: Time | None = None


class PersistentVolumeClaimStatus(Value):
    """What a cluster says of a claim."""

    phase: str | None = None
    access_modes: Sequence[AccessMode] | None = None
    capacity: Mapping[str, Quantity] | None = None
    allocated_resources: Mapping[str, Quantity] | None = None
    allocated_resource_statuses: Mapping[str, str] | None = None
    conditions: Sequence[PersistentVolumeClaimCondition] | None = None
    current_volume_attributes_class_name: str | None = None
    modify_volume_status: ModifyVolumeStatus | None = None
    health_status: VolumeHealthStatus | None = None
