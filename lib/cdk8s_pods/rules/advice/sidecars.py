"""Native sidecars that others reach too early."""

from __future__ import annotations

from bisect import bisect_right

from cdk8s_pods.facts.local_calls import calls_of
from cdk8s_pods.facts.opened_ports import opened_ports
from cdk8s_pods.facts.time_line import is_native_sidecar, runners
from cdk8s_pods.rules.interface import page, required, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdk8s_pods.facts.time_line import Runner
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


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
    opened = {number: opened_ports(everyone[number].container) for number in waiting}
    callers = _callers(everyone, set().union(*opened.values()))
    found: list[Problem] = []
    for number in waiting:
        where = at.index(number).child("startupProbe")
        if (caller := _caller(everyone, number, opened[number], callers)) is not None:
            name, port = caller
            found.append((where, required(f'container "{name}" calls port {port} and does not wait for it')))
    return found


def _caller(
    everyone: Sequence[Runner], number: int, opened: Iterable[int], callers: Mapping[int, list[int]]
) -> tuple[str, int] | None:
    """The first container after a sidecar that calls one of its ports, and that port."""
    found: list[tuple[int, int]] = []
    for port in opened:
        calling = callers.get(port, ())
        if (first := bisect_right(calling, number)) < len(calling):
            found.append((calling[first], port))
    if not found:
        return None
    caller, called = min(found)
    return everyone[caller].container.get("name", ""), called


def _callers(everyone: Iterable[Runner], ports: set[int]) -> dict[int, list[int]]:
    """Each of these ports that a container calls on localhost -> the places of those containers, in order."""
    callers: dict[int, list[int]] = {}
    for place, runner in enumerate(everyone):
        for port in {call.port for call in calls_of(runner.container, ports)}:
            callers.setdefault(port, []).append(place)
    return callers
