"""Fluent Bit, which ships logs."""

from __future__ import annotations

from cdk8s_pods.facts.images.fluent_bit import IMAGE
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

_FOLDER = "/fluent-bit/etc/conf"
_PORT = IMAGE.ports[0]


def fluent_bit(
    config: Configuration | None,
    *,
    shares: SharedVolume | Sequence[SharedVolume] = (),
    main: str | Sequence[str] | None = None,
    file: str = "fluent-bit.yaml",
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Ship what the main container writes into log files, with Fluent Bit.

    It has an emptyDir at ``/fluent-bit/state`` for the positions in the files that it tails, so that it does not read
    them again when it is restarted: ``DB /fluent-bit/state/tail.db``.

    Args:
        config: Its configuration: a text, the path of a file, ``{"fluent-bit.yaml": text, "parsers.yaml": text}``, or
            a volume that has the files.
        shares: The volumes with the log files.
        main: The name or names of the containers that write them; by default all but init containers.
        file: The file that it begins with; a name in ``.conf`` has it read the classic format.
        options: What every helper takes.

    Example::

        fluent_bit(
            \"\"\"
            pipeline:
              inputs:
                - {name: tail, path: /var/log/nginx/*.log, db: /fluent-bit/state/tail.db}
              outputs:
                - {name: stdout, match: "*"}
            \"\"\",
            shares=SharedVolume(volume=Volume.empty_dir("logs"), main_path="/var/log/nginx", read_only=True),
        )

    which makes, among other things::

        - name: fluent-bit
          args:
            - --http
            - --config=/fluent-bit/etc/conf/fluent-bit.yaml
          ports:
            - containerPort: 2020
          livenessProbe:
            httpGet:
              path: /
              port: 2020
    """
    found = configured(name_of("fluent_bit", options), config, file=file, folder=_FOLDER)
    helper = made(
        "fluent_bit",
        IMAGE,
        options,
        # The first option opens the port for the probe, whatever the configuration says about it.
        args=["--http", f"--config={_FOLDER}/{file}"] if found.mounts else ["--http"],
        ports=[_PORT.number],
        mounts=found.mounts,
        writable_folders=["/fluent-bit/state"],
        liveness_probe=Probe.http_get(_PORT.live, port=_PORT.number),
        brings=found.brings,
    )
    return helper.placed_by(sidecar(helper.container, shares=shares, main=main, **helper.placing))
