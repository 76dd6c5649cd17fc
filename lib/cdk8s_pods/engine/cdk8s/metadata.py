"""The metadata of an API object while the app is being put together."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import require_all, require_text, wrong_type
from cdk8s_pods.engine.failures import ScriptFailure, reported
from cdk8s_pods.engine.values import native, plain_text, returned, sorted_map

from .owners import resolvers_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .api_object import ApiObject
    from .metadata_records import OwnerReference

_NEEDED_BY_OWNERS = frozenset(("apiVersion", "kind", "name", "uid"))
_FIELDS = frozenset(("annotations", "finalizers", "labels", "name", "namespace", "ownerReferences"))


class ApiObjectMetadataDefinition:
    """The metadata of an API object: labels, annotations and more can be added until the app is synthesized."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.ApiObjectMetadataDefinition"
    __script_name__ = "ApiObjectMetadataDefinition"
    __slots__ = (
        "__metadata_object__",
        "__metadata_of_any_shape__",
        "__metadata_options__",
        "__weakref__",
    )

    __metadata_object__: ApiObject
    __metadata_options__: dict[str, Any]
    __metadata_of_any_shape__: bool

    def __init__(
        self,
        *,
        api_object: ApiObject,
        annotations: Mapping[str, str] | None = None,
        finalizers: Sequence[str] | None = None,
        labels: Mapping[str, str] | None = None,
        name: str | None = None,
        namespace: str | None = None,
        owner_references: Sequence[OwnerReference | dict[str, Any]] | None = None,
    ) -> None:
        from .metadata_records import ApiObjectMetadata

        if not getattr(api_object, "__is_api_object__", False):
            raise wrong_type("api_object", api_object, "cdk8s.ApiObject")
        options = ApiObjectMetadata(
            annotations=annotations,
            finalizers=finalizers,
            labels=labels,
            name=name,
            namespace=namespace,
            owner_references=owner_references,
        )
        self.__metadata_define__(api_object, native_metadata(options))

    def __metadata_define__(self, api_object: ApiObject, options: dict[str, Any]) -> None:
        options["labels"] = {**(options.get("labels") or {})}
        self.__metadata_object__ = api_object
        self.__metadata_options__ = options
        self.__metadata_of_any_shape__ = False

    @property
    def name(self) -> str | None:
        """The name of the object, given or generated."""
        return self.__metadata_options__.get("name")

    @property
    def namespace(self) -> str | None:
        """The namespace of the object."""
        return self.__metadata_options__.get("namespace")

    def add_label(self, key: str, value: str) -> None:
        """Add a label."""
        require_text(key=key, value=value)
        self.__metadata_options__["labels"][plain_text(key)] = plain_text(value)

    def get_label(self, key: str) -> str | None:
        """Return the value of a label, or None."""
        require_text(key=key)
        return self.__metadata_options__["labels"].get(key)  # type: ignore[no-any-return]  # labels are text

    def add_annotation(self, key: str, value: str) -> None:
        """Add an annotation."""
        require_text(key=key, value=value)
        options = self.__metadata_options__
        options["annotations"] = {**(options.get("annotations") or {}), plain_text(key): plain_text(value)}

    def add_finalizers(self, *finalizers: str) -> None:
        """Add finalizers."""
        require_all("finalizers", finalizers, str, "str")
        options = self.__metadata_options__
        options["finalizers"] = [*(options.get("finalizers") or ()), *map(plain_text, finalizers)]

    def add_owner_reference(
        self,
        *,
        api_version: str,
        kind: str,
        name: str,
        uid: str,
        block_owner_deletion: bool | None = None,
        controller: bool | None = None,
    ) -> None:
        """Add an object that this one belongs to."""
        from .metadata_records import OwnerReference

        owner = OwnerReference(
            api_version=api_version,
            kind=kind,
            name=name,
            uid=uid,
            block_owner_deletion=block_owner_deletion,
            controller=controller,
        )
        options = self.__metadata_options__
        options["ownerReferences"] = [*(options.get("ownerReferences") or ()), native(owner)]

    def add(self, key: str, value: Any) -> None:
        """Add any other field."""
        require_text(key=key)
        if key not in _FIELDS:
            self.__metadata_options__[plain_text(key)] = native(value)
            self.__metadata_of_any_shape__ = True

    def to_json(self) -> Any:
        """Return the metadata as it is written."""
        try:
            return returned(self.__metadata_render__())
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    def __metadata_render__(self) -> Any:
        options = self.__metadata_options__
        resolvers = resolvers_of(self.__metadata_object__)
        if resolvers or self.__metadata_of_any_shape__:
            from .rendering import resolve, sanitize

            fields = {**options, "annotations": options.get("annotations") or {}}
            for field in ("finalizers", "ownerReferences"):
                fields[field] = options.get(field) or []
            return sanitize(resolve([], fields, self.__metadata_object__, resolvers), drop_empty=True)
        # The same for metadata that contains nothing but text, in the alphabetical order of the fields.
        result: dict[str, Any] = {}
        if options.get("annotations"):
            result["annotations"] = sorted_map(options["annotations"])
        if options.get("finalizers"):
            result["finalizers"] = options["finalizers"]
        if options["labels"]:
            result["labels"] = sorted_map(options["labels"])
        name = options.get("name")
        if name is not None:
            result["name"] = name
        namespace = options.get("namespace")
        if namespace is not None:
            result["namespace"] = namespace
        if options.get("ownerReferences"):
            result["ownerReferences"] = [sorted_map(owner) for owner in options["ownerReferences"]]
        return result or None


def defined_metadata(api_object: ApiObject, options: dict[str, Any], *, any_shape: bool) -> ApiObjectMetadataDefinition:
    """Return the metadata of an object from native values, for use within the engine."""
    metadata = ApiObjectMetadataDefinition.__new__(ApiObjectMetadataDefinition)
    metadata.__metadata_object__ = api_object
    metadata.__metadata_options__ = options
    metadata.__metadata_of_any_shape__ = any_shape
    return metadata


def native_metadata(metadata: Any) -> dict[str, Any]:
    """Return a record of metadata as native values.

    Raises:
        RuntimeError: for a label, annotation or finalizer that is not text.
    """
    values: dict[str, Any] = native(metadata)
    for field in ("labels", "annotations"):
        for key, value in (values.get(field) or {}).items():
            if not isinstance(value, str):
                raise RuntimeError(f"metadata.{field}[{key!r}] must be a string; got {value!r}")
    if isinstance(values.get("finalizers"), str):
        raise RuntimeError(f"metadata.finalizers must be a list of strings; got {values['finalizers']!r}")
    for position, owner in enumerate(values.get("ownerReferences") or ()):
        if not isinstance(owner, dict) or not _NEEDED_BY_OWNERS.issubset(owner):
            raise RuntimeError(f"metadata.owner_references[{position}] must be an OwnerReference; got {owner!r}")
    return values
