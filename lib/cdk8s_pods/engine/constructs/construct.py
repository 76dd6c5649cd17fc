"""A part of an app: the class from which every chart, object and pattern is derived."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import not_optional, require_text, wrong_type

from .node import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from .interfaces import IMixin

# Only names with double underscores on both sides, here and in every subclass within the engine: a user's subclass may
# use every other name for itself, as it can with the official modules.


class Construct:
    """A part of an app, made within another part (the scope) under an id that is unique there."""

    __module__ = "constructs"
    __jsii_type__ = "constructs.Construct"
    __script_name__: ClassVar[str] = "Construct"
    __is_api_object__: bool = False
    __is_chart__: bool = False
    __slots__ = ("__construct_node__", "__dependable_trait__", "__dict__", "__weakref__")

    __construct_node__: Node

    def __init__(self, scope: Construct, id: str) -> None:  # official name
        if not isinstance(scope, Construct):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise wrong_type("scope", scope, "constructs.Construct")
        if not isinstance(id, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            require_text(id=id)
        self.__construct_node__ = Node(self, scope, id)

    def __init_subclass__(cls, *, jsii_type: str | None = None, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        if jsii_type is not None:
            cls.__jsii_type__ = jsii_type
        if "__jsii_type__" in cls.__dict__:
            return  # written by a generator, which calls the engine another way
        init = cls.__dict__.get("__init__")
        if init is not None and not init.__globals__.get("__name__", "").startswith("cdk8s_pods.engine."):
            from .initialization import check_initialization  # deferred: not for the engine's own classes

            check_initialization(cls)

    @property
    def node(self) -> Node:
        """The place in the tree."""
        try:
            return self.__construct_node__
        except AttributeError:
            from .initialization import not_initialized

            raise not_initialized(self) from None

    @classmethod
    def is_construct(cls, x: Any) -> bool:
        """Return whether `x` is a construct."""
        return isinstance(x, Construct)

    def to_string(self) -> str:
        """Return the path, or `<root>`."""
        return self.__construct_node__.path or "<root>"

    def with_(self, *mixins: IMixin) -> Construct:
        """Apply mixins, one after the other, to this construct and all below it that a mixin supports."""
        return self.node.with_(*mixins)


class RootConstruct(Construct):
    """The top of a tree."""

    __module__ = "constructs"
    __jsii_type__ = "constructs.RootConstruct"
    __script_name__ = "RootConstruct"
    __slots__ = ()

    def __init__(self, id: str | None = None) -> None:  # official name
        if id is not None and not isinstance(id, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise not_optional("id", id, "str")
        self.__construct_node__ = Node(self, None, id or "")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the root alone has no scope
