"""A PersistentVolumeClaim as a whole."""

from __future__ import annotations

from cdk8s_pods.model.value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from cdk8s_pods.model.metadata import ObjectMeta
    from cdk8s_pods.model.persistent_volume_claim import PersistentVolumeClaimSpec
    from cdk8s_pods.model.persistent_volume_claim_status import PersistentVolumeClaimStatus


class PersistentVolumeClaim(Value):
    """A claim of storage, as an object of the API.

    https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
    """

    api_version: str | None = None
    """``v1``; not needed in a StatefulSet."""
    kind: str | None = None
    """``PersistentVolumeClaim``; not needed in a StatefulSet."""
    metadata: ObjectMeta | None = None
    """Its name is what containers of a StatefulSet mount."""
    spec: PersistentVolumeClaimSpec | None = None
    """What is claimed."""
    status: PersistentVolumeClaimStatus | None = None
    """Kept by the server."""
