"""Ports that two containers of a pod cannot both have."""

from __future__ import annotations

from cdk8s_pods.rules.interface import duplicate, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.facts.time_line import DeclaredPort, Runner
    from cdk8s_pods.issues import Message
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


@rule(
    "PodSpec",
    category="runtime",
    remedy="let one of the two listen on another port",
    source=page(
        "https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking", "containers of a pod share one network"
    ),
)
def containers_that_run_side_by_side_want_different_ports(
    value: Object, at: FieldPath, context: Context
) -> Problems | None:
    """All containers of a pod share its network: the second one that binds a port fails with "address in use".

    Declared ports count, and host ports. The port of a probe does not: another container may be the one that answers.
    TCP, UDP and SCTP are told apart. Native sidecars run beside all that starts after them; other init containers are
    alone.
    """
    if not _some_port_is_wanted_twice(value):
        return None
    # Deferred: hardly any pod comes here.
    from cdk8s_pods.facts.time_line import addresses_overlap, declared_ports, runners

    on_host = value.get("hostNetwork") is True
    taken: dict[tuple[str, int], _Takers] = {}
    found: list[Problem] = []
    for runner in runners(value, at):
        for port in declared_ports(runner):
            takers = taken.setdefault((port.protocol, port.number), _Takers())
            for other, earlier in takers:
                if (
                    other is not runner
                    and runner.runs_beside(other)
                    and (not on_host or addresses_overlap(port.host_ip, earlier.host_ip))
                    and not _is_refused_anyway(runner, port, other, earlier, on_host and context.kind == "Pod")
                ):
                    found.append((port.at, _clash(port.number, port, other)))
                    break
            takers.add(runner, port)
    return found or _host_port_clashes(value, at)


class _Takers:
    """Who takes a port already; of those that are alike in all that a clash depends on, two are enough to know."""

    def __init__(self) -> None:
        self._alike: dict[tuple[int, str, int], list[tuple[Runner, DeclaredPort]]] = {}

    def add(self, runner: Runner, port: DeclaredPort) -> None:
        # One that ends before the next one starts meets nobody.
        if runner.stays:
            kept = self._alike.setdefault((runner.start, port.host_ip, port.host_port), [])
            if len(kept) < 2 and all(runner is not other for other, _ in kept):
                kept.append((runner, port))

    def __iter__(self) -> Iterator[tuple[Runner, DeclaredPort]]:
        for kept in self._alike.values():
            yield from kept


def _some_port_is_wanted_twice(spec: Object) -> bool:
    """Whether any number occurs twice, by whomever: the quick question that nearly every pod ends with."""
    seen: set[int] = set()
    on_host: set[int] = set()
    for name in ("initContainers", "containers"):
        for container in spec.get(name, ()):
            if (ports := container.get("ports")) is not None:
                for port in ports:
                    number = port.get("containerPort", 0)
                    host_port = port.get("hostPort", 0)
                    if number in seen or host_port in on_host:
                        return True
                    seen.add(number)
                    if host_port:
                        on_host.add(host_port)
    return False


def _host_port_clashes(spec: Object, at: FieldPath) -> list[Problem]:
    """Two different ports of the pod behind one port of the node."""
    from cdk8s_pods.facts.time_line import addresses_overlap, declared_ports, runners

    taken: dict[tuple[str, int], _Takers] = {}
    found: list[Problem] = []
    for runner in runners(spec, at):
        for port in declared_ports(runner):
            if not port.host_port:
                continue
            takers = taken.setdefault((port.protocol, port.host_port), _Takers())
            for other, earlier in takers:
                if (
                    other is not runner
                    and runner.runs_beside(other)
                    and addresses_overlap(port.host_ip, earlier.host_ip)
                    and not _is_refused_anyway(runner, port, other, earlier, api_fills_in=True)
                ):
                    found.append((_host_port_path(port, runner), _clash(port.host_port, port, other)))
                    break
            takers.add(runner, port)
    return found


def _is_refused_anyway(
    runner: Runner, port: DeclaredPort, other: Runner, earlier: DeclaredPort, api_fills_in: bool
) -> bool:
    """Whether the API server itself refuses the pair: the same host port and address in two ordinary containers.

    On the host network it takes the port of a Pod's container for its host port.
    """
    if runner.start != other.start or port.host_ip != earlier.host_ip:
        return False
    if port.host_port and earlier.host_port:
        return port.host_port == earlier.host_port
    return api_fills_in


def _clash(number: int, port: DeclaredPort, other: Runner) -> Message:
    name = other.container.get("name", "")
    return duplicate(number, f'{port.protocol} port {number} is taken by container "{name}", which runs beside it')


def _host_port_path(port: DeclaredPort, runner: Runner) -> FieldPath:
    *_, position, _ = port.at.steps
    return runner.at.child("ports").index(int(position)).child("hostPort")
