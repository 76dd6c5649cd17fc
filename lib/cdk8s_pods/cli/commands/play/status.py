"""The table of played pods, in the columns of ``kubectl get pods -o wide``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COLUMNS = ("NAME", "READY", "STATUS", "RESTARTS", "AGE", "IP", "NODE")

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400

# Below `limit` seconds an age is shown in `unit`, with what is left over in `rest`.
# Source: k8s.io/apimachinery, pkg/util/duration, HumanDuration.
_AGES = (
    (2 * _MINUTE, 1, "s", 0, ""),
    (10 * _MINUTE, _MINUTE, "m", 1, "s"),
    (3 * _HOUR, _MINUTE, "m", 0, ""),
    (8 * _HOUR, _HOUR, "h", _MINUTE, "m"),
    (2 * _DAY, _HOUR, "h", 0, ""),
    (8 * _DAY, _DAY, "d", _HOUR, "h"),
)


class ContainerStatus(NamedTuple):
    """What podman knows of one container.

    Args:
        name: Its name in the pod.
        state: podman's word for its state, such as ``running`` or ``exited``.
        exit_code: How its process ended; it counts only once it has.
        restarts: How often podman has started it again.
        restart_policy: ``always``, ``on-failure`` or ``no``.
    """

    name: str
    state: str
    exit_code: int
    restarts: int
    restart_policy: str

    @property
    def is_running(self) -> bool:
        """Whether its process runs."""
        return self.state == "running"

    @property
    def has_ended(self) -> bool:
        """Whether its process has run and ended."""
        return self.state in ("exited", "stopped", "dead")

    @property
    def has_ended_for_good(self) -> bool:
        """Whether it has ended and podman will not start it again."""
        starts_again = self.restart_policy == "on-failure" and self.exit_code != 0
        return self.has_ended and self.restart_policy != "always" and not starts_again


class PodStatus(NamedTuple):
    """What podman knows of one played pod.

    Args:
        name: The pod's name.
        containers: Its containers, the main ones first.
        age_seconds: How long ago it was made.
        address: Its IP address; empty while it has none.
        node: The name of this machine.
    """

    name: str
    containers: tuple[ContainerStatus, ...]
    age_seconds: float
    address: str
    node: str

    @property
    def summary(self) -> str:
        """The word that kubectl shows as STATUS."""
        ended = [container for container in self.containers if container.has_ended]
        if any(not container.has_ended_for_good for container in ended):
            return "CrashLoopBackOff"
        if any(container.exit_code for container in ended):
            return "Error"
        if self.containers and len(ended) == len(self.containers):
            return "Completed"
        if any(container.is_running for container in self.containers):
            return "Running" if not ended else "NotReady"
        return "Pending"


def table(pods: Sequence[PodStatus]) -> str:
    """The table of the pods, aligned, one a line, without a newline at its end."""
    rows = [_COLUMNS, *(_row(pod) for pod in pods)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    return "\n".join(_line(row, widths) for row in rows)


def _row(pod: PodStatus) -> tuple[str, ...]:
    running = sum(container.is_running for container in pod.containers)
    restarts = sum(container.restarts for container in pod.containers)
    ready = f"{running}/{len(pod.containers)}"
    return pod.name, ready, pod.summary, str(restarts), duration(pod.age_seconds), pod.address or "<none>", pod.node


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    return "   ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def duration(seconds: float) -> str:
    """An age as kubectl prints it: ``42s``, ``3m10s``, ``5h``, ``2d``."""
    whole = max(0, int(seconds))
    for limit, size, unit, rest_size, rest_unit in _AGES:
        if whole < limit:
            rest = whole % size // rest_size if rest_size else 0
            return f"{whole // size}{unit}" + (f"{rest}{rest_unit}" if rest else "")
    return f"{whole // _DAY}d"
