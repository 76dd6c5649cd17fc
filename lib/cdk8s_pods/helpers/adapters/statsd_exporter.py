"""The Prometheus exporter for StatsD."""

from __future__ import annotations

from cdk8s_pods.facts.images.statsd_exporter import IMAGE
from cdk8s_pods.helpers.configuration import configured
from cdk8s_pods.helpers.exporter import exporter
from cdk8s_pods.helpers.making import name_of
from cdk8s_pods.model import ContainerPort

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cdk8s_pods.helpers.configuration import Configuration
    from cdk8s_pods.helpers.options import ExporterOptions
    from cdk8s_pods.patterns import Pattern

_FOLDER = "/etc/statsd-exporter"


def statsd_exporter(
    *, mapping: Configuration | None = None, statsd_port: int = 9125, **options: Unpack[ExporterOptions]
) -> Pattern:
    """Take what the main container sends to StatsD, and show it to Prometheus.

    The main container sends to ``localhost`` at the port, by UDP or TCP; it starts when the exporter listens.

    Args:
        mapping: How the names that are sent become metrics with labels: the exporter's YAML as text or as the path of
            a file, ``{"mapping.yml": text}``, or a volume that has a ``mapping.yml``.
        statsd_port: Where it takes what is sent.
        options: What every exporter takes.

    Example::

        statsd_exporter(prometheus=True)

    which makes, among other things::

        - name: statsd-exporter
          ports:
            - containerPort: 9125
            - containerPort: 9125
              protocol: UDP
            - name: metrics
              containerPort: 9102
          startupProbe:
            httpGet:
              path: /-/ready
              port: 9102
            periodSeconds: 1
            failureThreshold: 60
    """
    config = configured(name_of("statsd_exporter", options), mapping, file="mapping.yml", folder=_FOLDER)
    args = [f"--statsd.mapping-config={_FOLDER}/mapping.yml"] if config.mounts else []
    if statsd_port not in {port.number for port in IMAGE.ports}:
        args += [f"--statsd.listen-udp=:{statsd_port}", f"--statsd.listen-tcp=:{statsd_port}"]
    taken = [
        ContainerPort(container_port=statsd_port),
        ContainerPort(container_port=statsd_port, protocol="UDP"),
    ]
    return exporter("statsd_exporter", IMAGE, options, args=args, also_listens=taken, is_called=True, config=config)
