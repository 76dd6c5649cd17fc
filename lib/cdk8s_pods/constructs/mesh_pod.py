"""A bare pod in a service mesh."""

from __future__ import annotations

from cdk8s_pods.patterns import mesh as mesh_pattern

from .pod import Pod

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs import Construct

    from cdk8s_pods.model import ObjectMeta, PodSpec
    from cdk8s_pods.patterns import Consul, Dapr, Istio, Linkerd, Proxy
    from cdk8s_pods.patterns.pattern import Pattern


class MeshPod(Pod):
    """A pod whose traffic goes through the proxy of a service mesh.

    The one-line form of ``Pod(..., patterns=[mesh(...)])``.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        spec: The pod.
        mesh: ``Istio(...)``, ``Linkerd(...)``, ``Consul(...)`` or ``Dapr(...)`` to have the mesh inject its proxy in
            the cluster; ``Proxy(...)`` for an explicit proxy container.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        patterns: More patterns, applied behind this one in order.
        ignore_rules: Ids of rules turned off for this pod, each with the reason.

    Raises:
        InvalidManifest: The pod cannot work; every problem is named with its path.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        spec: PodSpec,
        mesh: Istio | Linkerd | Consul | Dapr | Proxy,
        metadata: ObjectMeta | None = None,
        patterns: Sequence[Pattern] = (),
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        applied = mesh_pattern(mesh)
        super().__init__(
            scope, id, spec=spec, metadata=metadata, patterns=[applied, *patterns], ignore_rules=ignore_rules
        )
