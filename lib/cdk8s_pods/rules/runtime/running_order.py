"""Containers in the way of those that start after them."""

from __future__ import annotations

from cdk8s_pods.facts.endless_runs import endless_run
from cdk8s_pods.facts.local_calls import Call, calls_in, calls_of
from cdk8s_pods.facts.opened_ports import opened_ports, owners_of_ports
from cdk8s_pods.facts.time_line import is_native_sidecar, probed_ports, runners
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from cdk8s_pods.facts.proxy_life import Outliving
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_INIT_CONTAINERS = page(
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers"
)


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
    it is advice; and so it is where the port is that of a proxy which a mesh injects as an ordinary container, unless
    the pod itself says that it is no native sidecar.
    """
    everyone = runners(context.pod_spec, at)
    opened = [opened_ports(runner.container) for runner in everyone]
    owners = owners_of_ports(everyone, opened)
    late = _late_proxies(context)
    ports = {*owners, *late}
    found: list[Problem] = []
    for number, container in enumerate(value):
        made = _gate_calls(container, ports) if is_native_sidecar(container) else calls_of(container, ports)
        call = _first(
            call
            for call in made
            if call.port not in opened[number]
            and (call.port not in owners or owners[call.port].start > everyone[number].start)
        )
        if call is None:
            continue
        proxy = None if call.port in owners else late[call.port]
        owner = f'"{owners[call.port].name}"' if proxy is None else proxy.name
        message = invalid(container.get("name", ""), f"calls port {call.port} of {owner}, which starts only after it")
        is_certain = call.is_needed
        if proxy is not None:
            message = message.advising(proxy.remedy)
            is_certain = is_certain and proxy.is_as_the_pod_says
        found.append((at.index(number), message if is_certain else message.mildly()))
    return found


def _late_proxies(context: Context) -> Mapping[int, Outliving]:
    """The ports of injected proxies that start after all init containers."""
    metadata = context.pod_metadata
    if not metadata.get("annotations") and not any("istio.io/" in key for key in metadata.get("labels", ())):
        return {}
    # Deferred: few pods ask for a proxy.
    from cdk8s_pods.facts.proxy_life import ports_of_late_proxies

    return ports_of_late_proxies(metadata, context.pod_spec, context.kubernetes)


def _gate_calls(container: Object, ports: Container[int]) -> Iterator[Call]:
    """What a native sidecar asks before the next container may start: its startup probe and its hook."""
    probe: Object = container.get("startupProbe", {})
    for _, _, port in probed_ports({"startupProbe": probe} if probe else {}):
        if port in ports:
            yield Call(port, is_needed=True)
    hook: Object = container.get("lifecycle", {}).get("postStart", {})
    for handler in (probe, hook):
        yield from calls_in(handler.get("exec", {}).get("command", ()), ports)


def _first(calls: Iterable[Call]) -> Call | None:
    """The call that says most: one that is needed before one that may not be."""
    first: Call | None = None
    for call in calls:
        if call.is_needed:
            return call
        first = first or call
    return first
