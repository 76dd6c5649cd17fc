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
    """Ask Dapr's webhook for its sidecar, by annotation, with the options of its annotations."""

    app_id: str
    """The unique id under which other applications call this one."""
    app_port: int | None = None
    """The port on which the application listens for calls from the sidecar; none for a pure client."""
    app_protocol: Literal["http", "grpc", "https", "grpcs", "h2c"] | None = None
    """How the sidecar talks to the application; Dapr's default is ``http``."""
    app_max_concurrency: int | None = None
    """How many calls the application takes at the same time; any number unless written."""
    config: str | None = None
    """The name of the Dapr Configuration resource to use."""
    log_level: Literal["debug", "info", "warn", "error", "fatal"] | None = None
    """How much the sidecar logs; Dapr's default is ``info``."""
    log_as_json: bool | None = None
    """Whether the sidecar logs in JSON; Dapr's default is False."""
    enable_metrics: bool | None = None
    """Whether the sidecar serves metrics; Dapr's default is True."""
    metrics_port: int | None = None
    """The port of Dapr's own metrics; Dapr's default is 9090."""
    grpc_port: int | None = None
    """The port of Dapr's gRPC API; Dapr's default is 50001, that of its HTTP API is 3500."""
    internal_grpc_port: int | None = None
    """The port on which sidecars talk to each other; Dapr's default is 50002."""
    sidecar_image: str | None = None
    """The sidecar's image, instead of the one that the injector is set up with."""
    sidecar_cpu_request: str | None = None
    """The sidecar's CPU request, such as ``100m``."""
    sidecar_cpu_limit: str | None = None
    """The sidecar's CPU limit, such as ``500m``."""
    sidecar_memory_request: str | None = None
    """The sidecar's memory request, such as ``64Mi``."""
    sidecar_memory_limit: str | None = None
    """The sidecar's memory limit, such as ``128Mi``."""

    def labels(self) -> dict[str, str]:
        """The labels that the pod needs: none, Dapr reads annotations."""
        return {}

    def annotations(self) -> dict[str, str]:
        """The annotations that the pod needs."""
        return {DAPR_ENABLED: "true", **options_as_text(self, _ANNOTATIONS)}
