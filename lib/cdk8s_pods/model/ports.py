"""The ports of a container."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any, Literal


class ContainerPort(Value):
    """A port that a container listens on.

    It documents the port and gives it a name; a port that is not listed is reachable all the same. Where a list of
    ports is asked for, a plain number stands for ``ContainerPort(container_port=number)``.
    """

    name: str | None = None
    """A name for Services and probes to refer to: lower-case letters, digits and ``-``, at most 15 characters, unique
    in the pod."""
    container_port: int
    """The number of the port, 1 to 65535."""
    protocol: Literal["TCP", "UDP", "SCTP"] | None = None
    """What the port speaks; ``TCP`` unless written."""
    host_port: int | None = None
    """Opens this port on the node as well, so that one node runs one such pod; with ``host_network`` it can only be the
    container port itself."""
    host_ip: str | None = None
    """The node's address that ``host_port`` binds to; every address unless written."""


def full_ports(written: Any) -> Any:
    """The ports of a container in full: a plain number is a container port."""
    if not isinstance(written, tuple):
        return written
    ports: tuple[Any, ...] = written
    return tuple(ContainerPort(container_port=port) if type(port) is int else port for port in ports)
