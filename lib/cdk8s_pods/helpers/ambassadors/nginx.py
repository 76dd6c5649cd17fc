"""nginx, in front of the main container or between it and others."""

from __future__ import annotations

from cdk8s_pods.facts.images.nginx_unprivileged import IMAGE
from cdk8s_pods.helpers.configuration import configured
from cdk8s_pods.helpers.making import made, name_of
from cdk8s_pods.helpers.probing import STARTING
from cdk8s_pods.helpers.relayed import relaying
from cdk8s_pods.model import Probe

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.configuration import Configuration
    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.patterns import Pattern

_FOLDER = "/etc/nginx/conf.d"
_HEALTHY = "/healthz"


def nginx(
    http: Mapping[int, str] | None = None,
    *,
    config: Configuration | None = None,
    listens_on: Sequence[int] = (),
    tells: Mapping[str, str] | None = None,
    drain_seconds: int = 10,
    health_port: int = 8405,
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Hand on HTTP, from outside to the main container or from it to others, with an nginx that needs no privileges.

    What is handed on writes the configuration, and brings its ConfigMap. The main container starts when nginx listens.

    Args:
        http: The port -> where requests go: ``{8080: "http://127.0.0.1:3000"}``.
        config: Files of your own for ``/etc/nginx/conf.d`` instead: a text, the path of a file,
            ``{"default.conf": text}``, or a volume.
        listens_on: The ports that your configuration listens on, with ``config``.
        tells: How the main container is told: ``{"API_URL": "http://{host}:{port}"}``; of several ports write the
            number.
        drain_seconds: How long open requests are waited for when it is stopped.
        health_port: Where it answers the probes, with ``http``.
        main: The name or names of the containers that are told; by default all but init containers.
        options: What every helper takes.

    Raises:
        ValueError: Neither or both of ``http`` and ``config`` are given, or ``config`` comes without ``listens_on``.

    Example::

        nginx(http={8080: "http://127.0.0.1:3000"})

    which makes, among other things::

        - name: nginx
          args:
            - nginx
            - -g
            - daemon off; worker_shutdown_timeout 10s;
          ports:
            - containerPort: 8080
            - containerPort: 8405
          startupProbe:
            httpGet:
              path: /healthz
              port: 8405
            periodSeconds: 1
            failureThreshold: 60
    """
    if (http is None) == (config is None):
        raise ValueError("nginx() hands on http={port: url} or what config=... says: give one of the two")
    if config is not None and not listens_on:
        raise ValueError("nginx() cannot know what its configuration listens on: say listens_on=[...] too")
    if http is not None:
        config = _text(http, health_port)
        ports, asked = [*http, health_port], Probe.http_get(_HEALTHY, port=health_port)
        listens_on = list(http)
    else:
        ports, asked = list(listens_on), Probe.tcp_socket(listens_on[0])
    found = configured(name_of("nginx", options), config, file="default.conf", folder=_FOLDER)
    helper = made(
        "nginx",
        IMAGE,
        options,
        args=["nginx", "-g", f"daemon off; worker_shutdown_timeout {drain_seconds}s;"],
        ports=ports,
        mounts=found.mounts,
        startup_probe=asked.replace(**STARTING),
        liveness_probe=asked,
        drain_seconds=drain_seconds,
        brings=found.brings,
    )
    return relaying(helper, listens_on, tells, main)


def _text(http: Mapping[int, str], health_port: int) -> str:
    """https://nginx.org/en/docs/http/ngx_http_proxy_module.html"""
    servers = [_SERVER.format(port=port, url=url) for port, url in http.items()]
    return "".join([_MAPPED, *servers, _HEALTH.format(port=health_port, path=_HEALTHY)])


_MAPPED = """\
map $http_upgrade $connection_upgrade {
  default upgrade;
  '' '';
}
"""
_SERVER = """\
server {{
  listen {port};
  location / {{
    proxy_pass {url};
    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_upgrade;
  }}
}}
"""
_HEALTH = """\
server {{
  listen {port};
  access_log off;
  location = {path} {{
    return 200;
  }}
}}
"""
