"""Namespace: what the server keeps of a namespace; its labels say more, such as the Pod Security level."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import NamespaceSpec

from .companion import placed, whole
from .composition import Composing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import ObjectMeta


class Namespace(Construct):
    """What the server keeps of a namespace; its labels say more, such as the Pod Security level.

    https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        finalizers: Who must agree before it is gone; ``kubernetes`` unless written.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: ``spec`` and a field of it are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        finalizers: Sequence[str] | None = None,
        spec: NamespaceSpec | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = whole(
                self,
                NamespaceSpec,
                spec,
                finalizers=finalizers,
            )
            self.api_object, self.name = placed(
                self, "v1", "Namespace", written, metadata=metadata, ignore_rules=ignore_rules
            )
