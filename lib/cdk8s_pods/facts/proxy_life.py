"""When the containers live that injectors add to a pod: as native sidecars, or from its ordinary ones on, for ever."""

from __future__ import annotations

from .mesh_proxies import (
    CONSUL_INJECT,
    DAPR_ENABLED,
    ISTIO_INJECT,
    ISTIO_REVISION,
    LINKERD_INJECT,
    injected_proxies,
    is_true,
    taken_ports,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.issues.field_path import Step

#: https://istio.io/latest/docs/reference/config/annotations/ and pilot/pkg/features/pilot.go of istio/istio:
#: `ENABLE_NATIVE_SIDECARS=auto` is the default, on where the nodes are of 1.33 or later.
ISTIO_NATIVE = "sidecar.istio.io/nativeSidecar"
_ISTIO_NATIVE_FROM = (1, 33)
#: `proxy.nativeSidecar` of charts/linkerd-control-plane/values.yaml of linkerd/linkerd2 is true.
LINKERD_NATIVE = (
    "config.linkerd.io/proxy-enable-native-sidecar",
    "config.beta.linkerd.io/proxy-enable-native-sidecar",
    "config.alpha.linkerd.io/proxy-enable-native-sidecar",
)
#: control-plane/connect-inject/constants of hashicorp/consul-k8s; the chart's default is false.
CONSUL_NATIVE = "consul.hashicorp.com/enable-consul-dataplane-as-sidecar"
#: pkg/injector/annotations/annotations.go of dapr/dapr, since 1.18; false by default.
DAPR_NATIVE = "dapr.io/enable-native-sidecar"
#: https://developer.hashicorp.com/vault/docs/deploy/kubernetes/injector/annotations
VAULT_INJECT = "vault.hashicorp.com/agent-inject"
VAULT_BEFORE_ONLY = "vault.hashicorp.com/agent-pre-populate-only"
VAULT_OPEN_ENDS = ("vault.hashicorp.com/agent-configmap", "vault.hashicorp.com/agent-enable-quit")


class Outliving:
    """An ordinary container that an injector adds: it starts with the others, and runs on when all others have ended.

    Args:
        name: Whose it is.
        steps: Where the pod asks for it, from its metadata on.
        remedy: How it is asked to be a native sidecar, or to end with the others.
        is_certain: Whether nothing else can have it end.
        mesh: The mesh whose proxy it is; empty for none.
    """

    __slots__ = ("is_certain", "mesh", "name", "remedy", "steps")

    def __init__(
        self, name: str, steps: tuple[Step, ...], remedy: str, *, is_certain: bool = False, mesh: str = ""
    ) -> None:
        self.name = name
        self.steps = steps
        self.remedy = remedy
        self.is_certain = is_certain
        self.mesh = mesh

    @property
    def is_as_the_pod_says(self) -> bool:
        """Whether the pod itself says that it is no native sidecar, so that no default of the mesh decides."""
        return self.steps[-1] in (ISTIO_NATIVE, *LINKERD_NATIVE, CONSUL_NATIVE, DAPR_NATIVE)


def ports_of_late_proxies(
    metadata: Mapping[str, Any], spec: Mapping[str, Any], kubernetes: tuple[int, int]
) -> dict[int, Outliving]:
    """The TCP ports of the proxies that injectors add as ordinary containers, which start after all init containers.

    Args:
        metadata: The metadata of the pod or of its template.
        spec: The pod.
        kubernetes: The version of Kubernetes.
    """
    late = {proxy.mesh: proxy for proxy in outliving_proxies(metadata, kubernetes) if proxy.mesh}
    return {
        port: late[proxy.mesh]
        for proxy in (injected_proxies(metadata, spec) if late else ())
        if proxy.mesh in late
        for port in taken_ports(proxy, metadata.get("annotations", {}))
    }


def outliving_proxies(metadata: Mapping[str, Any], kubernetes: tuple[int, int]) -> Iterator[Outliving]:
    """The containers that a pod asks injectors for, and that do not end with its own, as far as their defaults say.

    Where a mesh adds its proxy as a native sidecar, by its default or because the pod asks for that, it ends with them.
    The program of the pod may end the proxies of meshes itself, which no manifest shows; it cannot end Vault's agent.

    Args:
        metadata: The metadata of the pod or of its template.
        kubernetes: The version of Kubernetes.
    """
    labels: Mapping[str, str] = metadata.get("labels", {})
    annotations: Mapping[str, str] = metadata.get("annotations", {})
    if not labels and not annotations:
        return
    asked = labels.get(ISTIO_INJECT, annotations.get(ISTIO_INJECT))
    if asked == "true" or (asked is None and ISTIO_REVISION in labels):
        written = annotations.get(ISTIO_NATIVE)
        if not is_true(written) and (written is not None or kubernetes < _ISTIO_NATIVE_FROM):
            key = ISTIO_NATIVE if written is not None else ISTIO_INJECT if asked else ISTIO_REVISION
            field = "annotations" if key in annotations else "labels"
            yield Outliving("Istio's proxy", (field, key), f'write {ISTIO_NATIVE}: "true"', mesh="Istio")
    if annotations.get(LINKERD_INJECT) in ("enabled", "ingress"):
        written_native = next((key for key in LINKERD_NATIVE if key in annotations), None)
        if written_native is not None and not is_true(annotations[written_native]):
            yield Outliving(
                "Linkerd's proxy", ("annotations", written_native), "leave the annotation out", mesh="Linkerd"
            )
    if is_true(annotations.get(CONSUL_INJECT)) and not is_true(annotations.get(CONSUL_NATIVE)):
        yield Outliving(
            "Consul's proxy", ("annotations", CONSUL_INJECT), f'write {CONSUL_NATIVE}: "true"', mesh="Consul"
        )
    if is_true(annotations.get(DAPR_ENABLED)) and not is_true(annotations.get(DAPR_NATIVE)):
        key = DAPR_NATIVE if DAPR_NATIVE in annotations else DAPR_ENABLED
        yield Outliving("Dapr's sidecar", ("annotations", key), f'write {DAPR_NATIVE}: "true"', mesh="Dapr")
    if is_true(annotations.get(VAULT_INJECT)) and not is_true(annotations.get(VAULT_BEFORE_ONLY)):
        yield Outliving(
            "Vault's agent",
            ("annotations", VAULT_INJECT),
            f'write {VAULT_BEFORE_ONLY}: "true"',
            is_certain=not any(key in annotations for key in VAULT_OPEN_ENDS),
        )
