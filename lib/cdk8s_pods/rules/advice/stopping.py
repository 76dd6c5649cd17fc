"""Containers that are killed before they have stopped."""

from __future__ import annotations

from cdk8s_pods.facts.waiting_times import DEFAULT_GRACE_SECONDS, drain_seconds, hook_seconds
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


_TERMINATION = page("https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination")


@rule(
    "Lifecycle.preStop",
    category="advice",
    remedy="make terminationGracePeriodSeconds longer than the hook, or the hook shorter",
    source=(
        _TERMINATION,
        page("https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution"),
    ),
)
def hooks_before_the_stop_leave_time_to_stop(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """The grace period runs from the start of the hook: one that takes all of it leaves nothing for the program.

    The program is then killed, two seconds after it was asked to stop.
    """
    seconds = hook_seconds(value)
    grace: int = context.pod_spec.get("terminationGracePeriodSeconds", DEFAULT_GRACE_SECONDS)
    if not seconds or seconds < grace or ("sleep" in value and seconds > grace):
        return None  # of a sleep action longer than that the API server says it itself
    return [(at, invalid(_shown(seconds), f"takes all of the grace period of {grace} seconds"))]


@rule(
    "Container",
    category="advice",
    when=("image",),
    remedy="make terminationGracePeriodSeconds longer, or tell the program to stop sooner",
    source=_TERMINATION,
)
def programs_have_the_time_they_take_to_stop(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A program that may take longer to stop than the pod's grace period is killed in the middle of its work.

    Said of images whose default is known, where nothing in the container changes it; a hook before takes its time too.
    """
    drain = drain_seconds(value)
    if drain is None:
        return None
    grace: int = context.pod_spec.get("terminationGracePeriodSeconds", DEFAULT_GRACE_SECONDS)
    hook = hook_seconds(value.get("lifecycle", {}).get("preStop", {}))
    if hook + drain <= grace or hook >= grace:
        return None  # a hook that takes all of it is told by itself
    before = f" after {_shown(hook)} of its hook" if hook else ""
    message = invalid(
        value.get("image"), f"may take {drain} seconds to stop{before}, and the grace period is {grace} seconds"
    )
    return [(at.child("image"), message)]


def _shown(seconds: float) -> str:
    return "for ever" if seconds == float("inf") else f"{seconds:g} seconds"
