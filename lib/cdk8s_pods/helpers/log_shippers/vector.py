"""Vector, which ships logs and metrics."""

from __future__ import annotations

from cdk8s_pods.facts.images.vector import IMAGE
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

_PORT = IMAGE.ports[0]
_OPENED = f"api:\n  enabled: true\n  address: 0.0.0.0:{_PORT.number}\n"


def vector(
    config: Configuration,
    *,
    shares: SharedVolume | Sequence[SharedVolume] = (),
    main: str | Sequence[str] | None = None,
    drain_seconds: int | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Ship what the main container writes into log files, with Vector.

    A file of its own beside yours, ``api.yaml``, opens Vector's API for the liveness probe. It has an emptyDir at its
    data folder ``/var/lib/vector``.

    Args:
        config: Its configuration: a text, the path of a file, ``{"vector.yaml": text}``, or a volume that has the
            files, and that also opens the API at ``0.0.0.0:8686``.
        shares: The volumes with the log files.
        main: The name or names of the containers that write them; by default all but init containers.
        drain_seconds: How long it goes on sending at most when it is stopped; 60 unless given.
        options: What every helper takes.

    Example::

        vector(
            \"\"\"
            sources:
              app: {type: file, include: [/var/log/app/*.log]}
            sinks:
              out: {type: console, inputs: [app], encoding: {codec: json}}
            \"\"\",
            shares=SharedVolume(volume=Volume.empty_dir("logs"), main_path="/var/log/app", read_only=True),
        )

    which makes, among other things::

        - name: vector
          args:
            - --config-dir=/etc/vector/
          ports:
            - containerPort: 8686
          livenessProbe:
            httpGet:
              path: /health
              port: 8686
    """
    name = name_of("vector", options)
    beside = {"api.yaml": _OPENED}
    found = configured(name, config, file="vector.yaml", folder="/etc/vector", beside=beside)
    limit = [] if drain_seconds is None else [f"--graceful-shutdown-limit-secs={drain_seconds}"]
    helper = made(
        "vector",
        IMAGE,
        options,
        args=["--config-dir=/etc/vector/", *limit],
        ports=[_PORT.number],
        mounts=found.mounts,
        writable_folders=["/var/lib/vector"],
        liveness_probe=Probe.http_get(_PORT.live, port=_PORT.number),
        drain_seconds=drain_seconds,
        brings=found.brings,
    )
    return helper.placed_by(sidecar(helper.container, shares=shares, main=main, **helper.placing))
