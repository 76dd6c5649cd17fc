"""Containers in the way of those that start after them."""

from __future__ import annotations

from cdk8s_pods.facts.endless_runs import endless_run
from cdk8s_pods.facts.local_calls import Call, calls_in, calls_of
from cdk8s_pods.facts.opened_ports import opened_ports
from cdk8s_pods.facts.time_line import is_native_sidecar, probed_ports, runners
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.facts.time_line import Runner
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_INIT_CONTAINERS = page(
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers"
)
_HOOKS = page("https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution")


@rule(
    "PodSpec.initContainers",
    category="runtime",
    remedy="write restartPolicy: Always, which makes a sidecar of it, or have it end",
    source=_INIT_CONTAINERS,
)
def init_containers_end(value: Objects, at: FieldPath, context: Context) -> Problems | None:
    """The next container starts when an init container has ended: behind one that runs for ever nothing ever does.

    Said of programs that are known to run until they are stopped, by the image or by the command. Of one whose
    settings may have it end it is advice.
    """
    found: list[Problem] = []
    for position, container in enumerate(value):
        if is_native_sidecar(container) or (endless := endless_run(container)) is None:
            continue
        message = invalid(container.get("name", ""), f"keeps the pod from starting: {endless.reason}")
        is_certain = endless.is_certain and not context.pod_spec.get("shareProcessNamespace")
        found.append((at.index(position), message if is_certain else message.mildly()))
    return found


@rule(
    "PodSpec.initContainers",
    category="runtime",
    remedy="put what is called before it, as an init container with restartPolicy: Always and a startupProbe",
    source=(
        _INIT_CONTAINERS,
        page("https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#differences-from-init-containers"),
    ),
)
def init_containers_call_only_what_has_started(value: Objects, at: FieldPath, context: Context) -> Problems | None:
    """What an init container calls on localhost has started before it: what starts later waits for its end.

    Each of the two then waits for the other. So it does for a native sidecar whose startup probe, or hook after the
    start, asks for what comes after it. Where nothing but an address in the variables or arguments speaks of the call,
    it is advice.
    """
    everyone = runners(context.pod_spec, at)
    opened = [opened_ports(runner.container) for runner in everyone]
    found: list[Problem] = []
    for number, container in enumerate(value):
        later = _opened_later(everyone, opened, number)
        if not later:
            continue
        calls = _gate_calls(container, set(later)) if is_native_sidecar(container) else calls_of(container, later)
        call = _first(calls)
        if call is not None:
            owner = later[call.port]
            message = invalid(
                container.get("name", ""), f'calls port {call.port} of "{owner}", which starts only after it'
            )
            found.append((at.index(number), message if call.is_needed else message.mildly()))
    return found


@rule(
    "PodSpec.containers",
    category="runtime",
    remedy="let the hook end at once, or put what it calls before its container",
    source=_HOOKS,
)
def hooks_call_only_what_has_started(value: Objects, at: FieldPath, context: Context) -> Problems | None:
    """The containers of a pod are started one after the other, each when the hook after the last start has ended.

    A hook that waits for a port of a container further down waits for ever, and that container is never started.
    """
    if len(value) < 2 or not any("postStart" in container.get("lifecycle", ()) for container in value):
        return None
    opened = [opened_ports(container) for container in value]
    found: list[Problem] = []
    for number, container in enumerate(value):
        hook = container.get("lifecycle", {}).get("postStart", {}).get("exec")
        if hook is None:
            continue
        before = set().union(*opened[: number + 1])
        later = {
            port: other.get("name", "")
            for other, ports in zip(value[number + 1 :], opened[number + 1 :], strict=True)
            for port in ports - before
        }
        call = next((call for call in calls_in(hook.get("command", ()), later) if call.is_needed), None)
        if call is not None:
            where = at.index(number).child("lifecycle").child("postStart")
            message = invalid(
                container.get("name", ""), f'waits for port {call.port} of "{later[call.port]}", which starts after it'
            )
            found.append((where, message))
    return found


def _opened_later(everyone: list[Runner], opened: list[set[int]], number: int) -> dict[int, str]:
    """The ports that are opened by containers that start later alone, and by which."""
    here = everyone[number]
    at_hand = set(opened[number])
    later: dict[int, str] = {}
    for other, ports in zip(everyone, opened, strict=True):
        if other.start > here.start:
            for port in ports:
                later.setdefault(port, other.container.get("name", ""))
        elif other.stays:
            at_hand |= ports
    return {port: owner for port, owner in later.items() if port not in at_hand}


def _gate_calls(container: Object, ports: set[int]) -> Iterator[Call]:
    """What a native sidecar asks before the next container may start: its startup probe and its hook."""
    probe: Object = container.get("startupProbe", {})
    for _, _, port in probed_ports({"startupProbe": probe} if probe else {}):
        if port in ports:
            yield Call(port, is_needed=True)
    hook: Object = container.get("lifecycle", {}).get("postStart", {})
    for handler in (probe, hook):
        yield from calls_in(handler.get("exec", {}).get("command", ()), ports)


def _first(calls: Iterator[Call]) -> Call | None:
    """The call that says most: one that is needed before one that may not be."""
    first: Call | None = None
    for call in calls:
        if call.is_needed:
            return call
        first = first or call
    return first
