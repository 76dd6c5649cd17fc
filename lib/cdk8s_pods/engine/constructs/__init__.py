"""The module `constructs` of the engine: the tree that every chart is made of."""

from __future__ import annotations

from .construct import Construct as Construct, RootConstruct as RootConstruct
from .dependency import Dependable as Dependable, DependencyGroup as DependencyGroup
from .node import Node as Node

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    # What few charts use.
    from .interfaces import (
        IConstruct as IConstruct,
        IDependable as IDependable,
        IMixin as IMixin,
        IValidation as IValidation,
    )
    from .metadata import MetadataEntry as MetadataEntry, MetadataOptions as MetadataOptions
    from .order import ConstructOrder as ConstructOrder
else:
    from cdk8s_pods.engine.annotations import evaluable, evaluate_later
    from cdk8s_pods.exports import lazy_exports

    evaluate_later(Construct, RootConstruct, Dependable, DependencyGroup, Node)
    __getattr__, __dir__ = lazy_exports()
    __getattr__ = evaluable(__getattr__)
