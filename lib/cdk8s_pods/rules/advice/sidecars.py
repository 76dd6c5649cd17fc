"""Native sidecars that others reach too early."""

from __future__ import annotations

from cdk8s_pods.facts.local_calls import calls_of
from cdk8s_pods.facts.opened_ports import opened_ports
from cdk8s_pods.facts.time_line import is_native_sidecar, runners
from cdk8s_pods.rules.interface import page, required, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

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
    found: list[Problem] = []
    for number in waiting:
        where = at.index(number).child("startupProbe")
        if (caller := _caller(everyone, number)) is not None:
            name, port = caller
            found.append((where, required(f'container "{name}" calls port {port} and does not wait for it')))
    return found


def _caller(everyone: list[Runner], number: int) -> tuple[str, int] | None:
    """The first container after a sidecar that names one of its ports, and that port."""
    ports = opened_ports(everyone[number].container)
    for later in everyone[number + 1 :]:
        for call in calls_of(later.container, ports):
            return later.container.get("name", ""), call.port
    return None
