"""How a pod resolves names."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class HostAlias(Value):
    """A line of the pod's ``/etc/hosts``."""

    ip: str
    """The IP address that the names stand for."""
    hostnames: Sequence[str] | None = None
    """The names that stand for the address."""


class PodDNSConfigOption(Value):
    """An option of the resolver, such as ``ndots``."""

    name: str | None = None
    """The option, such as ``ndots``; required by the server."""
    value: str | None = None
    """What the option is set to; some need nothing."""


class PodDNSConfig(Value):
    """More for the pod's ``/etc/resolv.conf`` than its DNS policy gives it."""

    nameservers: Sequence[str] | None = None
    """Addresses of DNS servers, put after those of the policy; at most 3 together."""
    searches: Sequence[str] | None = None
    """Domains to complete names with, put after those of the policy; at most 32 together."""
    options: Sequence[PodDNSConfigOption] | None = None
    """Options of the resolver; they win over those of the policy."""
