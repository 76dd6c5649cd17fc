"""What the classes of a generated module call: metaclass, decorators, and the calls that go to Node.js officially."""

from __future__ import annotations

from typing import Union

from cdk8s_pods.engine.failures import ScriptFailure, reported, reported_by_constructor
from cdk8s_pods.engine.installation import NeedsJsii, importer
from cdk8s_pods.engine.values import native, returned

from .assemblies import assembly_of, load
from .conversion import Unfit, converted_struct, number_or_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, TypeVar

    from .assemblies import Assembly, StructFields

    Decorated = TypeVar("Decorated")

Number = Union[int, float]  # noqa: UP007  # as in jsii, where it is part of annotations that are evaluated


class JSIIAssembly:
    """The archive beside a module."""

    @classmethod
    def load(cls, name: str, version: str, module: str, filename: str) -> Assembly:
        """Note the archive of a module; it is read when it is needed."""
        return load(name, version, module, filename)


def JSIIMeta(name: str, bases: tuple[type, ...], attrs: dict[str, Any], *, jsii_type: str | None = None) -> Any:  # noqa: N802  # name of jsii
    """Return a class. It is no metaclass, so that classes of the engine need none."""
    if jsii_type is not None:
        attrs["__jsii_type__"] = jsii_type
        assembly_of(jsii_type)
        if not bases:
            attrs["__native__"] = _union_as_native
    cls: Any = type(name, bases, attrs)
    if jsii_type is not None and getattr(cls, "__is_api_object__", False):
        cls.__own_to_json__ = cls.to_json
    return cls


JSIIAbstractClass = JSIIMeta


def data_type(
    *, jsii_type: str, jsii_struct_bases: Sequence[type], name_mapping: Mapping[str, str]
) -> Callable[[Decorated], Decorated]:
    """Mark a class as a struct: a record of keyword arguments."""
    assembly_of(jsii_type)

    def mark(cls: Any) -> Any:
        cls.__jsii_type__ = jsii_type
        cls.__jsii_struct_bases__ = jsii_struct_bases
        cls.__jsii_name_mapping__ = name_mapping
        cls.__native__ = _struct_as_native
        return cls

    return mark


def enum(*, jsii_type: str) -> Callable[[Decorated], Decorated]:
    """Mark an enum whose values stand beside it in JavaScript."""
    assembly_of(jsii_type)

    def mark(cls: Any) -> Any:
        cls.__jsii_type__ = jsii_type
        cls.__native__ = _member_as_native
        return cls

    return mark


def interface(*, jsii_type: str) -> Callable[[Decorated], Decorated]:
    """Mark an interface."""

    def mark(cls: Any) -> Any:
        cls.__jsii_type__ = jsii_type
        return cls

    return mark


def proxy_for(abstract_class: Any) -> Any:
    """Return the class that stands for objects of an abstract class."""
    of_library = getattr(abstract_class, "__jsii_proxy_class__", None)
    return of_library() if of_library else abstract_class  # those of the engine need no other class


def create(kind: Any, obj: Any, arguments: Sequence[Any]) -> None:
    """Make an object of the API in the tree: the constructor of every class that stands for a kind."""
    from cdk8s_pods.engine.argument_types import require_construct, require_text
    from cdk8s_pods.engine.constructs.node import Node

    assembly, name = assembly_of(kind.__jsii_type__)
    version, api_kind, props_name = assembly.parts(name, "O")
    scope, id, *props = arguments  # noqa: A001  # official name
    require_construct("scope", scope)
    require_text(id=id)
    fields = assembly.struct(props_name)
    values = _converted(fields, props[0], api_kind) if props else {}
    if kind.__api_shape__ is None and not fields.is_written_as_it_is:
        kind.__api_shape__ = _Shape(version, api_kind, fields)
    obj.__construct_node__ = Node(obj, scope, id)
    document = {"apiVersion": version, "kind": api_kind, **values}
    metadata = values.get("metadata")
    try:
        obj.__api_define__(document, metadata if isinstance(metadata, dict) else None, any_shape=True)
    except ScriptFailure as failure:
        # It stays in the tree, where it is not written.
        obj.__is_api_object__ = False
        raise reported_by_constructor(failure) from failure.__cause__


def invoke(obj: Any, method: str, arguments: Sequence[Any] | None = None) -> Any:  # noqa: ARG001  # the calls known have none
    """Call a method of an object: `toJson` of an object of the API."""
    if method != "toJson" or not getattr(obj, "__is_api_object__", False):
        raise NeedsJsii(importer(), f"{type(obj).__name__}.{method}")
    try:
        return returned(obj.__api_render__())
    except ScriptFailure as failure:
        raise reported(failure) from failure.__cause__


def sinvoke(kind: Any, method: str, arguments: Sequence[Any]) -> Any:
    """Call a method of a class: `manifest` of an object of the API, or one that makes a union of a value."""
    assembly, name = assembly_of(kind.__jsii_type__)
    if method == "manifest":
        version, api_kind, props_name = assembly.parts(name, "O")
        fields = assembly.struct(props_name)
        values = _converted(fields, arguments[0], api_kind) if arguments else {}
        try:
            return returned(_Shape(version, api_kind, fields)(values))
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__
    assembly.parts(name, "U")
    union = kind.__new__(kind)
    try:
        union.__union_value__ = number_or_text(arguments[0])
    except Unfit as unfit:
        raise unfit.refusal(f"{name}.{method}()") from None
    return union


def get(obj: Any, name: str) -> Any:
    """Return a property of an object: the value of a union."""
    if name != "value" or not hasattr(obj, "__union_value__"):
        raise NeedsJsii(importer(), f"{type(obj).__name__}.{name}")
    return obj.__union_value__


def sget(kind: Any, name: str) -> Any:
    """Return a property of a class: the API version and kind of an object of the API."""
    if name != "GVK":
        raise NeedsJsii(importer(), f"{kind.__name__}.{name}")
    from cdk8s_pods.engine.cdk8s.group_version_kind import GroupVersionKind

    assembly, type_name = assembly_of(kind.__jsii_type__)
    version, api_kind, _ = assembly.parts(type_name, "O")
    return GroupVersionKind(api_version=version, kind=api_kind)


class _Shape:
    """Makes the document that is written of one that is resolved."""

    def __init__(self, version: str, kind: str, fields: StructFields) -> None:
        self._version = version
        self._kind = kind
        self._fields = fields

    def __call__(self, document: dict[str, Any]) -> dict[str, Any]:
        return {"apiVersion": self._version, "kind": self._kind, **self._fields.shaped(document)}


def _converted(fields: StructFields, props: Any, kind: str) -> dict[str, Any]:
    try:
        return converted_struct(fields, props, getattr(type(props), "__jsii_name_mapping__", None))
    except Unfit as unfit:
        raise unfit.refusal(kind) from None


def _struct_as_native(self: Any) -> dict[str, Any]:
    """Return a struct where any value may stand: its properties, under their names in JavaScript."""
    return {
        prop: native(value)
        for name, prop in self.__jsii_name_mapping__.items()
        if (value := self._values.get(name)) is not None
    }


def _member_as_native(self: Any) -> str | float:
    assembly, name = assembly_of(self.__jsii_type__)
    parts = assembly.parts(name, "E")
    value = dict(zip(parts[::2], parts[1::2], strict=True)).get(self.value)
    if value is None:
        raise NeedsJsii(importer(), f"{name}.{self.value}")
    if value[0] == '"':
        return value[1:]
    number = float(value[1:])
    return int(number) if number.is_integer() else number


def _union_as_native(self: Any) -> Any:
    assembly, name = assembly_of(self.__jsii_type__)
    (form,) = assembly.parts(name, "U")
    return {"value": self.__union_value__} if form == "v" else self.__union_value__
