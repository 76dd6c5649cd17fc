"""LimitRange: what single objects of a namespace may ask for."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import LimitRangeSpec

from .companion import placed, whole
from .composition import Composing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import LimitRangeItem, ObjectMeta


class LimitRange(Construct):
    """What single objects of a namespace may ask for.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        limits: One for each type.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: Neither or both of ``spec`` and its fields are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        limits: Sequence[LimitRangeItem] | None = None,
        spec: LimitRangeSpec | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = whole(
                self,
                LimitRangeSpec,
                spec,
                "limits=...",
                limits=limits,
            )
            self.api_object, self.name = placed(
                self, "v1", "LimitRange", written, metadata=metadata, ignore_rules=ignore_rules
            )
