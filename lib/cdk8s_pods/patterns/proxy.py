"""An explicit mesh proxy: a proxy container of one's own instead of an injected one."""

from __future__ import annotations

from cdk8s_pods.model import Value

from .localhost import refuse_unknown_places, with_address
from .ports import promised_port

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model import Container


class Upstream(Value):
    """One service that the pod calls, reached through a port of the proxy on localhost."""

    port: int | str
    """The proxy's port for it, by number or by the name the proxy's container gives it."""
    env: Mapping[str, str]
    """How the main container is told: variable name to value, with ``{host}`` and ``{port}`` for the address."""


class Proxy(Value):
    """A proxy container through which the pod's traffic passes, in and out."""

    container: Container
    """The proxy; it must declare every port named here."""
    inbound: int | str | None = None
    """The port on which the proxy takes what others send to the pod, by number or name."""
    upstreams: Sequence[Upstream] | None = None
    """The services that the pod calls through the proxy."""
    main: str | Sequence[str] | None = None
    """The name or names of the containers that are told of the upstreams, ``"init"`` for all init containers that end;
    by default all but init containers."""
    before: str | Sequence[str] | Mapping[str, Literal["started", "healthy"]] | None = None
    """The containers that start after it, by name, ``"init"`` as above; ``{"web": "healthy"}`` has them wait for its
    startup probe. By default it starts before the init containers that end, but right after one that fills a volume
    which it mounts."""
    after: str | Sequence[str] | Mapping[str, Literal["started", "healthy", "completed"]] | None = None
    """The containers that it starts after, by name; a mapping says what they have reached by then."""
    plain: bool | None = None
    """True writes a plain second container instead of a native sidecar."""

    def refuse_unless_it_listens(self) -> None:
        """Refuse a proxy that does not declare a port it promises.

        Raises:
            InvalidManifest: A port is not declared by the proxy's container.
            ValueError: A value of an upstream's ``env`` has another name in braces than ``{host}`` and ``{port}``.
        """
        ports = [] if self.inbound is None else [self.inbound]
        for port in [*ports, *(upstream.port for upstream in self.upstreams or ())]:
            promised_port(self.container, port, role="proxy")
        for upstream in self.upstreams or ():
            refuse_unknown_places(upstream.env)

    def with_upstreams(self, served: Container) -> Container:
        """``served``, told where on localhost each upstream is."""
        for upstream in self.upstreams or ():
            served = with_address(served, upstream.env, promised_port(self.container, upstream.port, role="proxy"))
        return served
