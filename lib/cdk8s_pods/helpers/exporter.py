"""What all exporters for Prometheus have in common: a port with metrics, that an adapter shows."""

from __future__ import annotations

from cdk8s_pods.model import Probe
from cdk8s_pods.patterns import adapter

from .making import made
from .options import ExporterOptions
from .probing import STARTING

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from cdk8s_pods.facts.image_facts import Image
    from cdk8s_pods.model import ContainerPort, EnvVarSource
    from cdk8s_pods.patterns import Pattern

    from .configuration import Configured


def exporter(
    kind: str,
    facts: Image,
    options: ExporterOptions,
    *,
    listens: str = "--web.listen-address=:{}",
    args: Sequence[str] = (),
    env: Mapping[str, str | EnvVarSource | None] | None = None,
    also_listens: Sequence[ContainerPort] = (),
    is_called: bool = False,
    config: Configured | None = None,
) -> Pattern:
    """A pattern with an exporter.

    It has a liveness probe, and none for the readiness: a pod whose metrics fail still does its work.

    Args:
        kind: The exporter, as the user calls it.
        facts: What is known of its image; the first port is that of the metrics.
        options: What the user says.
        listens: The argument that has it listen elsewhere, ``{}`` for the port.
        args: Its arguments.
        env: Its variables; those without a value are left out.
        also_listens: Ports that it listens on beside that of the metrics.
        is_called: Whether the main container calls it, and has to wait for it.
        config: Its configuration.
    """
    known = facts.ports[0]
    port = options.get("port", known.number)
    moved = () if port == known.number else (listens.format(port),)
    alive: dict[str, Any] = {"liveness_probe": Probe.http_get(known.live, port=port)}
    if is_called:
        alive["startup_probe"] = Probe.http_get(known.ready or known.live, port=port, **STARTING)
    helper = made(
        kind,
        facts,
        options,
        takes=ExporterOptions,
        args=[*args, *moved],
        env=env,
        ports=also_listens,
        mounts=config.mounts if config else (),
        brings=config.brings if config else (),
        **alive,
    )
    return helper.placed_by(
        adapter(
            helper.container,
            port=port,
            port_name=options.get("port_name"),
            prometheus=options.get("prometheus", False),
            service=options.get("service", False),
            service_labels=options.get("service_labels"),
            **helper.placing,
        )
    )
