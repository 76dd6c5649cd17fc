"""The module `cdk8s` of the engine: apps, charts, API objects, and what belongs to them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .api_object import ApiObject
    from .app import App
    from .chart import Chart
    from .cron import Cron, CronOptions
    from .dependency_graph import DependencyGraph, DependencyVertex
    from .duration import Duration, TimeConversionOptions
    from .group_version_kind import GroupVersionKind
    from .helm import Helm, HelmProps
    from .include import Include, IncludeProps
    from .interfaces import IAnyProducer, IResolver
    from .json_patch import JsonPatch
    from .lazy import Lazy
    from .metadata import ApiObjectMetadataDefinition
    from .metadata_records import ApiObjectMetadata, ApiObjectMetadataDefinitionOptions, ApiObjectProps, OwnerReference
    from .names import NameOptions, Names
    from .props import AppProps, ChartProps
    from .resolvers import ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver, ResolutionContext
    from .size import Size, SizeConversionOptions, SizeRoundingBehavior
    from .testing import Testing
    from .yaml import Yaml
    from .yaml_output_type import YamlOutputType

__all__ = [
    "ApiObject",
    "ApiObjectMetadata",
    "ApiObjectMetadataDefinition",
    "ApiObjectMetadataDefinitionOptions",
    "ApiObjectProps",
    "App",
    "AppProps",
    "Chart",
    "ChartProps",
    "Cron",
    "CronOptions",
    "DependencyGraph",
    "DependencyVertex",
    "Duration",
    "GroupVersionKind",
    "Helm",
    "HelmProps",
    "IAnyProducer",
    "IResolver",
    "ImplicitTokenResolver",
    "Include",
    "IncludeProps",
    "JsonPatch",
    "Lazy",
    "LazyResolver",
    "NameOptions",
    "Names",
    "NumberStringUnionResolver",
    "OwnerReference",
    "ResolutionContext",
    "Size",
    "SizeConversionOptions",
    "SizeRoundingBehavior",
    "Testing",
    "TimeConversionOptions",
    "Yaml",
    "YamlOutputType",
]

# Every name is loaded when it is first asked for: most charts use three or four of them.
_FILES = {
    "ApiObject": "api_object",
    "ApiObjectMetadata": "metadata_records",
    "ApiObjectMetadataDefinition": "metadata",
    "ApiObjectMetadataDefinitionOptions": "metadata_records",
    "ApiObjectProps": "metadata_records",
    "App": "app",
    "AppProps": "props",
    "Chart": "chart",
    "ChartProps": "props",
    "Cron": "cron",
    "CronOptions": "cron",
    "DependencyGraph": "dependency_graph",
    "DependencyVertex": "dependency_graph",
    "Duration": "duration",
    "GroupVersionKind": "group_version_kind",
    "Helm": "helm",
    "HelmProps": "helm",
    "IAnyProducer": "interfaces",
    "IResolver": "interfaces",
    "ImplicitTokenResolver": "resolvers",
    "Include": "include",
    "IncludeProps": "include",
    "JsonPatch": "json_patch",
    "Lazy": "lazy",
    "LazyResolver": "resolvers",
    "NameOptions": "names",
    "Names": "names",
    "NumberStringUnionResolver": "resolvers",
    "OwnerReference": "metadata_records",
    "ResolutionContext": "resolvers",
    "Size": "size",
    "SizeConversionOptions": "size",
    "SizeRoundingBehavior": "size",
    "Testing": "testing",
    "TimeConversionOptions": "duration",
    "Yaml": "yaml",
    "YamlOutputType": "yaml_output_type",
}


def __getattr__(name: str) -> object:
    from cdk8s_pods.engine.lazy_names import load

    return load(__package__ or __name__, __name__, name, _FILES)
