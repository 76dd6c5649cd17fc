"""Claims of storage, as a StatefulSet and ephemeral volumes make them."""

from __future__ import annotations

from .field import Short, name_of
from .value import Value
from .volume_mount import VolumeMount

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal, TypeAlias

    from .label_selector import LabelSelector
    from .metadata import ObjectMeta
    from .named import Named
    from .reference import TypedLocalObjectReference, TypedObjectReference
    from .resources import VolumeResourceRequirements

    #: Who may mount the storage: one node or many, to write or to read, or one pod alone.
    AccessMode: TypeAlias = Literal["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"]


class PersistentVolumeClaimSpec(Value):
    """What storage is claimed.

    https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
    """

    access_modes: Sequence[AccessMode] | None = None
    """Who may mount the storage; at least one, required by the server."""
    resources: VolumeResourceRequirements | None = None
    """How much: ``VolumeResourceRequirements(requests={"storage": "10Gi"})``; required by the server."""
    storage_class_name: Short[str | Named | None, str | None] = Short(name_of("StorageClass"))
    """The class; the cluster's default unless written, none at all where empty."""
    volume_mode: Literal["Filesystem", "Block"] | None = None
    """How the storage appears: ``Block`` is a raw device; ``Filesystem`` unless written."""
    volume_name: Short[str | Named | None, str | None] = Short(name_of("PersistentVolume"))
    """A certain PersistentVolume, by its name; any that fits unless written."""
    selector: LabelSelector | None = None
    """Which PersistentVolumes will do."""
    data_source: TypedLocalObjectReference | None = None
    """A snapshot or claim to start from."""
    data_source_ref: TypedObjectReference | None = None
    """The same for any kind of object, also of another namespace."""
    volume_attributes_class_name: str | None = None
    """The class of attributes that can be changed later."""


class PersistentVolumeClaimTemplate(Value):
    """A claim that is made of a template: one for each pod of a StatefulSet, or for an ephemeral volume."""

    metadata: ObjectMeta | None = None
    """Labels and annotations; in a StatefulSet its name as well, which is what containers mount."""
    spec: PersistentVolumeClaimSpec
    """What storage is claimed."""

    def mount(
        self,
        mount_path: str,
        *,
        sub_path: str | None = None,
        sub_path_expr: str | None = None,
        read_only: bool | None = None,
    ) -> VolumeMount:
        """The storage that each pod of the StatefulSet gets, at a path of a container.

        Args:
            mount_path: Where the container sees the storage.
            sub_path: Mount this file or folder of it instead of its root.
            sub_path_expr: As ``sub_path``, with ``$(VAR)`` of the container's environment.
            read_only: False unless written.

        Raises:
            ValueError: The claim has no name.
        """
        name = self.metadata.name if self.metadata is not None else None
        if name is None:
            raise ValueError("a claim needs metadata.name before it can be mounted")
        return VolumeMount(
            name=name, mount_path=mount_path, sub_path=sub_path, sub_path_expr=sub_path_expr, read_only=read_only
        )
