"""When each container of a pod runs, which of them run at the same time, and which ports each of them has."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from cdk8s_pods.issues import FieldPath

_PROBES = ("livenessProbe", "readinessProbe", "startupProbe")
PROBES = frozenset(_PROBES)
_ACTIONS = ("httpGet", "tcpSocket", "grpc")
_EVERY_ADDRESS = ("", "0.0.0.0", "::")


class Runner:
    """One container of a pod, and when it runs.

    Args:
        container: The container as it is written.
        at: Its path.
        start: Its place in the order of starting; all ordinary containers share the last one.
        stays: Whether it keeps running beside those that start later: ordinary containers and native sidecars do,
            an init container ends before the next one starts.
        is_last: Whether it is an ordinary container, behind which nothing starts.
    """

    __slots__ = ("at", "container", "is_last", "start", "stays")

    def __init__(
        self, container: Mapping[str, Any], at: FieldPath, start: int, *, stays: bool, is_last: bool = False
    ) -> None:
        self.container = container
        self.at = at
        self.start = start
        self.stays = stays
        self.is_last = is_last

    def runs_beside(self, other: Runner) -> bool:
        """Whether the two ever run at the same time."""
        if self.start == other.start:
            return True
        return self.stays if self.start < other.start else other.stays

    @property
    def name(self) -> str:
        """Its name; empty where it has none."""
        name: str = self.container.get("name", "")
        return name

    @property
    def reached(self) -> tuple[str, ...]:
        """What it has reached for certain when the next container starts: ``started``, ``healthy``, ``completed``.

        https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle
        """
        if self.is_last:
            return ()
        if not self.stays:
            return ("started", "completed")
        return ("started", "healthy") if "startupProbe" in self.container else ("started",)


class DeclaredPort:
    """A port that a container declares.

    Args:
        number: The port in the network of the pod.
        protocol: ``TCP``, ``UDP`` or ``SCTP``.
        at: The field that says so.
        host_port: The port of the node that leads there, 0 for none.
        host_ip: The address of the node it is opened at, every one where it is empty.
    """

    __slots__ = ("at", "host_ip", "host_port", "number", "protocol")

    def __init__(self, number: int, protocol: str, at: FieldPath, host_port: int = 0, host_ip: str = "") -> None:
        self.number = number
        self.protocol = protocol
        self.at = at
        self.host_port = host_port
        self.host_ip = host_ip


def is_native_sidecar(container: Mapping[str, Any]) -> bool:
    """Whether an init container keeps running beside the containers that come after it."""
    return container.get("restartPolicy") == "Always"


def runners(spec: Mapping[str, Any], at: FieldPath) -> list[Runner]:
    """Every container of a pod in the order of starting.

    Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
    """
    first: Sequence[Mapping[str, Any]] = spec.get("initContainers", ())
    found = [
        Runner(container, at.child("initContainers").index(position), position, stays=is_native_sidecar(container))
        for position, container in enumerate(first)
    ]
    found += [
        Runner(container, at.child("containers").index(position), len(first), stays=True, is_last=True)
        for position, container in enumerate(spec.get("containers", ()))
    ]
    return found


def declared_ports(runner: Runner) -> Iterator[DeclaredPort]:
    """The ports that one container declares.

    A port that only its probes ask it on is none of them: another container of the pod may be the one that answers.
    """
    at = runner.at.child("ports")
    for position, port in enumerate(runner.container.get("ports", ())):
        yield DeclaredPort(
            port.get("containerPort", 0),
            port.get("protocol", "TCP"),
            at.index(position).child("containerPort"),
            port.get("hostPort", 0),
            port.get("hostIP", ""),
        )


def tcp_ports(container: Mapping[str, Any]) -> set[int]:
    """The numbers of the TCP ports of one container: declared ones, or, without any, those of its probes."""
    if declared := container.get("ports"):
        return {port.get("containerPort", 0) for port in declared if port.get("protocol", "TCP") == "TCP"}
    return {number for _, _, number in probed_ports(container)}


def probed_ports(container: Mapping[str, Any]) -> list[tuple[str, str, int]]:
    """The probe, the action and the port number of every probe that asks the container itself by number.

    A probe with a `host` asks something else. One that Istio has taken over (its path begins with `/app-health/`) is
    answered by Istio's agent, whichever container it belongs to.
    """
    found: list[tuple[str, str, int]] = []
    if PROBES.isdisjoint(container):
        return found
    for name in _PROBES:
        if (probe := container.get(name)) is not None:
            for action in _ACTIONS:
                if (asked := probe.get(action)) is not None:
                    number = asked.get("port")
                    if type(number) is int and not asked.get("host") and "/app-health/" not in asked.get("path", ""):
                        found.append((name, action, number))
    return found


def addresses_overlap(one: str, other: str) -> bool:
    """Whether two addresses of a node can be the same; no address, or a wildcard, stands for every one.

    Source: `HostPortInfo.CheckConflict` of the scheduler, pkg/scheduler/framework/types.go of kubernetes/kubernetes.
    """
    return one == other or one in _EVERY_ADDRESS or other in _EVERY_ADDRESS
