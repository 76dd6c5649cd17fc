"""The service mesh pattern: a proxy on every path in and out of the pod."""

from __future__ import annotations

from .metadata import with_annotations, with_labels
from .placement import order_of, with_helper, with_main

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from cdk8s_pods.model import PodTemplateSpec

    from .consul import Consul
    from .dapr import Dapr
    from .istio import Istio
    from .linkerd import Linkerd
    from .pattern import Pattern
    from .proxy import Proxy

    #: The meshes whose own webhook puts the proxy into the pod, given labels and annotations that ask for it.
    InjectingMesh: TypeAlias = Istio | Linkerd | Consul | Dapr


def mesh(by: InjectingMesh | Proxy) -> Pattern:
    """Put the pod into a service mesh.

    Args:
        by: ``Istio(...)``, ``Linkerd(...)``, ``Consul(...)`` or ``Dapr(...)`` writes the labels and annotations on
            which that mesh's webhook injects its proxy in the cluster; ``Proxy(...)`` writes an explicit proxy
            container of your own, visible in the manifest.

    Returns:
        A pattern: a function from a pod template to the one in the mesh.

    Raises:
        InvalidManifest: When applied: the pod has one of the labels or annotations with another value, or the
            explicit proxy does not listen where it promises, or Kubernetes has no order such as the one asked for it.
    """
    # Deferred: the meshes are many and a program uses one.
    from .proxy import Proxy

    if isinstance(by, Proxy):
        return _explicit(by)
    return _injected(by)


def _injected(by: InjectingMesh) -> Pattern:
    labels, annotations = by.labels(), by.annotations()

    def with_injection(template: PodTemplateSpec) -> PodTemplateSpec:
        if labels:
            template = with_labels(template, labels)
        return with_annotations(template, annotations) if annotations else template

    return with_injection


def _explicit(by: Proxy) -> Pattern:
    by.refuse_unless_it_listens()
    order = order_of(by.container, by.before, by.after)

    def with_proxy(template: PodTemplateSpec) -> PodTemplateSpec:
        template = with_main(template, by.main, by.with_upstreams)
        return with_helper(template, by.container, plain=by.plain or False, order=order, first=True)

    return with_proxy
