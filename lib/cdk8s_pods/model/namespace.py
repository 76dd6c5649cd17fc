"""What a Namespace is made of, and what limits those who use it."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal, TypeAlias

    from .scalars import Quantity

    #: Which pods a ResourceQuota counts.
    QuotaScope: TypeAlias = Literal[
        "Terminating",
        "NotTerminating",
        "BestEffort",
        "NotBestEffort",
        "PriorityClass",
        "CrossNamespacePodAffinity",
        "VolumeAttributesClass",
    ]


class NamespaceSpec(Value):
    """What the server keeps of a namespace; its labels say more, such as the Pod Security level.

    https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
    """

    finalizers: Sequence[str] | None = None
    """Who must agree before it is gone; ``kubernetes`` unless written."""


class ScopedResourceSelectorRequirement(Value):
    """One thing that must hold of what a quota counts."""

    scope_name: QuotaScope
    """What is looked at."""
    operator: Literal["In", "NotIn", "Exists", "DoesNotExist"]
    """``In`` and ``NotIn`` are for priority and attributes classes, and need ``values``."""
    values: Sequence[str] | None = None
    """The names of the classes."""


class ScopeSelector(Value):
    """What a quota counts; everything written here must hold."""

    match_expressions: Sequence[ScopedResourceSelectorRequirement] | None = None
    """The requirements."""


class ResourceQuotaSpec(Value):
    """How much the objects of a namespace may ask for together.

    https://kubernetes.io/docs/concepts/policy/resource-quotas/
    """

    hard: Mapping[str, Quantity] | None = None
    """The most of each: ``{"requests.cpu": 4, "limits.memory": "8Gi", "pods": 20, "count/secrets": 50}``."""
    scopes: Sequence[QuotaScope] | None = None
    """Only pods that match all of these are counted."""
    scope_selector: ScopeSelector | None = None
    """The same with operators, for classes of priority for instance."""


class LimitRangeItem(Value):
    """What one container, pod or claim may ask for, and what it gets where it asks for nothing.

    https://kubernetes.io/docs/concepts/policy/limit-range/
    """

    type: Literal["Container", "Pod", "PersistentVolumeClaim"]
    """What is limited."""
    default: Mapping[str, Quantity] | None = None
    """The limits of a container that has none; not for pods."""
    default_request: Mapping[str, Quantity] | None = None
    """The requests of a container that has none; its limits unless written. Not for pods."""
    min: Mapping[str, Quantity] | None = None
    """The least."""
    max: Mapping[str, Quantity] | None = None
    """The most."""
    max_limit_request_ratio: Mapping[str, Quantity] | None = None
    """How many times the request a limit may be."""


class LimitRangeSpec(Value):
    """What single objects of a namespace may ask for."""

    limits: Sequence[LimitRangeItem]
    """One for each type."""
