"""The Prometheus exporter that asks others from outside."""

from __future__ import annotations

from cdk8s_pods.facts.images.blackbox_exporter import IMAGE
from cdk8s_pods.helpers.configuration import configured
from cdk8s_pods.helpers.exporter import exporter
from cdk8s_pods.helpers.making import name_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cdk8s_pods.helpers.configuration import Configuration
    from cdk8s_pods.helpers.options import ExporterOptions
    from cdk8s_pods.patterns import Pattern

_FOLDER = "/etc/blackbox_exporter"


def blackbox_exporter(*, config: Configuration | None = None, **options: Unpack[ExporterOptions]) -> Pattern:
    """Ask others by HTTP, TCP or DNS whether they answer, and show Prometheus what they say.

    Prometheus says whom to ask: ``/probe?target=http://localhost:8080&module=http_2xx``. To ask by ICMP it needs more
    rights than it gets here.

    Args:
        config: The modules: its YAML as text or as the path of a file, ``{"config.yml": text}``, or a volume that has a
            ``config.yml``; those of the image unless given.
        options: What every exporter takes.

    Example::

        blackbox_exporter(service=True)

    which makes, among other things::

        - name: blackbox-exporter
          args:
            - --config.file=/etc/blackbox_exporter/config.yml
          ports:
            - name: metrics
              containerPort: 9115
          livenessProbe:
            httpGet:
              path: /-/healthy
              port: 9115
    """
    found = configured(name_of("blackbox_exporter", options), config, file="config.yml", folder=_FOLDER)
    return exporter("blackbox_exporter", IMAGE, options, args=[f"--config.file={_FOLDER}/config.yml"], config=found)
