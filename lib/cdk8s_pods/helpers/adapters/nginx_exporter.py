"""The Prometheus exporter for nginx."""

from __future__ import annotations

from cdk8s_pods.facts.images.nginx_exporter import IMAGE
from cdk8s_pods.helpers.exporter import exporter

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import ExporterOptions
    from cdk8s_pods.patterns import Pattern


def nginx_exporter(*, uri: str = "http://127.0.0.1:8080/stub_status", **options: Unpack[ExporterOptions]) -> Pattern:
    """Show Prometheus what an nginx says of itself.

    Args:
        uri: Where nginx serves ``stub_status``, which its configuration has to do.
        options: What every exporter takes.

    Example::

        nginx_exporter(uri="http://127.0.0.1:8080/stub_status", service=True)

    which makes, among other things::

        - name: nginx-exporter
          args:
            - --nginx.scrape-uri=http://127.0.0.1:8080/stub_status
          ports:
            - name: metrics
              containerPort: 9113
          livenessProbe:
            httpGet:
              path: /
              port: 9113
    """
    return exporter("nginx_exporter", IMAGE, options, args=[f"--nginx.scrape-uri={uri}"])
