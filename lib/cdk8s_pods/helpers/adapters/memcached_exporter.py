"""The Prometheus exporter for memcached."""

from __future__ import annotations

from cdk8s_pods.facts.images.memcached_exporter import IMAGE
from cdk8s_pods.helpers.exporter import exporter

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import ExporterOptions
    from cdk8s_pods.patterns import Pattern


def memcached_exporter(*, address: str = "localhost:11211", **options: Unpack[ExporterOptions]) -> Pattern:
    """Show Prometheus what a memcached server says of itself.

    Args:
        address: Where the server is.
        options: What every exporter takes.

    Example::

        memcached_exporter(prometheus=True)

    which makes, among other things::

        - name: memcached-exporter
          args:
            - --memcached.address=localhost:11211
          ports:
            - name: metrics
              containerPort: 9150
          livenessProbe:
            httpGet:
              path: /
              port: 9150
    """
    return exporter("memcached_exporter", IMAGE, options, args=[f"--memcached.address={address}"])
