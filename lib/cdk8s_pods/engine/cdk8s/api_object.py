"""An object of the Kubernetes API: what becomes one document in the files written."""

from __future__ import annotations

import os

from cdk8s_pods.engine.argument_types import require_all, require_construct, require_text, wrong_type
from cdk8s_pods.engine.constructs.construct import Construct
from cdk8s_pods.engine.constructs.node import Node, default_child_of
from cdk8s_pods.engine.failures import ScriptFailure, ScriptTypeFailure, call_back, reported, reported_by_constructor
from cdk8s_pods.engine.values import plain_text, returned

from .json_patch import JsonPatch, apply_patches
from .metadata import ApiObjectMetadataDefinition, defined_metadata, native_metadata
from .owners import chart_of, resolvers_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ClassVar

    from .chart import Chart
    from .metadata_records import ApiObjectMetadata

_IDENTITY = ("apiVersion", "kind", "metadata")


class ApiObject(Construct):
    """An object of the Kubernetes API, identified by version, kind and name; its body comes by JSON patches."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.ApiObject"
    __script_name__ = "ApiObject"
    __is_api_object__ = True
    __slots__ = (
        "__api_chart__",
        "__api_metadata__",
        "__api_name__",
        "__api_patches__",
        "__api_props__",
    )

    __api_shape__: ClassVar[Callable[[dict[str, Any]], dict[str, Any]] | None] = None
    """Makes what is written of what is resolved, in classes of generated modules."""
    __own_to_json__: ClassVar[Callable[[Any], Any]]
    """The method `to_json` that is not one of the user."""
    __api_chart__: Chart
    __api_metadata__: ApiObjectMetadataDefinition
    __api_name__: str
    __api_patches__: list[JsonPatch]
    __api_props__: dict[str, Any]

    def __init__(
        self,
        scope: Construct,
        id: str,  # official name
        *,
        api_version: str,
        kind: str,
        metadata: ApiObjectMetadata | dict[str, Any] | None = None,
    ) -> None:
        if not isinstance(scope, Construct):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise wrong_type("scope", scope, "constructs.Construct")
        if not isinstance(id, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            require_text(id=id)
        options: dict[str, Any] | None = None
        if metadata is not None:
            from .metadata_records import as_metadata

            metadata = as_metadata(metadata)
        if type(api_version) is not str or type(kind) is not str:
            require_text(api_version=api_version, kind=kind)
            api_version, kind = plain_text(api_version), plain_text(kind)
        if metadata is not None:
            options = native_metadata(metadata)
        self.__construct_node__ = Node(self, scope, id)
        try:
            self.__api_define__({"apiVersion": api_version, "kind": kind}, options, any_shape=False)
        except ScriptFailure as failure:
            # It stays in the tree, where it is not written.
            self.__is_api_object__ = False
            raise reported_by_constructor(failure) from failure.__cause__

    def __api_define__(self, props: dict[str, Any], metadata: dict[str, Any] | None, *, any_shape: bool) -> None:
        self.__api_patches__ = []
        self.__api_props__ = props
        self.__api_chart__ = chart = chart_of(self)
        _api_group(props.get("apiVersion"))
        given = metadata or {}
        name = given.get("name")
        self.__api_name__ = name = chart.__chart_name_for__(self) if name is None else name
        namespace = given.get("namespace")
        labels = {**chart.labels, **(given.get("labels") or {})}
        options = {"name": name, **given}
        options["namespace"] = chart.namespace if namespace is None else namespace
        options["labels"] = labels
        self.__api_metadata__ = defined_metadata(self, options, any_shape=any_shape)

    @classmethod
    def is_api_object(cls, o: Any) -> bool:
        """Return whether `o` is an API object."""
        return isinstance(o, ApiObject)

    @classmethod
    def of(cls, c: Construct) -> ApiObject:
        """Return the construct itself if it is an API object, else that of its default child.

        Raises:
            RuntimeError: when there is none.
        """
        require_construct("c", c)
        construct: Construct = c
        try:
            while not isinstance(construct, ApiObject):
                child: Any = default_child_of(construct.node)
                if child is None:
                    raise ScriptFailure(
                        "cannot find a (direct or indirect) child of type ApiObject "
                        f"for construct {construct.node.path}"
                    )
                construct = child
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__
        return construct

    @property
    def name(self) -> str:
        """The name of the object, given or generated."""
        return self.__api_name__

    @property
    def api_version(self) -> str:
        """The version of the API with its group, like `apps/v1`."""
        return self.__api_props__["apiVersion"]  # type: ignore[no-any-return]  # text

    @property
    def api_group(self) -> str:
        """The group of the API, `core` for those without one."""
        return _api_group(self.__api_props__["apiVersion"])

    @property
    def kind(self) -> str:
        """The kind, like `Pod`."""
        return self.__api_props__.get("kind")  # type: ignore[return-value]  # None only for an included document without

    @property
    def chart(self) -> Chart:
        """The chart that the object belongs to."""
        return self.__api_chart__

    @property
    def metadata(self) -> ApiObjectMetadataDefinition:
        """The metadata of the object."""
        return self.__api_metadata__

    def add_dependency(self, *dependencies: Construct) -> None:
        """Let the object come after others."""
        self.node.add_dependency(*dependencies)

    def add_json_patch(self, *ops: JsonPatch) -> None:
        """Change the object, after everything else, when it is rendered."""
        for op in ops:
            if not isinstance(op, JsonPatch):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
                require_all("ops", ops, JsonPatch, "cdk8s.JsonPatch")
        self.__api_patches__.extend(ops)

    def to_json(self) -> Any:
        """Return the object as it is written, changes by JSON patches included.

        Keys are sorted unless the environment variable CDK8S_DISABLE_SORT is set, but not within what comes by patches.
        """
        try:
            return returned(self.__api_render__())
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    def __api_document__(self) -> dict[str, Any]:
        """Return the object for writing, by way of the user's `to_json` if there is one."""
        if type(self).to_json is type(self).__own_to_json__:
            return self.__api_render__()
        from cdk8s_pods.engine.values import native

        return native(call_back(self.to_json))  # type: ignore[no-any-return]  # a dict, if the user returns one

    def __api_render__(self) -> dict[str, Any]:
        try:
            document = self.__api_rendered__()
        except ScriptFailure as failure:
            raise ScriptFailure(
                f"Failed serializing construct at path '{self.node.path}' with name '{self.name}': "
                f"{failure.name}: {failure}"
            ) from failure.__cause__
        shape = type(self).__api_shape__
        return document if shape is None else shape(document)

    def __api_rendered__(self) -> dict[str, Any]:
        props = self.__api_props__
        metadata = self.__api_metadata__.__metadata_render__()
        resolvers = resolvers_of(self)
        document: dict[str, Any]
        if len(props) == 2 and not resolvers:
            document = {"apiVersion": props["apiVersion"], "kind": props["kind"], "metadata": metadata}
            if metadata is None:
                del document["metadata"]
        else:
            from .rendering import resolve, sanitize

            sort_keys = not os.environ.get("CDK8S_DISABLE_SORT")
            resolved = resolve([], {**props, "metadata": metadata}, self, resolvers)
            document = sanitize(resolved, sort_keys=sort_keys)
        patches = self.__api_patches__
        if patches:
            document = apply_patches(document, patches)
        if document is None:
            raise ScriptTypeFailure("Cannot convert undefined or null to object")
        if tuple(document)[:3] == _IDENTITY:
            return document
        from .rendering import api_version_first

        return api_version_first(document)


ApiObject.__own_to_json__ = ApiObject.to_json


def included_api_object(scope: Construct, id: str, document: dict[str, Any]) -> ApiObject:
    """Return an API object with the fields of a document, for use within the engine."""
    obj = ApiObject.__new__(ApiObject)
    obj.__construct_node__ = Node(obj, scope, id)
    metadata: Any = document.get("metadata")
    try:
        obj.__api_define__(document, metadata if isinstance(metadata, dict) else None, any_shape=True)
    except ScriptFailure:
        obj.__is_api_object__ = False
        raise
    return obj


def _api_group(api_version: Any) -> str:
    if not isinstance(api_version, str):
        raise ScriptTypeFailure("Cannot read properties of undefined (reading 'split')")
    group, *rest = api_version.split("/")
    if not rest:
        return "core"
    if len(rest) == 1:
        return group
    raise ScriptFailure(
        f"invalid apiVersion {api_version}, expecting GROUP/VERSION. "
        "See https://kubernetes.io/docs/reference/using-api/api-overview/#api-groups"
    )
