"""Dapr: what a pod says to get Dapr's sidecar."""

from __future__ import annotations

from cdk8s_pods.facts.mesh_proxies import (
    DAPR_ENABLE_METRICS,
    DAPR_ENABLED,
    DAPR_GRPC_PORT,
    DAPR_INTERNAL_GRPC_PORT,
    DAPR_METRICS_PORT,
)
from cdk8s_pods.model import Value

from .annotation_text import options_as_text

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

#: Option -> annotation: https://docs.dapr.io/reference/arguments-annotations-overview/
_ANNOTATIONS = {
    "app_id": "dapr.io/app-id",
    "app_port": "dapr.io/app-port",
    "app_protocol": "dapr.io/app-protocol",
    "app_max_concurrency": "dapr.io/app-max-concurrency",
    "config": "dapr.io/config",
    "log_level": "dapr.io/log-level",
    "log_as_json": "dapr.io/log-as-json",
    "enable_metrics": DAPR_ENABLE_METRICS,
    "metrics_port": DAPR_METRICS_PORT,
    "grpc_port": DAPR_GRPC_PORT,
    "internal_grpc_port": DAPR_INTERNAL_GRPC_PORT,
    "sidecar_image": "dapr.io/sidecar-image",
    "sidecar_cpu_request": "dapr.io/sidecar-cpu-request",
    "sidecar_cpu_limit": "dapr.io/sidecar-cpu-limit",
    "sidecar_memory_request": "dapr.io/sidecar-memory-request",
    "sidecar_memory_limit": "dapr.io/sidecar-memory-limit",
}


class Dapr(Value):
    """Ask Dapr's webhook for its sidecar, by annotation, with the options of its annotations.

    Args:
        app_id: The unique id under which other applications call this one.
        app_port: The port on which the application listens for calls from the sidecar; none for a pure client.
        app_protocol: How the sidecar talks to the application; Dapr's default is ``http``.
        config: The name of the Dapr Configuration resource to use.
        grpc_port: The port of Dapr's gRPC API; Dapr's default is 50001, that of its HTTP API is 3500.
        metrics_port: The port of Dapr's own metrics; Dapr's default is 9090.
        sidecar_cpu_request: CPU request of the sidecar, a quantity such as ``100m``; likewise the other three.
    """

    app_id: str
    app_port: int | None = None
    app_protocol: Literal["http", "grpc", "https", "grpcs", "h2c"] | None = None
    app_max_concurrency: int | None = None
    config: str | None = None
    log_level: Literal["debug", "info", "warn", "error", "fatal"] | None = None
    log_as_json: bool | None = None
    enable_metrics: bool | None = None
    metrics_port: int | None = None
    grpc_port: int | None = None
    internal_grpc_port: int | None = None
    sidecar_image: str | None = None
    sidecar_cpu_request: str | None = None
    sidecar_cpu_limit: str | None = None
    sidecar_memory_request: str | None = None
    sidecar_memory_limit: str | None = None

    def labels(self) -> dict[str, str]:
        """The labels that the pod needs: none, Dapr reads annotations."""
        return {}

    def annotations(self) -> dict[str, str]:
        """The annotations that the pod needs."""
        return {DAPR_ENABLED: "true", **options_as_text(self, _ANNOTATIONS)}
