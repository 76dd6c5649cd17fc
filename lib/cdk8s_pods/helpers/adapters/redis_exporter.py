"""The Prometheus exporter for Redis."""

from __future__ import annotations

from cdk8s_pods.facts.images.redis_exporter import IMAGE
from cdk8s_pods.helpers.exporter import exporter

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import ExporterOptions
    from cdk8s_pods.model import EnvVarSource
    from cdk8s_pods.patterns import Pattern


def redis_exporter(
    *,
    address: str = "redis://localhost:6379",
    user: str | EnvVarSource | None = None,
    password: EnvVarSource | None = None,
    **options: Unpack[ExporterOptions],
) -> Pattern:
    """Show Prometheus what a Redis or Valkey server says of itself.

    Args:
        address: Where the server is, such as ``localhost:6379`` or ``rediss://localhost:6380``.
        user: Whom it signs in as, where the server has users.
        password: Where the password comes from, where the server asks for one.
        options: What every exporter takes.

    Example::

        redis_exporter(address="localhost:6379", password=EnvVarSource.from_secret("redis", key="password"))

    which makes, among other things::

        - name: redis-exporter
          ports:
            - name: metrics
              containerPort: 9121
          env:
            - name: REDIS_ADDR
              value: localhost:6379
            - name: REDIS_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: redis
                  key: password
          livenessProbe:
            httpGet:
              path: /health
              port: 9121
    """
    env = {"REDIS_ADDR": address, "REDIS_USER": user, "REDIS_PASSWORD": password}
    return exporter("redis_exporter", IMAGE, options, env=env)
