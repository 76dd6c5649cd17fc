"""Why Kubernetes has no such order between two containers as was asked for.

Init containers start one after the other: the next one when the last has ended or, where it is a native sidecar, has
started and its startup probe has succeeded. Behind them all ordinary containers start together.
https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
"""

from __future__ import annotations

from cdk8s_pods.issues.message import Message, invalid

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cdk8s_pods.facts.time_line import Runner

_TOGETHER = "is an ordinary container as well, and these start together"


def problem_before(helper: Runner, other: Runner, state: str) -> Message | None:
    """Why a helper cannot be there before another container starts; None where it can.

    Args:
        helper: The helper.
        other: The container that is to start after it.
        state: What the helper is to have reached by then; empty for nothing but being started first.
    """
    if helper.is_last:
        native = "leave out plain=True: a native sidecar starts before it"
        if other.is_last:
            return invalid(other.name, _TOGETHER).advising(native)
        return invalid(other.name, "starts before every ordinary container, and so before a plain helper").advising(
            native
        )
    if not state or state in helper.reached:
        return None
    if state == "healthy":
        return invalid(state, f'"{helper.name}" has no startup probe, which would say when it is').advising(
            f'give "{helper.name}" a startup_probe'
        )
    return invalid(state, f'"{helper.name}" is a helper, and runs as long as its pod').advising(
        "write it into init_containers of the pod, without a pattern"
    )


def problem_after(helper: Runner, other: Runner, state: str) -> Message | None:
    """Why a helper cannot start after another container; None where it can.

    Args:
        helper: The helper.
        other: The container that is to start before it.
        state: What the other one is to have reached by then; empty for whatever the next container waits for.
    """
    if other.is_last:
        waiting = f'have "{helper.name}" wait for it by itself'
        if helper.is_last:
            return invalid(other.name, _TOGETHER).advising(waiting)
        return invalid(other.name, "is an ordinary container, and these start after every sidecar").advising(waiting)
    if not state or state in other.reached:
        return None
    if other.stays and state == "completed":
        return invalid(state, f'"{other.name}" is a sidecar, and runs as long as its pod').advising(
            'write "healthy", with a startup_probe, or "started"'
        )
    if other.stays:
        return invalid(state, f'"{other.name}" has no startup probe, which would say when it is').advising(
            f'give "{other.name}" a startup_probe'
        )
    return invalid(state, f'"{other.name}" has ended when the next container starts').advising('write "completed"')


def circle(waiting: Sequence[Runner], written: Collection[Runner]) -> Message:
    """What is said of containers that wait for each other.

    Args:
        waiting: Each waits for the next one, the last for the first.
        written: Those that stay in the order in which they are written in the pod.
    """
    parts: list[str] = []
    for each, needed in zip(waiting, (*waiting[1:], waiting[0]), strict=True):
        as_written = " as they are written" if each in written and needed in written else ""
        parts.append(f'"{each.name}" starts after "{needed.name}"{as_written}')
    return Message("Invalid value", requirement=", ".join(parts))
