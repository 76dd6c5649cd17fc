"""The Prometheus exporter for MySQL and MariaDB."""

from __future__ import annotations

from cdk8s_pods.facts.images.mysqld_exporter import IMAGE
from cdk8s_pods.helpers.exporter import exporter

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import ExporterOptions
    from cdk8s_pods.model import EnvVarSource
    from cdk8s_pods.patterns import Pattern


def mysqld_exporter(
    *,
    address: str = "localhost:3306",
    user: str = "exporter",
    password: EnvVarSource,
    **options: Unpack[ExporterOptions],
) -> Pattern:
    """Show Prometheus what a MySQL or MariaDB server says of itself.

    Args:
        address: Where the server is.
        user: Whom it signs in as; it needs the rights ``PROCESS``, ``REPLICATION CLIENT`` and ``SELECT``.
        password: Where the password comes from.
        options: What every exporter takes.

    Example::

        mysqld_exporter(password=EnvVarSource.from_secret("mysql", key="exporter"))

    which makes, among other things::

        - name: mysqld-exporter
          args:
            - --mysqld.address=localhost:3306
            - --mysqld.username=exporter
          ports:
            - name: metrics
              containerPort: 9104
          env:
            - name: MYSQLD_EXPORTER_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: mysql
                  key: exporter
          livenessProbe:
            httpGet:
              path: /
              port: 9104
    """
    args = [f"--mysqld.address={address}", f"--mysqld.username={user}"]
    return exporter("mysqld_exporter", IMAGE, options, args=args, env={"MYSQLD_EXPORTER_PASSWORD": password})
