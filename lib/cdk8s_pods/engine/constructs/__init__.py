"""The module `constructs` of the engine: the tree that every chart is made of."""

from __future__ import annotations

from .construct import Construct, RootConstruct
from .dependency import Dependable, DependencyGroup
from .node import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .interfaces import IConstruct, IDependable, IMixin, IValidation
    from .metadata import MetadataEntry, MetadataOptions
    from .order import ConstructOrder

__all__ = [
    "Construct",
    "ConstructOrder",
    "Dependable",
    "DependencyGroup",
    "IConstruct",
    "IDependable",
    "IMixin",
    "IValidation",
    "MetadataEntry",
    "MetadataOptions",
    "Node",
    "RootConstruct",
]

# What few charts use is loaded when it is first asked for.
_FILES = {
    "ConstructOrder": "order",
    "IConstruct": "interfaces",
    "IDependable": "interfaces",
    "IMixin": "interfaces",
    "IValidation": "interfaces",
    "MetadataEntry": "metadata",
    "MetadataOptions": "metadata",
}


def __getattr__(name: str) -> object:
    from cdk8s_pods.engine.lazy_names import load

    return load(__package__ or __name__, __name__, name, _FILES)
