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

    Args:
        container_port: 1 to 65535.
        name: Lower-case letters, digits and ``-``, at most 15 characters, unique in the pod; Services and probes
            refer to it.
        protocol: TCP unless written otherwise.
        host_port: Opens this port on the node as well, so that one node runs one such pod; with ``host_network`` it
            can only be the container port itself.
        host_ip: The node's address that ``host_port`` binds to; every address unless written.
    """

    name: str | None = None
    container_port: int
    protocol: Literal["TCP", "UDP", "SCTP"] | None = None
    host_port: int | None = None
    host_ip: str | None = None


def full_ports(written: Any) -> Any:
    """The ports of a container in full: a plain number is a container port."""
    return tuple(ContainerPort(container_port=port) if type(port) is int else port for port in written)
