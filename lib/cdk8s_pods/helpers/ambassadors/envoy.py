"""Envoy, a relay for whatever speaks TCP, HTTP or gRPC."""

from __future__ import annotations

from cdk8s_pods.facts.images.envoy import IMAGE
from cdk8s_pods.helpers.configuration import configured
from cdk8s_pods.helpers.making import made, name_of
from cdk8s_pods.helpers.probing import STARTING
from cdk8s_pods.helpers.relayed import relayed, relaying
from cdk8s_pods.model import Probe

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.configuration import Configuration
    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.helpers.relayed import Relayed
    from cdk8s_pods.patterns import Pattern

_FOLDER = "/etc/envoy"
_HEALTHY = "/ready"


def envoy(
    tcp: Mapping[int, str | Sequence[str]] | None = None,
    *,
    config: Configuration | None = None,
    listens_on: Sequence[int] = (),
    tells: Mapping[str, str] | None = None,
    health_port: int = 9902,
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Relay what the main container sends to localhost to wherever the server is today, with Envoy.

    What is relayed writes the configuration, and brings its ConfigMap: it asks the DNS again and again where a server
    is, and keeps the administration on loopback. The main container starts when Envoy listens. Envoy ends at once when
    it is stopped, without waiting for connections: as a native sidecar it is stopped when the main container is gone.

    Args:
        tcp: The port on localhost -> the server as ``host:port``, or several that take turns.
        config: A configuration of your own instead: a text, the path of a file, ``{"envoy.yaml": text}``, or a volume
            that has an ``envoy.yaml``.
        listens_on: The ports that your configuration listens on, with ``config``.
        tells: How the main container is told: ``{"REDIS_URL": "redis://{host}:{port}"}``; of several ports write the
            number.
        health_port: Where it answers the probes, with ``tcp``.
        main: The name or names of the containers that are told; by default all but init containers.
        options: What every helper takes.

    Raises:
        ValueError: Neither or both of ``tcp`` and ``config`` are given, a server has no port, or ``config`` comes
            without ``listens_on``.

    Example::

        envoy(tcp={5432: "db.example.com:5432"}, tells={"DATABASE_HOST": "{host}", "DATABASE_PORT": "{port}"})

    which makes, among other things::

        - name: envoy
          args:
            - -c
            - /etc/envoy/envoy.yaml
          ports:
            - containerPort: 5432
            - containerPort: 9902
          startupProbe:
            httpGet:
              path: /ready
              port: 9902
            periodSeconds: 1
            failureThreshold: 60
    """
    if (tcp is None) == (config is None):
        raise ValueError("envoy() relays tcp={port: server} or what config=... says: give one of the two")
    if config is not None and not listens_on:
        raise ValueError("envoy() cannot know what its configuration listens on: say listens_on=[...] too")
    if tcp is not None:
        config = _text(relayed("envoy", tcp), health_port)
        ports, asked = [*tcp, health_port], Probe.http_get(_HEALTHY, port=health_port)
        listens_on = list(tcp)
    else:
        ports, asked = list(listens_on), Probe.tcp_socket(listens_on[0])
    found = configured(name_of("envoy", options), config, file="envoy.yaml", folder=_FOLDER)
    helper = made(
        "envoy",
        IMAGE,
        options,
        args=["-c", f"{_FOLDER}/envoy.yaml"],
        ports=ports,
        mounts=found.mounts,
        startup_probe=asked.replace(**STARTING),
        liveness_probe=asked,
        brings=found.brings,
    )
    return relaying(helper, listens_on, tells, main)


def _text(relays: Sequence[Relayed], health_port: int) -> str:
    """https://www.envoyproxy.io/docs/envoy/latest/configuration/overview/examples"""
    listeners, clusters = _health(health_port), ""
    for relay in relays:
        name = f"port-{relay.port}"
        listeners += _LISTENER.format(name=name, port=relay.port)
        clusters += _CLUSTER.format(name=name)
        for host, port in relay.servers:
            clusters += _ENDPOINT.format(host=host, port=port)
    return f"{_ADMIN}static_resources:\n  listeners:\n{listeners}  clusters:\n{clusters}"


_ADMIN = """\
admin:
  address: {socket_address: {address: 127.0.0.1, port_value: 9901}}
"""
_LISTENER = """\
  - name: {name}
    address: {{socket_address: {{address: 127.0.0.1, port_value: {port}}}}}
    filter_chains:
    - filters:
      - name: envoy.filters.network.tcp_proxy
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy
          stat_prefix: {name}
          cluster: {name}
"""
_CLUSTER = """\
  - name: {name}
    type: STRICT_DNS
    connect_timeout: 5s
    load_assignment:
      cluster_name: {name}
      endpoints:
      - lb_endpoints:
"""
_ENDPOINT = """\
        - endpoint: {{address: {{socket_address: {{address: {host}, port_value: {port}}}}}}}
"""


def _health(port: int) -> str:
    return f"""\
  - name: health
    address: {{socket_address: {{address: 0.0.0.0, port_value: {port}}}}}
    filter_chains:
    - filters:
      - name: envoy.filters.network.http_connection_manager
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
          stat_prefix: health
          route_config:
            virtual_hosts:
            - name: health
              domains: ["*"]
              routes:
              - match: {{path: {_HEALTHY}}}
                direct_response: {{status: 200}}
          http_filters:
          - name: envoy.filters.http.router
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router
"""
