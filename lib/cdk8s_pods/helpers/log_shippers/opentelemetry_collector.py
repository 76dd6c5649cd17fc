"""The OpenTelemetry Collector, which takes traces, metrics and logs and hands them on."""

from __future__ import annotations

from cdk8s_pods.facts.images.opentelemetry_collector import IMAGE
from cdk8s_pods.helpers.configuration import configured
from cdk8s_pods.helpers.making import made, name_of
from cdk8s_pods.helpers.probing import STARTING
from cdk8s_pods.model import Probe
from cdk8s_pods.patterns import ambassador

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.configuration import Configuration
    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.patterns import Pattern

_FOLDER = "/etc/otel"
_PORT = IMAGE.ports[0]
_REPOSITORIES = {"core": IMAGE.repositories[0], "k8s": IMAGE.repositories[1], "contrib": IMAGE.repositories[2]}


def opentelemetry_collector(
    config: Configuration,
    *,
    port: int = 4317,
    tells: Mapping[str, str] | None = None,
    distribution: Literal["core", "k8s", "contrib"] = "k8s",
    health_port: int | None = _PORT.number,
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Take the traces, metrics and logs of the main container on localhost, with the OpenTelemetry Collector.

    The main container starts when the collector is ready. For that the configuration has to turn the extension
    ``health_check`` on, at all addresses: by itself it listens on loopback alone.

    Args:
        config: Its configuration: a text, the path of a file, ``{"config.yaml": text}``, or a volume that has a
            ``config.yaml``.
        port: Where the main container sends to; 4317 is that of OTLP over gRPC, 4318 of OTLP over HTTP.
        tells: How the main container is told: ``{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://{host}:{port}"}``.
        distribution: Which components the collector has: ``contrib`` has all, ``k8s`` those for Kubernetes.
        health_port: Where the extension ``health_check`` listens; None for a configuration without it, and no probes.
        main: The name or names of the containers that are told; by default all but init containers.
        options: What every helper takes.

    Raises:
        ValueError: The configuration does not speak of ``health_check``, so that the probes would fail for ever.

    Example::

        opentelemetry_collector(
            \"\"\"
            extensions: {health_check: {endpoint: "0.0.0.0:13133"}}
            receivers: {otlp: {protocols: {grpc: {endpoint: "localhost:4317"}}}}
            exporters: {otlp: {endpoint: "tempo:4317", tls: {insecure: true}}}
            service:
              extensions: [health_check]
              pipelines: {traces: {receivers: [otlp], exporters: [otlp]}}
            \"\"\",
            tells={"OTEL_EXPORTER_OTLP_ENDPOINT": "http://{host}:{port}"},
        )

    which makes, among other things::

        - name: opentelemetry-collector
          args:
            - --config=/etc/otel/config.yaml
          ports:
            - containerPort: 4317
            - containerPort: 13133
          startupProbe:
            httpGet:
              path: /
              port: 13133
            periodSeconds: 1
            failureThreshold: 60
    """
    found = configured(name_of("opentelemetry_collector", options), config, file="config.yaml", folder=_FOLDER)
    if health_port is not None and not found.says("health_check"):
        raise ValueError(
            "opentelemetry_collector() is probed at its extension health_check, and the configuration has none: add "
            f'extensions: {{health_check: {{endpoint: "0.0.0.0:{health_port}"}}}} and name it in service.extensions, '
            "or say health_port=None"
        )
    helper = made(
        "opentelemetry_collector",
        IMAGE,
        options,
        repository=_REPOSITORIES[distribution],
        args=[f"--config={_FOLDER}/config.yaml"],
        ports=[port] if health_port is None else [port, health_port],
        mounts=found.mounts,
        startup_probe=None if health_port is None else Probe.http_get(_PORT.ready, port=health_port, **STARTING),
        liveness_probe=None if health_port is None else Probe.http_get(_PORT.live, port=health_port),
        brings=found.brings,
    )
    return helper.placed_by(ambassador(helper.container, port=port, env=tells or {}, main=main, **helper.placing))
