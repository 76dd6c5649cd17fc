"""The formats of names, labels and keys in Kubernetes.

Each function says what is required of a value that does not have the format, and None of one that does. They work
without regular expressions: they run for every name of every manifest, and `re` alone would double the import time.

Source: staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go of kubernetes/kubernetes.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Format: TypeAlias = Callable[[str], str | None]

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_HEXADECIMAL = "0123456789abcdefABCDEF"
_LABEL_CHARACTERS = f"{_LOWER}{_DIGITS}-"
_ALPHANUMERIC = f"{_LOWER}{_LOWER.upper()}{_DIGITS}"
_NAME_CHARACTERS = f"{_ALPHANUMERIC}-_."

LONGEST_LABEL = 63
LONGEST_SUBDOMAIN = 253

_DNS_LABEL = "must be a DNS label: lower-case letters, digits and '-', with a letter or digit at both ends"
_DNS_SUBDOMAIN = (
    "must be a DNS subdomain: lower-case letters, digits, '-' and '.', with a letter or digit at both ends of each part"
)
_WILDCARD = "must be '*.' and a DNS subdomain, such as *.example.com"
_RFC_1035_LABEL = "must be a DNS label that starts with a letter: lower-case letters, digits and '-', no '-' at the end"
_NAME_PART = "name part must consist of letters, digits, '-', '_' or '.', with a letter or digit at both ends"
_LABEL_VALUE = "must be empty or consist of letters, digits, '-', '_' or '.', with a letter or digit at both ends"


#: A longer text is no name, and not worth the memory.
_LONGEST_REMEMBERED = 1024


class _Answers(dict[str, "str | None"]):
    """What a format says of each value it was asked about: a manifest says the same few names over and over."""

    def __init__(self, check: Format) -> None:
        self._check = check

    def __missing__(self, value: str) -> str | None:
        answer = self._check(value)
        if len(value) <= _LONGEST_REMEMBERED:
            if len(self) >= 4096:
                self.clear()
            self[value] = answer
        return answer


def remembered(check: Format) -> Format:
    """A format that answers a value it has seen before without looking again."""
    return _Answers(check).__getitem__


@remembered
def dns_label_problem(value: str) -> str | None:
    """What is required of a value that is no RFC 1123 label, such as a container name."""
    if not _is_dns_label(value):
        return _DNS_LABEL
    return f"must be no more than {LONGEST_LABEL} characters" if len(value) > LONGEST_LABEL else None


@remembered
def dns_subdomain_problem(value: str) -> str | None:
    """What is required of a value that is no RFC 1123 subdomain, such as the name of a Secret."""
    if len(value) > LONGEST_SUBDOMAIN:
        return f"must be no more than {LONGEST_SUBDOMAIN} characters"
    for part in value.split("."):
        if not _is_dns_label(part):
            return _DNS_SUBDOMAIN
    return None


@remembered
def rfc_1035_label_problem(value: str) -> str | None:
    """What is required of a value that is no RFC 1035 label, such as the name of a Service before Kubernetes 1.36."""
    if not _is_dns_label(value) or value[0] not in _LOWER:
        return _RFC_1035_LABEL
    return f"must be no more than {LONGEST_LABEL} characters" if len(value) > LONGEST_LABEL else None


def path_segment_problem(value: str) -> str | None:
    """What is required of a value that can't be one part of a URL's path, such as the name of a Role."""
    if value in (".", ".."):
        return f"may not be '{value}'"
    return next((f"may not contain '{each}'" for each in "/%" if each in value), None)


@remembered
def host_problem(value: str) -> str | None:
    """What is required of a value that is no host name, such as ``example.com`` or ``*.example.com``."""
    if "*" not in value:
        return dns_subdomain_problem(value)
    if len(value) > LONGEST_SUBDOMAIN:
        return f"must be no more than {LONGEST_SUBDOMAIN} characters"
    return None if value.startswith("*.") and dns_subdomain_problem(value[2:]) is None else _WILDCARD


@remembered
def qualified_name_problem(value: str) -> str | None:
    """What is required of a value that is no label key, such as ``app`` or ``example.com/app``."""
    prefix, slash, name = value.rpartition("/")
    if slash:
        if "/" in prefix:
            return "must be a name with an optional DNS subdomain and '/' before it"
        if not prefix:
            return "prefix part must be non-empty"
        problem = dns_subdomain_problem(prefix)
        if problem is not None:
            return f"prefix part {problem}"
    if not name:
        return "name part must be non-empty"
    if len(name) > LONGEST_LABEL:
        return f"name part must be no more than {LONGEST_LABEL} characters"
    return None if _is_name_part(name) else _NAME_PART


@remembered
def port_name_problem(value: str) -> str | None:
    """What is required of a value that can't name a port: an IANA service name of at most 15 characters."""
    if len(value) > 15:
        return "must be no more than 15 characters"
    if not value or value.strip(_LABEL_CHARACTERS) or value[0] == "-" or value[-1] == "-" or "--" in value:
        return "must consist of lower-case letters, digits and single '-', with a letter or digit at both ends"
    return None if value.strip(_DIGITS + "-") else "must contain at least one letter"


@remembered
def environment_name_problem(value: str) -> str | None:
    """What is required of a value that can't name an environment variable: printable ASCII without ``=``."""
    if value and value.isascii() and value.isprintable() and "=" not in value:
        return None
    return "must consist of printable ASCII characters other than '='"


@remembered
def config_key_problem(value: str) -> str | None:
    """What is required of a value that is no key of a ConfigMap or a Secret."""
    if len(value) > LONGEST_SUBDOMAIN:
        return f"must be no more than {LONGEST_SUBDOMAIN} characters"
    if not value or value.strip(_NAME_CHARACTERS):
        return "must consist of letters, digits, '-', '_' or '.'"
    return "must not be '.' or start with '..'" if value == "." or value.startswith("..") else None


@remembered
def header_name_problem(value: str) -> str | None:
    """What is required of a value that is no name of an HTTP header."""
    if value and not value.strip(f"{_ALPHANUMERIC}-"):
        return None
    return "must consist of letters, digits and '-'"


@remembered
def ip_address_problem(value: str) -> str | None:
    """What is required of a value that is no IP address; leading zeros are read as the API server does, as decimal."""
    if is_ipv4(value) or (":" in value and is_ipv6(value)):
        return None
    return "must be a valid IP address, such as 10.9.8.7 or 2001:db8::ffff"


@remembered
def label_value_problem(value: str) -> str | None:
    """What is required of a value that can't be the value of a label."""
    if len(value) > LONGEST_LABEL:
        return f"must be no more than {LONGEST_LABEL} characters"
    return None if not value or _is_name_part(value) else _LABEL_VALUE


def whole_number(text: str) -> int | None:
    """The number that Go's ``strconv.Atoi`` reads in a text, or None: a sign and ASCII digits, within 64 bits."""
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not digits or digits.strip(_DIGITS) or len(digits) > LONGEST_LABEL:
        return None
    number = int(text)
    return number if -(2**63) <= number < 2**63 else None


def natural_number(text: str) -> int | None:
    """The number that ASCII digits write, however many there are, or None; beyond 64 bits it is 2^64."""
    if not text or text.strip(_DIGITS):
        return None
    digits = text.lstrip("0")
    # Python refuses to read more than 4,300 digits.
    return min(int(digits[:20] or "0"), 2**64) if len(digits) <= 20 else 2**64


def _is_dns_label(value: str) -> bool:
    return bool(value) and not value.strip(_LABEL_CHARACTERS) and value[0] != "-" and value[-1] != "-"


def _is_name_part(value: str) -> bool:
    return not value.strip(_NAME_CHARACTERS) and value[0] in _ALPHANUMERIC and value[-1] in _ALPHANUMERIC


def is_ipv4(value: str) -> bool:
    """Whether a text is an IPv4 address, leading zeros allowed."""
    parts = value.split(".")
    return (
        len(parts) == 4
        and all(part and not part.strip(_DIGITS) and len(part) <= 4096 for part in parts)
        and all(int(part.lstrip("0")[:4] or "0") <= 255 for part in parts)
    )


def is_ipv6(value: str) -> bool:
    """Whether a text with a colon in it is an IPv6 address."""
    head, gap, tail = value.partition("::")
    if "::" in tail or (gap and tail.startswith(":")):
        return False
    groups = [*(head.split(":") if head else ()), *(tail.split(":") if tail else ())]
    words = 0
    for position, group in enumerate(groups):
        if "." in group and position == len(groups) - 1 and (tail or not gap):
            if not is_ipv4(group):
                return False
            words += 2
        elif group and not group.strip(_HEXADECIMAL) and len(group.lstrip("0")) <= 4:
            words += 1
        else:
            return False
    return words <= 7 if gap else words == 8
