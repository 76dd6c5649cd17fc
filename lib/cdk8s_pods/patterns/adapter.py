"""The adapter pattern: a container that turns the main one's output into the format outsiders expect."""

from __future__ import annotations

from cdk8s_pods.model import ContainerPort, ServicePort

from .brought import BroughtService
from .localhost import with_address
from .metadata import with_annotations
from .placement import order_of, with_helper
from .shared_volume import with_shares

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import Container, PodTemplateSpec

    from .pattern import Pattern
    from .running_order import StartsAfter, StartsBefore
    from .shared_volume import SharedVolume


def adapter(
    container: Container,
    *,
    port: int,
    port_name: str | None = None,
    reads_port: int | None = None,
    env: Mapping[str, str] | None = None,
    shares: SharedVolume | Sequence[SharedVolume] = (),
    prometheus: bool = False,
    path: str | None = None,
    service: bool = False,
    service_labels: Mapping[str, str] | None = None,
    main: str | Sequence[str] | None = None,
    before: StartsBefore | None = None,
    after: StartsAfter | None = None,
    plain: bool = False,
) -> Pattern:
    """Put a translator beside the main container, whose port shows the outside what it expects to see.

    Args:
        container: The adapter, an exporter typically.
        port: The port the outside reads; declared on the adapter's container if it does not declare it itself.
        port_name: The name of that port, by which a PodMonitor or a Service finds it; ``metrics`` where it is declared
            that way, and the adapter's own name for it otherwise.
        reads_port: The port of the main container that the adapter reads from on localhost, where it does.
        env: How the adapter is told: variable name to value, with ``{host}`` and ``{port}`` for that address, such as
            ``{"REDIS_ADDR": "redis://{host}:{port}"}``.
        shares: Volumes in which the main container leaves what the adapter reads, where it reads files.
        prometheus: True adds the ``prometheus.io/scrape``, ``port`` and ``path`` annotations to the pod, a
            convention of Prometheus' own example configuration; False leaves the pod's annotations alone.
        path: The path of the metrics, for the annotation; Prometheus' default is ``/metrics``.
        service: True brings a Service with that port alone; the construct of the workload makes it, with the adapter's
            name for an id.
        service_labels: The labels of that Service, by which a ServiceMonitor selects it.
        main: The name or names of the containers that share a volume; by default all but init containers.
        before: The containers that start after it, by name; ``"init"`` for all init containers that end. ``{"web":
            "healthy"}`` has them wait for its startup probe.
        after: The containers that it starts after, by name; ``"init"`` as above. ``{"migrate": "completed"}`` says what
            they have reached by then: ``started``, ``healthy`` (their startup probe) or ``completed``.
        plain: False writes a native sidecar; True writes a plain second container.

    Returns:
        A pattern: a function from a pod template to the one with the adapter.

    Raises:
        ValueError: ``env`` is given without the ``reads_port`` it is to hold, or a value of it has another name in
            braces than ``{host}`` and ``{port}``; the adapter gives its port another name than ``port_name``; there are
            ``service_labels`` for no Service; or ``before`` or ``after`` asks for something else than what a container
            can reach.
        InvalidManifest: When applied: a variable or annotation is already there with another value, or Kubernetes has
            no order such as the one asked for.
    """
    if service_labels and not service:
        raise ValueError("service_labels are those of the adapter's Service: write service=True too")
    if env and reads_port is None:
        raise ValueError("env tells the adapter where to read: give reads_port too")
    order = order_of(container, before, after)
    translator, exposed = _exposing(container, port, port_name)
    if env and reads_port is not None:
        translator = with_address(translator, env, reads_port)

    def with_adapter(template: PodTemplateSpec) -> PodTemplateSpec:
        template, helper = with_shares(template, translator, shares, main)
        if prometheus:
            scraped = {"prometheus.io/scrape": "true", "prometheus.io/port": str(port)}
            template = with_annotations(template, {**scraped, **({"prometheus.io/path": path} if path else {})})
        if service:
            reached = ServicePort(name=exposed.name or "metrics", port=port, target_port=exposed.name)
            brought = BroughtService(id=container.name, ports=[reached], labels=service_labels)
            template = template.bringing(brought)
        return with_helper(template, helper, plain=plain, order=order)

    return with_adapter


def _exposing(container: Container, port: int, name: str | None) -> tuple[Container, ContainerPort]:
    """The adapter with the port declared, and by its name where one is asked for; and that port."""
    ports = list(container.ports or ())
    for position, declared in enumerate(ports):
        if declared.container_port != port:
            continue
        if name is None or declared.name == name:
            return container, declared
        if declared.name is not None:
            raise ValueError(f'{container.name} calls the port {port} "{declared.name}": take port_name="{name}" out')
        ports[position] = declared.replace(name=name)
        return container.replace(ports=ports), ports[position]
    exposed = ContainerPort(name=name or "metrics", container_port=port)
    return container.replace(ports=[*ports, exposed]), exposed
