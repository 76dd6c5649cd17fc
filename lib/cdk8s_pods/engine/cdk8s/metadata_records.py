"""The metadata of an API object as it is passed in, and the props that contain it."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import (
    not_optional,
    require_optional_flag,
    require_optional_mapping,
    require_optional_text,
    require_optional_texts,
    require_text,
)
from cdk8s_pods.engine.struct import Struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .api_object import ApiObject


class OwnerReference(Struct):
    """The object that another one belongs to, and is deleted with."""

    __module__ = "cdk8s"

    def __init__(
        self,
        *,
        api_version: str,
        kind: str,
        name: str,
        uid: str,
        block_owner_deletion: bool | None = None,
        controller: bool | None = None,
    ) -> None:
        require_text(api_version=api_version, kind=kind, name=name, uid=uid)
        require_optional_flag(block_owner_deletion=block_owner_deletion, controller=controller)
        super().__init__(
            api_version=api_version,
            kind=kind,
            name=name,
            uid=uid,
            block_owner_deletion=block_owner_deletion,
            controller=controller,
        )


class ApiObjectMetadata(Struct):
    """Name, namespace, labels, annotations, finalizers and owners of an API object."""

    __module__ = "cdk8s"

    def __init__(
        self,
        *,
        annotations: Mapping[str, str] | None = None,
        finalizers: Sequence[str] | None = None,
        labels: Mapping[str, str] | None = None,
        name: str | None = None,
        namespace: str | None = None,
        owner_references: Sequence[OwnerReference | dict[str, Any]] | None = None,
    ) -> None:
        require_optional_mapping("Mapping[str, str]", annotations=annotations)
        require_optional_texts(finalizers=finalizers)
        require_optional_mapping("Mapping[str, str]", labels=labels)
        require_optional_text(name=name, namespace=namespace)
        if owner_references is not None and not isinstance(owner_references, (list, tuple)):
            raise not_optional(
                "owner_references", owner_references, "Sequence[Union[cdk8s.OwnerReference, Dict[str, Any]]]"
            )
        super().__init__(
            annotations=annotations,
            finalizers=finalizers,
            labels=labels,
            name=name,
            namespace=namespace,
            owner_references=owner_references,
        )


class ApiObjectMetadataDefinitionOptions(ApiObjectMetadata):
    """Metadata together with the object that it belongs to."""

    __module__ = "cdk8s"

    def __init__(
        self,
        *,
        annotations: Mapping[str, str] | None = None,
        finalizers: Sequence[str] | None = None,
        labels: Mapping[str, str] | None = None,
        name: str | None = None,
        namespace: str | None = None,
        owner_references: Sequence[OwnerReference | dict[str, Any]] | None = None,
        api_object: ApiObject,
    ) -> None:
        super().__init__(
            annotations=annotations,
            finalizers=finalizers,
            labels=labels,
            name=name,
            namespace=namespace,
            owner_references=owner_references,
        )
        self._values["api_object"] = api_object


class ApiObjectProps(Struct):
    """What identifies an API object: its version, its kind and its metadata."""

    __module__ = "cdk8s"

    def __init__(
        self,
        *,
        api_version: str,
        kind: str,
        metadata: ApiObjectMetadata | dict[str, Any] | None = None,
    ) -> None:
        metadata = as_metadata(metadata)
        require_text(api_version=api_version, kind=kind)
        super().__init__(api_version=api_version, kind=kind, metadata=metadata)


def as_metadata(metadata: ApiObjectMetadata | dict[str, Any] | None) -> ApiObjectMetadata | None:
    """Return the metadata as a record, from a record or from its values by name."""
    if isinstance(metadata, dict):
        return ApiObjectMetadata(**metadata)
    if metadata is not None and not isinstance(metadata, ApiObjectMetadata):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
        raise not_optional("metadata", metadata, "cdk8s.ApiObjectMetadata, Dict[str, Any]")
    return metadata
