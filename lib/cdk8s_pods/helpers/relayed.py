"""Where a relay listens on localhost, and whom it relays to: ``{6379: "redis.example.com:6379"}``."""

from __future__ import annotations

from cdk8s_pods.patterns import ambassador
from cdk8s_pods.schema.formats import natural_number

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.patterns import Pattern

    from .helper import Helper


class Relayed:
    """One port of a relay, and the servers behind it.

    Args:
        port: The port on localhost.
        servers: Each server as its host and its port.
    """

    __slots__ = ("port", "servers")

    def __init__(self, port: int, servers: tuple[tuple[str, int], ...]) -> None:
        self.port = port
        self.servers = servers


def relayed(helper: str, written: Mapping[int, str | Sequence[str]]) -> list[Relayed]:
    """The ports of a relay and the servers behind each.

    Args:
        helper: The helper, as the user calls it.
        written: The port on localhost -> the server as ``host:port``, or several of them.

    Raises:
        ValueError: A server has no port.
    """
    return [
        Relayed(port, tuple(_server(helper, each) for each in ((servers,) if isinstance(servers, str) else servers)))
        for port, servers in written.items()
    ]


def relaying(
    helper: Helper, ports: Sequence[int], tells: Mapping[str, str] | None, main: str | Sequence[str] | None
) -> Pattern:
    """A pattern with a relay, as an ambassador.

    Args:
        helper: The relay; it declares the ports.
        ports: The ports on localhost; of several the first is that of ``{port}``.
        tells: How the main container is told.
        main: The name or names of the containers that are told.

    Raises:
        ValueError: ``{port}`` stands for one of several ports.
    """
    if len(ports) > 1 and any("{port}" in value for value in (tells or {}).values()):
        listed = ", ".join(map(str, ports))
        raise ValueError(f"tells: {{port}} would stand for one of several ports ({listed}): write the number")
    return helper.placed_by(ambassador(helper.container, port=ports[0], env=tells or {}, main=main, **helper.placing))


def _server(helper: str, written: str) -> tuple[str, int]:
    host, _, port = written.rpartition(":")
    number = natural_number(port)
    if not host or number is None:
        raise ValueError(f'{helper}() relays to "{written}", which has no port: write host:port')
    return host, number
