"""PersistentVolumeClaim: storage that outlives the pods that use it."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import (
    PersistentVolumeClaimSpec,
    PersistentVolumeClaimTemplate,
    Volume,
    VolumeResourceRequirements,
)

from .companion import placed, whole
from .composition import Composing
from .content import volume_name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model import (
        LabelSelector,
        ObjectMeta,
        Quantity,
        TypedLocalObjectReference,
        TypedObjectReference,
    )
    from cdk8s_pods.model.named import Named
    from cdk8s_pods.model.persistent_volume_claim import AccessMode

    _ClaimOrTemplate = type
else:

    class _ClaimOrTemplate(type(Construct)):
        """Takes a claim without a scope for a template of claims, as which StatefulSets were given it before."""

        def __call__(cls, *positional, **keywords):
            if not positional and "scope" not in keywords:
                return PersistentVolumeClaimTemplate(**keywords)
            return super().__call__(*positional, **keywords)


class PersistentVolumeClaim(Construct, metaclass=_ClaimOrTemplate):
    """Storage that outlives the pods that use it.

    https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        storage: How much, such as ``"10Gi"``; short for ``resources``.
        access_modes: Who may mount it, such as ``["ReadWriteOnce"]``; at least one, required by the server.
        resources: How much: ``VolumeResourceRequirements(requests={"storage": "10Gi"})``; required by the server.
        storage_class_name: The class, or the construct that makes it; the cluster's default unless written, none at all
            where empty.
        volume_mode: ``Block`` is a raw device; ``Filesystem`` unless written.
        volume_name: A certain PersistentVolume, or the construct that makes it.
        selector: Which PersistentVolumes will do; it keeps storage from being made for the claim.
        data_source: A snapshot or claim to start from.
        data_source_ref: The same for any kind of object, also of another namespace.
        volume_attributes_class_name: The class of attributes that can be changed later; since 1.34 by default.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: ``spec`` and a field of it are given, or both ``storage`` and ``resources``.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        storage: Quantity | None = None,
        access_modes: Sequence[AccessMode] | None = None,
        resources: VolumeResourceRequirements | None = None,
        storage_class_name: str | Named | None = None,
        volume_mode: Literal["Filesystem", "Block"] | None = None,
        volume_name: str | Named | None = None,
        selector: LabelSelector | None = None,
        data_source: TypedLocalObjectReference | None = None,
        data_source_ref: TypedObjectReference | None = None,
        volume_attributes_class_name: str | None = None,
        spec: PersistentVolumeClaimSpec | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            if storage is not None:
                if resources is not None:
                    raise TypeError("PersistentVolumeClaim takes storage or resources: write storage into the requests")
                resources = VolumeResourceRequirements(requests={"storage": storage})
            written = whole(
                self,
                PersistentVolumeClaimSpec,
                spec,
                access_modes=access_modes,
                resources=resources,
                storage_class_name=storage_class_name,
                volume_mode=volume_mode,
                volume_name=volume_name,
                selector=selector,
                data_source=data_source,
                data_source_ref=data_source_ref,
                volume_attributes_class_name=volume_attributes_class_name,
            )
            self.api_object, self.name = placed(
                self, "v1", "PersistentVolumeClaim", written, metadata=metadata, ignore_rules=ignore_rules
            )

    def volume(self, name: str | None = None, *, read_only: bool | None = None) -> Volume:
        """The storage as a volume of a pod: ``claim.volume().mount("/data")``.

        Args:
            name: The volume's name; made of the claim's unless written.
            read_only: True mounts it read-only in every container.
        """
        return Volume.persistent_volume_claim(name or volume_name_of(self.name), self, read_only=read_only)
