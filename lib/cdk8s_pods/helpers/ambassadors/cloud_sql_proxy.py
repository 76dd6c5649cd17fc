"""The Cloud SQL Auth Proxy, the way to Google's databases."""

from __future__ import annotations

from cdk8s_pods.facts.images.cloud_sql_proxy import IMAGE
from cdk8s_pods.helpers.making import made
from cdk8s_pods.helpers.probing import STARTING
from cdk8s_pods.helpers.relayed import relaying
from cdk8s_pods.model import Probe

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.patterns import Pattern

_PORT = IMAGE.ports[0]


def cloud_sql_proxy(
    instance: str,
    *,
    port: int,
    tells: Mapping[str, str] | None = None,
    private_ip: bool = False,
    auto_iam_authn: bool = False,
    health_port: int = 9801,
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Reach a database of Google Cloud SQL on localhost, signed in as the pod's ServiceAccount.

    The pod needs a ServiceAccount that Workload Identity lets in. The main container starts when the proxy can reach
    the instance. The resources are those of Google's own examples.

    Args:
        instance: The instance as ``project:region:name``.
        port: Where it listens on localhost: 5432 for PostgreSQL, 3306 for MySQL, 1433 for SQL Server, typically.
        tells: How the main container is told: ``{"DB_HOST": "{host}", "DB_PORT": "{port}"}``.
        private_ip: True goes to the private address of the instance.
        auto_iam_authn: True signs in to the database as the ServiceAccount too.
        health_port: Where it answers the probes.
        main: The name or names of the containers that are told; by default all but init containers.
        options: What every helper takes.

    Raises:
        ValueError: The instance is not of three parts.

    Example::

        cloud_sql_proxy("shop:europe-west1:orders", port=5432, tells={"DB_HOST": "{host}", "DB_PORT": "{port}"})

    which makes, among other things::

        - name: cloud-sql-proxy
          args:
            - --structured-logs
            - --port=5432
            - --health-check
            - --http-address=0.0.0.0
            - --http-port=9801
            - --exit-zero-on-sigterm
            - shop:europe-west1:orders
          ports:
            - containerPort: 5432
            - containerPort: 9801
          startupProbe:
            httpGet:
              path: /startup
              port: 9801
            periodSeconds: 1
            failureThreshold: 60
    """
    if instance.count(":") < 2:
        raise ValueError(f'cloud_sql_proxy() needs the instance as project:region:name, not "{instance}"')
    args = [
        "--structured-logs",
        f"--port={port}",
        "--health-check",
        "--http-address=0.0.0.0",
        f"--http-port={health_port}",
        # Otherwise every stop looks like a failure where it is a second container.
        "--exit-zero-on-sigterm",
        *(["--private-ip"] if private_ip else ()),
        *(["--auto-iam-authn"] if auto_iam_authn else ()),
        instance,
    ]
    helper = made(
        "cloud_sql_proxy",
        IMAGE,
        options,
        args=args,
        ports=[port, health_port],
        startup_probe=Probe.http_get(_PORT.ready, port=health_port, **STARTING),
        liveness_probe=Probe.http_get(_PORT.live, port=health_port),
    )
    return relaying(helper, [port], tells, main)
