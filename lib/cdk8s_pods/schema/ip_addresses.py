"""IP addresses and networks as the API server reads them.

It reads them in two ways: loosely, as it always did (leading zeros count as decimal, an IPv4 address may be written as
an IPv6 one), and since Kubernetes 1.36 strictly, because other programs read such texts otherwise. What is wrong in
the loose reading and what in the strict one are asked apart, so that a rule for each can say since when it holds.

Source: staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go of kubernetes/kubernetes.
"""

from __future__ import annotations

from .formats import ip_address_problem, is_ipv4

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    #: An address as its bits, 32 or 128, and the number that they make.
    Address: TypeAlias = tuple[int, int]

_IPV4 = 32
_IPV6 = 128
#: What an IPv4 address has before itself where it is written as an IPv6 address, ``::ffff:10.9.8.7``.
_MAPPED = 0xFFFF
_NETWORK = "must be an IP address and a prefix length, such as 10.9.8.0/24 or 2001:db8::/64"


def parsed_address(text: str) -> Address | None:
    """The address that a text says, or None; an IPv4 address in the form of an IPv6 one is an IPv4 address."""
    if ip_address_problem(text) is not None:
        return None
    bits, number = _written(text)
    return (_IPV4, number & 0xFFFFFFFF) if bits == _IPV6 and number >> _IPV4 == _MAPPED else (bits, number)


def is_ipv6_address(text: str) -> bool:
    """Whether a text is an IPv6 address that is no IPv4 one in disguise."""
    address = parsed_address(text)
    return address is not None and address[0] == _IPV6


def ambiguous_address_problem(text: str) -> str | None:
    """What is required of an address that other programs read otherwise; None also of what is no address."""
    if ip_address_problem(text) is not None:
        return None
    if _has_leading_zeros(text):
        return "must not have leading 0s"
    return "must not be an IPv4-mapped IPv6 address" if _is_mapped(text) else None


def canonical_address_problem(text: str) -> str | None:
    """What is required of a text that is no address in the one form that every address has."""
    problem = ip_address_problem(text) or ambiguous_address_problem(text)
    if problem is not None:
        return problem
    import ipaddress  # deferred: only objects that are named after an address need it

    canonical = str(ipaddress.ip_address(text))
    return None if text == canonical else f"must be in canonical form ({canonical})"


def endpoint_address_problem(text: str) -> str | None:
    """What is required of an address that no traffic can be sent to from elsewhere; None of what is no address."""
    address = parsed_address(text)
    if address is None:
        return None
    bits, number = address
    top = number >> (bits - 16)
    if number == 0:
        return "may not be unspecified (0.0.0.0 or ::)"
    if (top >> 8 == 127) if bits == _IPV4 else (number == 1):
        return "may not be in the loopback range (127.0.0.0/8, ::1/128)"
    if (top == 0xA9FE) if bits == _IPV4 else (top >> 6 == 0xFE80 >> 6):
        return "may not be in the link-local range (169.254.0.0/16, fe80::/10)"
    if (number >> 8 == 0xE00000) if bits == _IPV4 else (top & 0xFF0F == 0xFF02):
        return "may not be in the link-local multicast range (224.0.0.0/24, ff02::/16)"
    return None


def network_problem(text: str) -> str | None:
    """What is required of a text that is no network in CIDR notation."""
    return _NETWORK if _parsed_network(text) is None else None


def ambiguous_network_problem(text: str) -> str | None:
    """What is required of a network that other programs read otherwise; None also of what is no network."""
    if (network := _parsed_network(text)) is None:
        return None
    (bits, number), length = network
    address, _, prefix = text.partition("/")
    if _has_leading_zeros(address) or (len(prefix) > 1 and prefix[0] == "0"):
        return "must not have leading 0s in IP or prefix length"
    if _is_mapped(address):
        return "must not have an IPv4-mapped IPv6 address"
    return "must not have bits set beyond the prefix length" if number & ((1 << (bits - length)) - 1) else None


def canonical_network_problem(text: str) -> str | None:
    """What is required of a text that is no network in the one form that every network has."""
    problem = network_problem(text) or ambiguous_network_problem(text)
    if problem is not None:
        return problem
    import ipaddress  # deferred: only the ranges of Services need it

    canonical = str(ipaddress.ip_network(text))
    return None if text == canonical else f"must be in canonical form ({canonical})"


def is_strict_subset(inner: str, outer: str) -> bool:
    """Whether a network is a true part of another; True as well where one of them is no network."""
    part, whole = _parsed_network(inner), _parsed_network(outer)
    if part is None or whole is None:
        return True
    (bits, number), length = whole
    (part_bits, part_number), part_length = part
    host_bits = bits - length
    return bits == part_bits and number >> host_bits == part_number >> host_bits and length < part_length


def _parsed_network(text: str) -> tuple[Address, int] | None:
    """The address and the prefix length of a network, or None."""
    address, slash, prefix = text.partition("/")
    if not slash or not prefix.isascii() or not prefix.isdecimal() or ip_address_problem(address) is not None:
        return None
    bits, number = _written(address)
    digits = prefix.lstrip("0") or "0"
    return ((bits, number), int(digits)) if len(digits) <= 3 and int(digits) <= bits else None


def _written(address: str) -> Address:
    """A good address as it is written, an IPv4 address in the form of an IPv6 one with all of its 128 bits."""
    if ":" not in address:
        return _IPV4, _ipv4_number(address)
    head, gap, tail = address.partition("::")
    before, after = _words(head), _words(tail)
    words = before + [0] * (8 - len(before) - len(after)) + after if gap else before
    number = 0
    for word in words:
        number = number << 16 | word
    return _IPV6, number


def _words(text: str) -> list[int]:
    words: list[int] = []
    for group in text.split(":") if text else ():
        if is_ipv4(group):
            number = _ipv4_number(group)
            words += [number >> 16, number & 0xFFFF]
        else:
            words.append(int(group, 16))
    return words


def _ipv4_number(address: str) -> int:
    number = 0
    for part in address.split("."):
        number = number << 8 | int(part.lstrip("0") or "0")
    return number


def _has_leading_zeros(address: str) -> bool:
    """Whether a decimal number of an address has zeros before it, or a hexadecimal one more than four digits."""
    *groups, last = address.split(":")
    if "." not in last:
        return any(len(group) > 4 for group in (*groups, last))
    return any(len(group) > 4 for group in groups) or any(len(part) > 1 and part[0] == "0" for part in last.split("."))


def _is_mapped(address: str) -> bool:
    return ":" in address and _written(address)[1] >> _IPV4 == _MAPPED
