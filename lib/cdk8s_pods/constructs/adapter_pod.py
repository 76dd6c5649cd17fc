"""A bare pod with an adapter."""

from __future__ import annotations

from cdk8s_pods.patterns import adapter as adapter_pattern

from .pod import Pod

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs import Construct

    from cdk8s_pods.model import Container, ObjectMeta, PodSpec
    from cdk8s_pods.patterns import SharedVolume
    from cdk8s_pods.patterns.pattern import Pattern
    from cdk8s_pods.patterns.running_order import StartsAfter, StartsBefore


class AdapterPod(Pod):
    """A pod whose adapter shows the main container's output in the format outsiders expect.

    The one-line form of ``Pod(..., patterns=[adapter(...)])``.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        spec: The pod without the adapter.
        adapter: The container that translates, an exporter typically.
        port: The port the outside reads; declared on the adapter's container if it does not declare it itself.
        port_name: The name of that port, by which a PodMonitor or a Service finds it; ``metrics`` where it is declared
            that way, and the adapter's own name for it otherwise.
        reads_port: The port of the main container that the adapter reads from on localhost, where it does.
        env: How the adapter is told: variable name to value, with ``{host}`` and ``{port}`` for that address.
        shares: Volumes in which the main container leaves what the adapter reads, where it reads files.
        prometheus: True adds the ``prometheus.io/*`` annotations to the pod.
        path: The path of the metrics, for the annotation.
        service: True makes a Service with that port alone.
        service_labels: The labels of that Service, by which a ServiceMonitor selects it.
        main: The name or names of the containers that share a volume; by default all but init containers.
        before: The containers that start after it, by name; ``"init"`` for all init containers that end.
        after: The containers that it starts after, by name; a mapping says what they have reached by then.
        plain: False writes a native sidecar, True a plain second container.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        patterns: More patterns, applied behind this one in order.
        ignore_rules: Ids of rules turned off for this pod, each with the reason.

    Raises:
        InvalidManifest: The pod cannot work; every problem is named with its path.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        spec: PodSpec,
        adapter: Container,
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
        metadata: ObjectMeta | None = None,
        patterns: Sequence[Pattern] = (),
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        applied = adapter_pattern(
            adapter,
            port=port,
            port_name=port_name,
            reads_port=reads_port,
            env=env,
            shares=shares,
            prometheus=prometheus,
            path=path,
            service=service,
            service_labels=service_labels,
            main=main,
            before=before,
            after=after,
            plain=plain,
        )
        super().__init__(
            scope, id, spec=spec, metadata=metadata, patterns=[applied, *patterns], ignore_rules=ignore_rules
        )
