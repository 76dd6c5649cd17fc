"""Native sidecars that others reach too early."""

from __future__ import annotations

from bisect import bisect_right

from cdk8s_pods.facts.side_by_side import is_native_sidecar, runners, wanted_ports
from cdk8s_pods.rules.interface import page, required, rule
from cdk8s_pods.schema.formats import natural_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdk8s_pods.facts.side_by_side import Runner
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_DIGITS = "0123456789"
_LONGEST_PORT = 5
_LOCALHOST = ("localhost", "127.0.0.1", "[::1]", "::1")


@rule(
    "PodSpec.initContainers",
    category="advice",
    remedy="give the sidecar a startupProbe: the next container starts when it has succeeded",
    source=page(
        "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle"
    ),
)
def native_sidecars_that_others_call_have_a_startup_probe(
    value: Iterable[Object], at: FieldPath, context: Context
) -> Problems | None:
    """The container after a native sidecar starts as soon as the sidecar's process does, whether it listens or not.

    A readiness probe does not hold it back; a startup probe, or a postStart hook, does. Said where the command or the
    environment of a later container names a port of the sidecar on localhost: what is only called from outside of the
    pod, as an exporter that is scraped, keeps nobody waiting.
    """
    waiting = [
        number
        for number, container in enumerate(value)
        if is_native_sidecar(container)
        and "startupProbe" not in container
        and "postStart" not in container.get("lifecycle", {})
    ]
    if not waiting:
        return None
    everyone = runners(context.pod_spec, at)
    callers = _callers(everyone)
    found: list[Problem] = []
    for number in waiting:
        where = at.index(number).child("startupProbe")
        if (caller := _caller(everyone, number, callers)) is not None:
            name, port = caller
            found.append((where, required(f'container "{name}" calls port {port} and does not wait for it')))
    return found


def _caller(everyone: Sequence[Runner], number: int, callers: Mapping[int, list[int]]) -> tuple[str, int] | None:
    """The first container after a sidecar that names one of its ports, and that port."""
    found: list[tuple[int, int]] = []
    for port in wanted_ports(everyone[number]):
        calling = callers.get(port.number, ())
        if (first := bisect_right(calling, number)) < len(calling):
            found.append((calling[first], port.number))
    if not found:
        return None
    caller, called = min(found)
    return everyone[caller].container.get("name", ""), called


def _callers(everyone: Iterable[Runner]) -> dict[int, list[int]]:
    """Each port that a command or an environment names on localhost -> the places of those containers, in order."""
    callers: dict[int, list[int]] = {}
    for place, runner in enumerate(everyone):
        for port in _called_ports(runner.container):
            callers.setdefault(port, []).append(place)
    return callers


def _called_ports(container: Object) -> set[int]:
    texts = list(_texts(container))
    if any(text in _LOCALHOST for text in texts):
        # The address and the port are told apart, as HOST=localhost and PORT=6379.
        named = {natural_number(text) for text in texts if len(text) <= _LONGEST_PORT}
    else:
        behind = (part for text in texts for host in _LOCALHOST for part in text.split(f"{host}:")[1:])
        named = {natural_number(rest[: len(rest) - len(rest.lstrip(_DIGITS))]) for rest in behind}
    return {port for port in named if port is not None}


def _texts(container: Object) -> Iterator[str]:
    yield from container.get("command", ())
    yield from container.get("args", ())
    for variable in container.get("env", ()):
        yield variable.get("value", "")
