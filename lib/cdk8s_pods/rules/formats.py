"""The formats of names, labels and keys in Kubernetes.

Each function says what is required of a value that does not have the format, and None of one that does. They work
without regular expressions: they run for every name of every manifest, and `re` alone would double the import time.

Source: staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go of kubernetes/kubernetes.
"""

from __future__ import annotations

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_LABEL_CHARACTERS = f"{_LOWER}{_DIGITS}-"
_ALPHANUMERIC = f"{_LOWER}{_LOWER.upper()}{_DIGITS}"
_NAME_CHARACTERS = f"{_ALPHANUMERIC}-_."

LONGEST_LABEL = 63
LONGEST_SUBDOMAIN = 253

_DNS_LABEL = "must be a DNS label: lower-case letters, digits and '-', with a letter or digit at both ends"
_DNS_SUBDOMAIN = (
    "must be a DNS subdomain: lower-case letters, digits, '-' and '.', with a letter or digit at both ends of each part"
)
_NAME_PART = "name part must consist of letters, digits, '-', '_' or '.', with a letter or digit at both ends"
_LABEL_VALUE = "must be empty or consist of letters, digits, '-', '_' or '.', with a letter or digit at both ends"


def dns_label(value: str) -> str | None:
    """What is required of a value that is no RFC 1123 label, such as a container name."""
    if not _is_dns_label(value):
        return _DNS_LABEL
    return f"must be no more than {LONGEST_LABEL} characters" if len(value) > LONGEST_LABEL else None


def dns_subdomain(value: str) -> str | None:
    """What is required of a value that is no RFC 1123 subdomain, such as the name of a Secret."""
    if len(value) > LONGEST_SUBDOMAIN:
        return f"must be no more than {LONGEST_SUBDOMAIN} characters"
    for part in value.split("."):
        if not _is_dns_label(part):
            return _DNS_SUBDOMAIN
    return None


def qualified_name(value: str) -> str | None:
    """What is required of a value that is no label key, such as ``app`` or ``example.com/app``."""
    prefix, slash, name = value.rpartition("/")
    if slash:
        if "/" in prefix:
            return "must be a name with an optional DNS subdomain and '/' before it"
        if not prefix:
            return "prefix part must be non-empty"
        problem = dns_subdomain(prefix)
        if problem is not None:
            return f"prefix part {problem}"
    if not name:
        return "name part must be non-empty"
    if len(name) > LONGEST_LABEL:
        return f"name part must be no more than {LONGEST_LABEL} characters"
    return None if _is_name_part(name) else _NAME_PART


def label_value(value: str) -> str | None:
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


def _is_dns_label(value: str) -> bool:
    return bool(value) and not value.strip(_LABEL_CHARACTERS) and value[0] != "-" and value[-1] != "-"


def _is_name_part(value: str) -> bool:
    return not value.strip(_NAME_CHARACTERS) and value[0] in _ALPHANUMERIC and value[-1] in _ALPHANUMERIC
