"""IngressClass: which controller serves the Ingresses of a class."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import IngressClassSpec

from .companion import placed, whole
from .composition import Composing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdk8s_pods.model import IngressClassParametersReference, ObjectMeta


class IngressClass(Construct):
    """Which controller serves the Ingresses of a class.

    https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        controller: The controller's own name, with a domain: ``k8s.io/ingress-nginx``; it can't be changed later.
        parameters: What configures it.
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
        controller: str | None = None,
        parameters: IngressClassParametersReference | None = None,
        spec: IngressClassSpec | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = whole(
                self,
                IngressClassSpec,
                spec,
                controller=controller,
                parameters=parameters,
            )
            self.api_object, self.name = placed(
                self, "networking.k8s.io/v1", "IngressClass", written, metadata=metadata, ignore_rules=ignore_rules
            )
