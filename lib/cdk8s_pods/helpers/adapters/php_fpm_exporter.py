"""The Prometheus exporter for PHP-FPM."""

from __future__ import annotations

from cdk8s_pods.facts.images.php_fpm_exporter import IMAGE
from cdk8s_pods.helpers.exporter import exporter

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cdk8s_pods.helpers.options import ExporterOptions
    from cdk8s_pods.patterns import Pattern


def php_fpm_exporter(*, uri: str = "tcp://127.0.0.1:9000/status", **options: Unpack[ExporterOptions]) -> Pattern:
    """Show Prometheus what a PHP-FPM says of its pools.

    Nothing new came from its project for long: it warns of that.

    Args:
        uri: Where PHP-FPM speaks FastCGI, and the path of its status, which ``pm.status_path`` turns on; several are
            separated by commas.
        options: What every exporter takes.

    Example::

        php_fpm_exporter(uri="tcp://127.0.0.1:9000/status")

    which makes, among other things::

        - name: php-fpm-exporter
          ports:
            - name: metrics
              containerPort: 9253
          env:
            - name: PHP_FPM_SCRAPE_URI
              value: tcp://127.0.0.1:9000/status
          livenessProbe:
            httpGet:
              path: /
              port: 9253
    """
    return exporter("php_fpm_exporter", IMAGE, options, env={"PHP_FPM_SCRAPE_URI": uri})
