"""The adapter pattern: a container that turns the main one's output into the format outsiders expect."""

from __future__ import annotations

from cdk8s_pods.model import ContainerPort

from .localhost import with_address
from .metadata import with_annotations
from .placement import with_helper
from .shared_volume import with_shares

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import Container, PodTemplateSpec

    from .pattern import Pattern
    from .shared_volume import SharedVolume


def adapter(
    container: Container,
    *,
    port: int,
    port_name: str = "metrics",
    reads_port: int | None = None,
    env: Mapping[str, str] | None = None,
    shares: SharedVolume | Sequence[SharedVolume] = (),
    prometheus: bool = False,
    path: str | None = None,
    main: str | Sequence[str] | None = None,
    plain: bool = False,
) -> Pattern:
    """Put a translator beside the main container, whose port shows the outside what it expects to see.

    Args:
        container: The adapter, an exporter typically.
        port: The port the outside reads; declared on the adapter's container if it does not declare it itself.
        port_name: The name of a port declared that way, for Services and ServiceMonitors to select.
        reads_port: The port of the main container that the adapter reads from on localhost, where it does.
        env: How the adapter is told: variable name to value, with ``{host}`` and ``{port}`` for that address, such as
            ``{"REDIS_ADDR": "redis://{host}:{port}"}``.
        shares: Volumes in which the main container leaves what the adapter reads, where it reads files.
        prometheus: True adds the ``prometheus.io/scrape``, ``port`` and ``path`` annotations to the pod, a
            convention of Prometheus' own example configuration; False leaves the pod's annotations alone.
        path: The path of the metrics, for the annotation; Prometheus' default is ``/metrics``.
        main: The name or names of the containers that share a volume; by default all but init containers.
        plain: False writes a native sidecar; True writes a plain second container.

    Returns:
        A pattern: a function from a pod template to the one with the adapter.

    Raises:
        ValueError: ``env`` is given without the ``reads_port`` it is to hold, or a value of it has another name in
            braces than ``{host}`` and ``{port}``.
        InvalidManifest: When applied: a variable or annotation is already there with another value.
    """
    if env and reads_port is None:
        raise ValueError("env tells the adapter where to read: give reads_port too")
    translator = container
    if all(declared.container_port != port for declared in container.ports or ()):
        exposed = ContainerPort(name=port_name, container_port=port)
        translator = translator.replace(ports=[*(container.ports or ()), exposed])
    if env and reads_port is not None:
        translator = with_address(translator, env, reads_port)

    def with_adapter(template: PodTemplateSpec) -> PodTemplateSpec:
        template, helper = with_shares(template, translator, shares, main)
        if prometheus:
            scraped = {"prometheus.io/scrape": "true", "prometheus.io/port": str(port)}
            template = with_annotations(template, {**scraped, **({"prometheus.io/path": path} if path else {})})
        return with_helper(template, helper, plain=plain)

    return with_adapter
