"""How much a container asks for, and may use."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from .scalars import Quantity


class ResourceClaim(Value):
    """A device that a container may use, of those the pod claims."""

    name: str
    """Which entry of the pod's ``resource_claims``."""
    request: str | None = None
    """Which request of that claim; everything it asks for unless written."""


class PodResourceClaim(Value):
    """Devices that a pod claims, for its containers to use.

    https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
    """

    name: str
    """What the containers call it; unique in the pod."""
    resource_claim_name: str | None = None
    """A ResourceClaim of the namespace; not together with the template."""
    resource_claim_template_name: str | None = None
    """A ResourceClaimTemplate of the namespace, of which each pod gets its own claim."""


class ResourceRequirements(Value):
    """How much a container (or a pod) asks for, and may use.

    https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
    """

    requests: Mapping[str, Quantity] | None = None
    """What the node must have free: ``{"cpu": "100m", "memory": "128Mi"}``. The limits unless written."""
    limits: Mapping[str, Quantity] | None = None
    """What the container never gets more of: CPU is throttled, memory ends in a kill."""
    claims: Sequence[ResourceClaim] | None = None
    """Devices of the pod's ``resource_claims`` that the container uses; not for a whole pod."""

    @classmethod
    def guaranteed(
        cls, *, cpu: Quantity, memory: Quantity, ephemeral_storage: Quantity | None = None
    ) -> ResourceRequirements:
        """Requests and limits alike, which gives a pod whose containers all do so the quality of service "Guaranteed".

        Args:
            cpu: Cores, such as ``"500m"`` or ``2``.
            memory: Bytes, such as ``"256Mi"``.
            ephemeral_storage: Bytes of the node's disk, such as ``"1Gi"``.
        """
        amounts: dict[str, Quantity] = {"cpu": cpu, "memory": memory}
        if ephemeral_storage is not None:
            amounts["ephemeral-storage"] = ephemeral_storage
        return cls(requests=amounts, limits=amounts)


class ContainerResizePolicy(Value):
    """What happens to a running container when one of its resources is changed."""

    resource_name: Literal["cpu", "memory"]
    """Which resource it is about: ``cpu`` or ``memory``."""
    restart_policy: Literal["NotRequired", "RestartContainer"]
    """Whether the container is restarted for it; ``NotRequired`` changes the resource in place."""


class VolumeResourceRequirements(Value):
    """How much storage a volume claim asks for."""

    requests: Mapping[str, Quantity] | None = None
    """The least that will do: ``{"storage": "10Gi"}``."""
    limits: Mapping[str, Quantity] | None = None
    """The most that may be given: ``{"storage": "20Gi"}``."""
