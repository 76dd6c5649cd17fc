"""The objects of the input as others can refer to them: each stands in for the construct that will make it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdk8s_pods.model import LabelSelector, PodTemplateSpec, ServicePort


class _Metadata(NamedTuple):
    namespace: str | None


class _ApiObject(NamedTuple):
    name: str
    api_version: str
    kind: str
    metadata: _Metadata


class StandIn:
    """What the model sees of the construct of an object: enough to work out what a reference to it is written as.

    Args:
        position: Which object of the input it is.
        variable: What the program calls the construct.
        api_version: Such as ``apps/v1``.
        kind: Its kind.
        name: Its name in the cluster.
        namespace: Its namespace, where it says one.
        ports: The ports of a Service.
    """

    def __init__(
        self,
        position: int,
        variable: str,
        *,
        api_version: str,
        kind: str,
        name: str,
        namespace: str | None,
        ports: Sequence[ServicePort] = (),
    ) -> None:
        self.position = position
        self.variable = variable
        self.kind = kind
        self.name = name
        self.namespace = namespace
        self.api_object = _ApiObject(name, api_version, kind, _Metadata(namespace))
        self.ports = ports


class WorkloadStandIn(StandIn):
    """The same of a workload, which also stands for its pods.

    Args:
        template: Its pods.
        selected_by: Its selector, where it has one.
    """

    def __init__(
        self, *arguments: Any, template: PodTemplateSpec, selected_by: LabelSelector | None, **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.template = template
        self.selector = selected_by
        metadata = template.metadata
        self.labels: Mapping[str, str] = (metadata and metadata.labels) or {}


class Index(NamedTuple):
    """All objects of a chart that can be referred to.

    Args:
        by_name: By their name.
        workloads: Those that make pods, by their namespace.
    """

    by_name: Mapping[str, Sequence[StandIn]]
    workloads: Mapping[str | None, Sequence[WorkloadStandIn]]


class References:
    """What an object may refer to, and what it did refer to.

    Args:
        index: All objects that can be referred to.
        namespace: The namespace of the object.
        forbidden: The objects that it may not refer to: itself, and those that refer to it.
    """

    def __init__(self, index: Index, namespace: str | None, forbidden: frozenset[int]) -> None:
        self._index = index
        self._namespace = namespace
        self._forbidden = forbidden
        #: The positions of the objects that were referred to.
        self.used: set[int] = set()

    @staticmethod
    def index_of(stand_ins: Iterable[StandIn]) -> Index:
        """The index of all objects of a chart."""
        by_name: dict[str, list[StandIn]] = {}
        workloads: dict[str | None, list[WorkloadStandIn]] = {}
        for each in stand_ins:
            by_name.setdefault(each.name, []).append(each)
            if isinstance(each, WorkloadStandIn) and each.labels:
                workloads.setdefault(each.namespace, []).append(each)
        return Index(by_name, workloads)

    def named(self, name: str) -> Iterator[StandIn]:
        """The objects with a name, those of the own namespace first."""
        found = [each for each in self._index.by_name.get(name, ()) if each.position not in self._forbidden]
        yield from sorted(found, key=lambda each: each.namespace != self._namespace)

    def workloads(self) -> Iterator[WorkloadStandIn]:
        """The workloads of the own namespace whose pods can be selected."""
        for each in self._index.workloads.get(self._namespace, ()):
            if each.position not in self._forbidden:
                yield each

    def is_near(self, each: StandIn) -> bool:
        """Whether an object is in the own namespace, or in none."""
        return each.namespace in (None, self._namespace)


def leads_to_its_pods(ports: Sequence[Any], workload: WorkloadStandIn) -> bool:
    """Whether the ports of a Service lead to ports that the containers of a workload declare."""
    spec = workload.template.spec
    native = [each for each in (spec and spec.init_containers) or () if each.restart_policy == "Always"]
    declared = [port for each in (*((spec and spec.containers) or ()), *native) for port in each.ports or ()]
    numbers = {(port.container_port, port.protocol or "TCP") for port in declared}
    names = {port.name for port in declared}
    for port in ports:
        target = port.port if port.target_port is None else port.target_port
        if isinstance(target, str):
            if target not in names:
                return False
        elif numbers and (target, port.protocol or "TCP") not in numbers:
            return False
    return True
