"""Filebeat, which ships logs to Elasticsearch and Logstash."""

from __future__ import annotations

from cdk8s_pods.facts.images.filebeat import IMAGE
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

_FOLDER = "/etc/filebeat"
_PORT = IMAGE.ports[0]


def filebeat(
    config: Configuration,
    *,
    shares: SharedVolume | Sequence[SharedVolume] = (),
    main: str | Sequence[str] | None = None,
    **options: Unpack[HelperOptions],
) -> Pattern:
    """Ship what the main container writes into log files to Elasticsearch or Logstash, with Filebeat.

    Its HTTP endpoint is opened for the liveness probe; it has emptyDirs for its registry and its own logs.

    Args:
        config: Its configuration: a text, the path of a file, ``{"filebeat.yml": text}``, or a volume that has a
            ``filebeat.yml``.
        shares: The volumes with the log files.
        main: The name or names of the containers that write them; by default all but init containers.
        options: What every helper takes.

    Example::

        filebeat(
            \"\"\"
            filebeat.inputs: [{type: filestream, id: app, paths: [/var/log/app/*.log]}]
            output.elasticsearch: {hosts: ["https://elasticsearch:9200"]}
            \"\"\",
            shares=SharedVolume(volume=Volume.empty_dir("logs"), main_path="/var/log/app", read_only=True),
        )

    which makes, among other things::

        - name: filebeat
          args:
            - -e
            - -c
            - /etc/filebeat/filebeat.yml
            - -E
            - http.enabled=true
            - -E
            - http.host=0.0.0.0
          ports:
            - containerPort: 5066
          livenessProbe:
            httpGet:
              path: /
              port: 5066
    """
    found = configured(name_of("filebeat", options), config, file="filebeat.yml", folder=_FOLDER)
    helper = made(
        "filebeat",
        IMAGE,
        options,
        # What -E says wins over the file.
        args=["-e", "-c", f"{_FOLDER}/filebeat.yml", "-E", "http.enabled=true", "-E", "http.host=0.0.0.0"],
        ports=[_PORT.number],
        mounts=found.mounts,
        writable_folders=["/usr/share/filebeat/data", "/usr/share/filebeat/logs"],
        liveness_probe=Probe.http_get(_PORT.live, port=_PORT.number),
        brings=found.brings,
    )
    return helper.placed_by(sidecar(helper.container, shares=shares, main=main, **helper.placing))
