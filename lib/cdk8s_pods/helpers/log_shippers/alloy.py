"""Grafana Alloy, which collects logs, metrics and traces."""

from __future__ import annotations

from cdk8s_pods.facts.images.alloy import IMAGE
from cdk8s_pods.helpers.configuration import configured
from cdk8s_pods.helpers.making import made, name_of
from cdk8s_pods.model import Probe
from cdk8s_pods.patterns import sidecar

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

    from cdk8s_pods.helpers.configuration import Configuration
    from cdk8s_pods.helpers.options import HelperOptions
    from cdk8s_pods.patterns import Pattern, SharedVolume

_STORAGE = "/var/lib/alloy/data"
_PORT = IMAGE.ports[0]


def alloy(
    config: Configuration,
    *,
    shares: SharedVolume | Sequence[SharedVolume] = (),
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Collect the logs, metrics and traces of the main container with Grafana Alloy, which has replaced Promtail.

    It listens for the probe at all addresses, where by itself it listens on loopback alone; it has an emptyDir at
    ``/var/lib/alloy/data`` for what it keeps.

    Args:
        config: Its configuration: a text, the path of a file, ``{"config.alloy": text}``, or a volume that has a
            ``config.alloy``.
        shares: The volumes with the log files.
        main: The name or names of the containers that write them; by default all but init containers.
        options: What every helper takes.

    Example::

        alloy(
            \"\"\"
            local.file_match "app" { path_targets = [{__path__ = "/var/log/app/*.log"}] }
            loki.source.file "app" {
              targets    = local.file_match.app.targets
              forward_to = [loki.write.all.receiver]
            }
            loki.write "all" { endpoint { url = "http://loki:3100/loki/api/v1/push" } }
            \"\"\",
            shares=SharedVolume(volume=Volume.empty_dir("logs"), main_path="/var/log/app", read_only=True),
        )

    which makes, among other things::

        - name: alloy
          args:
            - run
            - /etc/alloy/config.alloy
            - --storage.path=/var/lib/alloy/data
            - --server.http.listen-addr=0.0.0.0:12345
          ports:
            - containerPort: 12345
          livenessProbe:
            httpGet:
              path: /-/ready
              port: 12345
    """
    found = configured(name_of("alloy", options), config, file="config.alloy", folder="/etc/alloy")
    helper = made(
        "alloy",
        IMAGE,
        options,
        args=[
            "run",
            "/etc/alloy/config.alloy",
            f"--storage.path={_STORAGE}",
            f"--server.http.listen-addr=0.0.0.0:{_PORT.number}",
        ],
        ports=[_PORT.number],
        mounts=found.mounts,
        writable_folders=[_STORAGE],
        # Not /-/healthy: that fails as soon as one component does, and a restart mends no Loki that is away.
        liveness_probe=Probe.http_get(_PORT.ready, port=_PORT.number),
        brings=found.brings,
    )
    return helper.placed_by(sidecar(helper.container, shares=shares, main=main, **helper.placing))
