"""The Prometheus exporter for processes."""

from __future__ import annotations

from cdk8s_pods.facts.images.process_exporter import IMAGE
from cdk8s_pods.helpers.configuration import configured
from cdk8s_pods.helpers.exporter import exporter
from cdk8s_pods.helpers.making import name_of
from cdk8s_pods.patterns.placement import pod_spec

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.configuration import Configuration
    from cdk8s_pods.helpers.options import ExporterOptions
    from cdk8s_pods.model import PodTemplateSpec
    from cdk8s_pods.patterns import Pattern

_FOLDER = "/etc/process-exporter"


def process_exporter(
    *,
    names: Sequence[str] = (),
    config: Configuration | None = None,
    share_process_namespace: bool | None = True,
    **options: Unpack[ExporterOptions],
) -> Pattern:
    """Show Prometheus what the processes of the pod use.

    Nothing new came from its project for long: it warns of that.

    Args:
        names: The programs to look at, such as ``postgres``.
        config: What to look at instead: its YAML as text or as the path of a file, ``{"config.yml": text}``, or a
            volume that has a ``config.yml``.
        share_process_namespace: True lets the containers of the pod see each other's processes, without which it sees
            its own alone; None leaves that to the pod.
        options: What every exporter takes.

    Raises:
        ValueError: Neither or both of ``names`` and ``config`` are given.

    Example::

        process_exporter(names=["postgres"])

    which makes, among other things::

        - name: process-exporter
          args:
            - -procfs=/proc
            - -procnames=postgres
          ports:
            - name: metrics
              containerPort: 9256
          livenessProbe:
            httpGet:
              path: /
              port: 9256
    """
    if bool(names) == (config is not None):
        raise ValueError("process_exporter() looks at names=[...] or at what config=... says: give one of the two")
    found = configured(name_of("process_exporter", options), config, file="config.yml", folder=_FOLDER)
    looks_at = f"-config.path={_FOLDER}/config.yml" if found.mounts else f"-procnames={','.join(names)}"
    placed = exporter(
        "process_exporter",
        IMAGE,
        options,
        listens="-web.listen-address=:{}",
        args=["-procfs=/proc", looks_at],
        config=found,
    )

    def with_process_exporter(template: PodTemplateSpec) -> PodTemplateSpec:
        template = placed(template)
        if share_process_namespace is None:
            return template
        spec = pod_spec(template).replace(share_process_namespace=share_process_namespace)
        return template.replace(spec=spec)

    return with_process_exporter
