"""The ports that pods declare, as Services look for them."""

from __future__ import annotations

from cdk8s_pods.facts.time_line import is_native_sidecar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from .resource import PodTemplate


def declared_ports(pods: PodTemplate) -> Iterator[Mapping[str, Any]]:
    """The ports of all containers that stay, native sidecars among them.

    https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
    """
    for container in pods.spec.get("containers", ()):
        yield from container.get("ports", ())
    for container in pods.spec.get("initContainers", ()):
        if is_native_sidecar(container):
            yield from container.get("ports", ())


def is_declared(target: int | str, protocol: str, pods: PodTemplate) -> bool:
    """Whether pods declare a port of this number or name."""
    key = "name" if isinstance(target, str) else "containerPort"
    # Without the generator: asked of every Service.
    for group in ("containers", "initContainers"):
        for container in pods.spec.get(group, ()):
            if "ports" in container and (group == "containers" or is_native_sidecar(container)):
                for port in container["ports"]:
                    if port.get(key) == target and port.get("protocol", "TCP") == protocol:
                        return True
    return False


def gets_containers_from_a_mesh(pods: PodTemplate) -> bool:
    """Whether a mesh injects containers, which declare ports that nobody sees here."""
    from cdk8s_pods.facts.mesh_proxies import injected_proxies  # only a port that is missing leads here

    metadata = {"labels": pods.labels, "annotations": pods.annotations}
    return bool(injected_proxies(metadata, pods.spec))
