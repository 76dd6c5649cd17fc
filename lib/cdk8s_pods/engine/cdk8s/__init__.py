"""The module `cdk8s` of the engine: apps, charts, API objects, and what belongs to them."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .api_object import ApiObject as ApiObject
    from .app import App as App
    from .chart import Chart as Chart
    from .cron import Cron as Cron, CronOptions as CronOptions
    from .dependency_graph import DependencyGraph as DependencyGraph, DependencyVertex as DependencyVertex
    from .duration import Duration as Duration, TimeConversionOptions as TimeConversionOptions
    from .group_version_kind import GroupVersionKind as GroupVersionKind
    from .helm import Helm as Helm, HelmProps as HelmProps
    from .include import Include as Include, IncludeProps as IncludeProps
    from .interfaces import IAnyProducer as IAnyProducer, IResolver as IResolver
    from .json_patch import JsonPatch as JsonPatch
    from .lazy import Lazy as Lazy
    from .metadata import ApiObjectMetadataDefinition as ApiObjectMetadataDefinition
    from .metadata_records import (
        ApiObjectMetadata as ApiObjectMetadata,
        ApiObjectMetadataDefinitionOptions as ApiObjectMetadataDefinitionOptions,
        ApiObjectProps as ApiObjectProps,
        OwnerReference as OwnerReference,
    )
    from .names import NameOptions as NameOptions, Names as Names
    from .props import AppProps as AppProps, ChartProps as ChartProps
    from .resolvers import (
        ImplicitTokenResolver as ImplicitTokenResolver,
        LazyResolver as LazyResolver,
        NumberStringUnionResolver as NumberStringUnionResolver,
        ResolutionContext as ResolutionContext,
    )
    from .size import (
        Size as Size,
        SizeConversionOptions as SizeConversionOptions,
        SizeRoundingBehavior as SizeRoundingBehavior,
    )
    from .testing import Testing as Testing
    from .yaml import Yaml as Yaml
    from .yaml_output_type import YamlOutputType as YamlOutputType
else:
    from cdk8s_pods.engine.annotations import evaluable
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
    __getattr__ = evaluable(__getattr__)
