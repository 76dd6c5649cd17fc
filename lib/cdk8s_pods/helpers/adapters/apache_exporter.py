"""The Prometheus exporter for Apache's web server."""

from __future__ import annotations

from cdk8s_pods.facts.images.apache_exporter import IMAGE
from cdk8s_pods.helpers.exporter import exporter

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import ExporterOptions
    from cdk8s_pods.patterns import Pattern


def apache_exporter(*, uri: str = "http://localhost/server-status?auto", **options: Unpack[ExporterOptions]) -> Pattern:
    """Show Prometheus what an Apache web server says of itself.

    Args:
        uri: Where the server has its ``mod_status``, with ``?auto`` behind it.
        options: What every exporter takes.

    Example::

        apache_exporter(uri="http://localhost:8080/server-status?auto")

    which makes, among other things::

        - name: apache-exporter
          args:
            - --scrape_uri=http://localhost:8080/server-status?auto
          ports:
            - name: metrics
              containerPort: 9117
          livenessProbe:
            httpGet:
              path: /
              port: 9117
    """
    return exporter("apache_exporter", IMAGE, options, args=[f"--scrape_uri={uri}"])
