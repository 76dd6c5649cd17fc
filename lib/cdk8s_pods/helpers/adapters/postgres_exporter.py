"""The Prometheus exporter for PostgreSQL."""

from __future__ import annotations

from cdk8s_pods.facts.images.postgres_exporter import IMAGE
from cdk8s_pods.helpers.exporter import exporter

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import ExporterOptions
    from cdk8s_pods.model import EnvVarSource
    from cdk8s_pods.patterns import Pattern


def postgres_exporter(
    *,
    uri: str = "localhost:5432/postgres?sslmode=disable",
    user: str | EnvVarSource | None = None,
    password: EnvVarSource | None = None,
    **options: Unpack[ExporterOptions],
) -> Pattern:
    """Show Prometheus what a PostgreSQL server says of itself.

    Args:
        uri: Where the server is, with the database and without who signs in: ``host:port/database?sslmode=disable``.
        user: Whom it signs in as; the server's role ``pg_monitor`` lets it see what it needs.
        password: Where the password comes from.
        options: What every exporter takes.

    Example::

        postgres_exporter(user="metrics", password=EnvVarSource.from_secret("postgres", key="metrics"))

    which makes, among other things::

        - name: postgres-exporter
          ports:
            - name: metrics
              containerPort: 9187
          env:
            - name: DATA_SOURCE_URI
              value: localhost:5432/postgres?sslmode=disable
            - name: DATA_SOURCE_USER
              value: metrics
            - name: DATA_SOURCE_PASS
              valueFrom:
                secretKeyRef:
                  name: postgres
                  key: metrics
          livenessProbe:
            httpGet:
              path: /
              port: 9187
    """
    env = {"DATA_SOURCE_URI": uri, "DATA_SOURCE_USER": user, "DATA_SOURCE_PASS": password}
    return exporter("postgres_exporter", IMAGE, options, env=env)
