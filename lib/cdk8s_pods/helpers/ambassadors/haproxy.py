"""HAProxy, a relay for TCP and HTTP."""

from __future__ import annotations

from cdk8s_pods.facts.images.haproxy import IMAGE
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

_FOLDER = "/usr/local/etc/haproxy"
_HEALTHY = "/healthz"


def haproxy(
    tcp: Mapping[int, str | Sequence[str]] | None = None,
    *,
    config: Configuration | None = None,
    listens_on: Sequence[int] = (),
    tells: Mapping[str, str] | None = None,
    drain_seconds: int = 10,
    follow_dns: bool = False,
    health_port: int = 8404,
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Relay what the main container sends to localhost to wherever the server is today, with HAProxy.

    What is relayed writes the configuration, and brings its ConfigMap. The main container starts when HAProxy listens.

    Args:
        tcp: The port on localhost -> the server as ``host:port``, or several that take turns and are checked.
        config: A configuration of your own instead: a text, the path of a file, ``{"haproxy.cfg": text}``, or a volume
            that has a ``haproxy.cfg``. It should say ``hard-stop-after``, or a stop takes as long as a connection does.
        listens_on: The ports that your configuration binds on localhost, with ``config``.
        tells: How the main container is told: ``{"REDIS_URL": "redis://{host}:{port}"}``; of several ports write the
            number.
        drain_seconds: How long open connections are waited for when it is stopped.
        follow_dns: True asks the cluster's DNS again and again where a server is. Names then have to be whole, as
            ``redis.shop.svc.cluster.local`` is: HAProxy knows no search domains.
        health_port: Where it answers the probes, with ``tcp``.
        main: The name or names of the containers that are told; by default all but init containers.
        options: What every helper takes.

    Raises:
        ValueError: Neither or both of ``tcp`` and ``config`` are given, a server has no port, or ``config`` comes
            without ``listens_on``.

    Example::

        haproxy(tcp={6379: "redis.example.com:6379"}, tells={"REDIS_URL": "redis://{host}:{port}"})

    which makes, among other things::

        - name: haproxy
          ports:
            - containerPort: 6379
            - containerPort: 8404
          startupProbe:
            httpGet:
              path: /healthz
              port: 8404
            periodSeconds: 1
            failureThreshold: 60
    """
    if (tcp is None) == (config is None):
        raise ValueError("haproxy() relays tcp={port: server} or what config=... says: give one of the two")
    if config is not None and not listens_on:
        raise ValueError("haproxy() cannot know what its configuration binds: say listens_on=[...] too")
    name = name_of("haproxy", options)
    if tcp is not None:
        relays = relayed("haproxy", tcp)
        config = _text(relays, drain_seconds, health_port, follow_dns=follow_dns)
        ports, asked = [*tcp, health_port], Probe.http_get(_HEALTHY, port=health_port)
        listens_on = list(tcp)
    else:
        ports, asked = list(listens_on), Probe.tcp_socket(listens_on[0])
    found = configured(name, config, file="haproxy.cfg", folder=_FOLDER)
    helper = made(
        "haproxy",
        IMAGE,
        options,
        ports=ports,
        mounts=found.mounts,
        startup_probe=asked.replace(**STARTING),
        liveness_probe=asked,
        drain_seconds=drain_seconds,
        brings=found.brings,
    )
    return relaying(helper, listens_on, tells, main)


def _text(relays: Sequence[Relayed], drain_seconds: int, health_port: int, *, follow_dns: bool) -> str:
    """https://docs.haproxy.org/3.2/configuration.html"""
    asking = " resolvers cluster init-addr last,libc,none" if follow_dns else ""
    lines = [
        "global",
        "  log stdout format raw local0 notice",
        f"  hard-stop-after {drain_seconds}s",
        *(["resolvers cluster", "  parse-resolv-conf"] if follow_dns else ()),
        "defaults",
        "  log global",
        "  mode tcp",
        "  option tcplog",
        "  timeout connect 5s",
        # Long, because pools keep connections that they do not use; a dead peer is found by the kernel's own questions.
        "  timeout client 1h",
        "  timeout server 1h",
        "  option clitcpka",
        "  option srvtcpka",
        "frontend health",
        f"  bind :{health_port}",
        "  mode http",
        "  option dontlog-normal",
        "  timeout client 5s",
        f"  monitor-uri {_HEALTHY}",
    ]
    for relay in relays:
        checked = " check" if len(relay.servers) > 1 else ""
        lines += [f"listen port-{relay.port}", f"  bind 127.0.0.1:{relay.port}"]
        lines += [
            f"  server server-{number} {host}:{port}{checked}{asking}"
            for number, (host, port) in enumerate(relay.servers, 1)
        ]
    return "\n".join([*lines, ""])
