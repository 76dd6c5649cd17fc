"""StorageClass: how storage is made for claims."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model.objects import StorageClass as StorageClassValue

from .companion import placed
from .composition import Composing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model import ObjectMeta, TopologySelectorTerm


class StorageClass(Construct):
    """How storage is made for claims.

    https://kubernetes.io/docs/concepts/storage/storage-classes/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        provisioner: Who makes it, such as ``ebs.csi.aws.com``; ``kubernetes.io/no-provisioner`` for volumes made by
            hand.
        parameters: What the provisioner understands.
        reclaim_policy: What becomes of storage whose claim is gone; ``Delete`` unless written.
        volume_binding_mode: ``WaitForFirstConsumer`` makes it where the pod that needs it is scheduled; ``Immediate``
            unless written.
        allow_volume_expansion: Whether claims may grow; false unless written.
        mount_options: How it is mounted, such as ``["noatime"]``; not checked before.
        allowed_topologies: Where it may be made; anywhere unless written.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        provisioner: str,
        parameters: Mapping[str, str] | None = None,
        reclaim_policy: Literal["Delete", "Retain"] | None = None,
        volume_binding_mode: Literal["Immediate", "WaitForFirstConsumer"] | None = None,
        allow_volume_expansion: bool | None = None,
        mount_options: Sequence[str] | None = None,
        allowed_topologies: Sequence[TopologySelectorTerm] | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = StorageClassValue(
                provisioner=provisioner,
                parameters=parameters,
                reclaim_policy=reclaim_policy,
                volume_binding_mode=volume_binding_mode,
                allow_volume_expansion=allow_volume_expansion,
                mount_options=mount_options,
                allowed_topologies=allowed_topologies,
            )
            self.api_object, self.name = placed(
                self, "storage.k8s.io/v1", "StorageClass", written, metadata=metadata, ignore_rules=ignore_rules
            )
