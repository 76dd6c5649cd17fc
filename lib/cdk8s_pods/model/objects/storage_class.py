"""A StorageClass as a whole."""

from __future__ import annotations

from cdk8s_pods.model.value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model.metadata import ObjectMeta
    from cdk8s_pods.model.topology_selector import TopologySelectorTerm


class StorageClass(Value):
    """How storage is made for claims, as an object of the API.

    https://kubernetes.io/docs/concepts/storage/storage-classes/
    """

    api_version: str | None = None
    """``storage.k8s.io/v1``."""
    kind: str | None = None
    """``StorageClass``."""
    metadata: ObjectMeta | None = None
    """Its name, which claims refer to; an annotation makes it the default."""
    provisioner: str
    """Who makes it, such as ``ebs.csi.aws.com``; ``kubernetes.io/no-provisioner`` for volumes made by hand."""
    parameters: Mapping[str, str] | None = None
    """What the provisioner understands."""
    reclaim_policy: Literal["Delete", "Retain"] | None = None
    """What becomes of storage whose claim is gone; ``Delete`` unless written."""
    volume_binding_mode: Literal["Immediate", "WaitForFirstConsumer"] | None = None
    """``WaitForFirstConsumer`` makes it where the pod that needs it is scheduled; ``Immediate`` unless written."""
    allow_volume_expansion: bool | None = None
    """Whether claims may grow; false unless written."""
    mount_options: Sequence[str] | None = None
    """How it is mounted, such as ``["noatime"]``; not checked before."""
    allowed_topologies: Sequence[TopologySelectorTerm] | None = None
    """Where it may be made; anywhere unless written."""
