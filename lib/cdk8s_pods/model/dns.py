"""How a pod resolves names."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class HostAlias(Value):
    """A line of the pod's ``/etc/hosts``.

    Args:
        ip: The address.
        hostnames: Its names.
    """

    ip: str
    hostnames: Sequence[str] | None = None


class PodDNSConfigOption(Value):
    """An option of the resolver, such as ``ndots``.

    Args:
        name: Required by the server.
        value: Where the option has one, such as ``"2"``.
    """

    name: str | None = None
    value: str | None = None


class PodDNSConfig(Value):
    """More for the pod's ``/etc/resolv.conf`` than its DNS policy gives it.

    Args:
        nameservers: Addresses, put after those of the policy; at most 3 together.
        searches: Domains, put after those of the policy; at most 32 together.
        options: Win over those of the policy.
    """

    nameservers: Sequence[str] | None = None
    searches: Sequence[str] | None = None
    options: Sequence[PodDNSConfigOption] | None = None
