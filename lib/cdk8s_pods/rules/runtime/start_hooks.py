"""Hooks that run when a container has started, in the way of the containers that start after it."""

from __future__ import annotations

from cdk8s_pods.facts.local_calls import calls_in
from cdk8s_pods.facts.opened_ports import opened_ports
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem


@rule(
    "Lifecycle.postStart",
    category="runtime",
    remedy="let the hook end at once, or put what it calls before its container",
    source=page("https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution"),
)
def hooks_call_only_what_has_started(value: Object, at: FieldPath, context: Context) -> Iterable[Problem]:
    """The containers of a pod are started one after the other, each when the hook after the last start has ended.

    A hook that waits for a port of a container further down waits for ever, and that container is never started.
    """
    return context.once(_hooks_that_wait)


def _hooks_that_wait(context: Context) -> Iterable[Problem]:
    containers: Objects = context.pod_spec.get("containers", ())
    # Port -> the place of the first container that opens it.
    opened: dict[int, int] = {}
    for place, container in enumerate(containers):
        for port in opened_ports(container):
            opened.setdefault(port, place)
    for number, container in enumerate(containers):
        hook = container.get("lifecycle", {}).get("postStart", {}).get("exec", {})
        made = calls_in(hook.get("command", ()), opened)
        call = next((call for call in made if call.is_needed and opened[call.port] > number), None)
        if call is not None:
            where = context.pod_path.child("containers").index(number).child("lifecycle").child("postStart")
            owner = containers[opened[call.port]].get("name", "")
            message = invalid(
                container.get("name", ""), f'waits for port {call.port} of "{owner}", which starts after it'
            )
            yield where, message
