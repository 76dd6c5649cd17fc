"""What a construct can depend on: constructs, groups of them, and anything with the trait `Dependable`."""

from __future__ import annotations

from abc import ABCMeta, abstractmethod

from cdk8s_pods.engine.argument_types import not_implemented, wrong_type
from cdk8s_pods.engine.failures import ScriptFailure, ScriptTypeFailure, call_back, reported
from cdk8s_pods.engine.values import native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from .construct import Construct
    from .interfaces import IDependable
    from .node import Node


class Dependable(metaclass=ABCMeta):
    """The trait that tells which constructs an object stands for as a dependency."""

    __module__ = "constructs"
    __jsii_type__ = "constructs.Dependable"

    @classmethod
    def implement(cls, instance: IDependable, trait: Dependable) -> None:
        """Give an object a trait."""
        if not isinstance(trait, Dependable):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise wrong_type("trait", trait, "constructs.Dependable")
        instance.__dependable_trait__ = trait  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # any object may have a trait

    @classmethod
    def of(cls, instance: IDependable) -> Dependable:
        """Return the trait of an object.

        Raises:
            RuntimeError: when it has none.
        """
        require_dependables("instance", (instance,))
        try:
            return _trait(instance)
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    @classmethod
    def get(cls, instance: IDependable) -> Dependable:
        """Return the trait of an object.

        Deprecated: use `of`.
        """
        return cls.of(instance)

    @property
    @abstractmethod
    def dependency_roots(self) -> list[Construct]:
        """The constructs that the object stands for."""


class _Roots(Dependable):
    def __init__(self, roots: Sequence[Construct]) -> None:
        self._roots = roots

    @property
    def dependency_roots(self) -> list[Construct]:
        return [*self._roots]


class DependencyGroup:
    """Several constructs, anywhere in the tree, to depend on at once."""

    __module__ = "constructs"
    __jsii_type__ = "constructs.DependencyGroup"

    def __init__(self, *deps: IDependable) -> None:
        self.__dependency_group__: list[IDependable] = []
        self.add(*deps)

    def add(self, *scopes: IDependable) -> None:
        """Add more constructs to the group."""
        require_dependables("scopes", scopes)
        self.__dependency_group__.extend(scopes)


class Inferred:
    """The API objects that many others come after: kept once, as the pairs would be the product of both numbers."""

    __slots__ = ("_hash", "targets")

    def __init__(self, targets: Sequence[Construct]) -> None:
        self.targets = targets
        self._hash = hash(tuple(map(id, targets)))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Inferred) and other.targets == self.targets


def dependency_roots(dependency: object) -> Sequence[Construct]:
    """Return the constructs that an object stands for as a dependency.

    Raises:
        ScriptFailure: when it is not dependable.
    """
    trait = getattr(dependency, "__dependable_trait__", None)
    if trait is not None:
        return call_back(lambda: trait.dependency_roots)  # type: ignore[no-any-return]  # as the user wrote it
    if hasattr(dependency, "__construct_node__"):
        return (dependency,)  # type: ignore[return-value]  # what has a node is a construct
    group: list[IDependable] | None = getattr(dependency, "__dependency_group__", None)
    if group is not None:
        return [root for member in group for root in dependency_roots(member)]
    raise ScriptTypeFailure('[object Object] does not implement IDependable. Use "Dependable.implement()" to implement')


def dependencies_of(node: Node) -> Sequence[Construct]:
    """Return the constructs that a node depends on, whether declared or inferred."""
    dependencies = node.__node_dependencies__
    if not dependencies:
        return ()
    found: list[Construct] = []
    met: set[object] = set()
    for dependency in dependencies:
        if isinstance(dependency, Inferred):
            new = [target for target in dependency.targets if target not in met]
            found.extend(new)
            met.update(new)
        elif dependency not in met:
            found.extend(dependency_roots(dependency))
            met.add(dependency)
    return found


def declared_dependencies_of(node: Node) -> Sequence[Construct]:
    """Return the constructs that a node depends on, without the bundles of inferred ones."""
    if not node.__node_dependencies__:
        return ()
    return [
        root
        for dependency in node.__node_dependencies__
        if not isinstance(dependency, Inferred)
        for root in dependency_roots(dependency)
    ]


def bundled_dependencies_of(node: Node) -> Sequence[Any]:
    """Return the constructs that a node depends on, with the inferred ones in their bundles."""
    return [
        item
        for dependency in node.__node_dependencies__ or ()
        for item in ((dependency,) if isinstance(dependency, Inferred) else dependency_roots(dependency))
    ]


def infer_dependency(node: Node, dependency: Construct | Inferred) -> None:
    """Let a node depend on a construct or a bundle because other dependencies imply it."""
    if node.__node_dependencies__ is None:
        node.__node_dependencies__ = {}
    node.__node_dependencies__[dependency] = None


def _trait(dependency: object) -> Dependable:
    trait = getattr(dependency, "__dependable_trait__", None)
    return trait if trait is not None else _Roots(dependency_roots(dependency))


def require_dependables(argument: str, dependencies: Iterable[object]) -> None:
    """Refuse what is not an object that could have the trait."""
    for dependency in dependencies:
        if hasattr(dependency, "__construct_node__") or hasattr(dependency, "__dependency_group__"):
            continue
        if hasattr(dependency, "__dependable_trait__") or hasattr(dependency, "__jsii_ifaces__"):
            continue
        native(dependency)  # refuses any other object
        raise not_implemented(argument, dependency, "constructs.IDependable")
