"""The formats of texts in the schemas of custom resources, as far as the API server looks at them.

A format that is not here is one that the server does not know, or that is asked here for nothing: the server's word
counts. What is asked is never more than what the server asks.

Source: pkg/apiserver/validation/formats.go of kubernetes/apiextensions-apiserver, release 1.36, and
pkg/validation/strfmt of kubernetes/kube-openapi.
"""

from __future__ import annotations

from cdk8s_pods.schema.formats import is_ipv4, is_ipv6
from cdk8s_pods.schema.scalars import is_bytes
from cdk8s_pods.schema.time import is_rfc3339

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "0123456789"
_HEXADECIMAL = "0123456789abcdefABCDEF"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: Nanoseconds, microseconds, milliseconds and minutes, seconds, hours, days, weeks.
_FIRST_OF_A_UNIT = "nuµμmshdw"
_LONGEST_HOST = 255


def format_problem(name: str, text: str) -> str | None:
    """What is required of a text that does not have a format; None of one that has, or where nothing is asked."""
    known = _FORMATS.get(name.replace("-", ""))
    return None if known is None or known[0](text) else known[1]


def _is_date(text: str) -> bool:
    return len(text) == 10 and is_rfc3339(f"{text}T00:00:00Z")


def _is_date_time(text: str) -> bool:
    date, separator, time = text.lower().partition("t")
    # The server takes any one character in front of a fraction.
    return bool(separator) and is_rfc3339(f"{date}T{time[:8]}Z") and _is_end_of_time(time[8:])


def _is_end_of_time(rest: str) -> bool:
    if len(rest) > 1 and rest[1].isdigit() and rest[0] not in "+-":
        rest = rest[1:].lstrip(_DIGITS)
    if rest == "z":
        return True
    return len(rest) == 6 and rest[0] in "+-" and rest[3] == ":" and (rest[1:3] + rest[4:]).isdigit()


def _is_duration(text: str) -> bool:
    """A duration of Go (``1h30m``, ``-1.5s``), or numbers with units somewhere in the text (``2 days``)."""
    if text in ("0", "+0", "-0"):
        return True
    plain = text.replace(" ", "")
    pairs = zip(plain, plain[1:].lower(), strict=False)
    return any(digit in _DIGITS and unit in _FIRST_OF_A_UNIT for digit, unit in pairs)


def _is_ipv6(text: str) -> bool:
    return ":" in text and is_ipv6(text)


def _is_cidr(text: str) -> bool:
    address, slash, length = text.rpartition("/")
    if not slash or not length or length.strip(_DIGITS) or len(length) > 3:
        return False
    return int(length) <= (32 if is_ipv4(address) else 128 if _is_ipv6(address) else -1)


def _is_mac(text: str) -> bool:
    for separator, width in ((":", 2), ("-", 2), (".", 4)):
        parts = text.split(separator)
        if len(parts) > 1:
            octets = len(parts) * width // 2
            return octets in (6, 8, 20) and all(len(part) == width and not part.strip(_HEXADECIMAL) for part in parts)
    return False


def _is_uuid(text: str, version: str = "", variants: str = "") -> bool:
    plain = text.replace("-", "")
    if len(plain) != 32 or plain.strip(_HEXADECIMAL):
        return False
    at, places = 0, set()
    for letter in text:
        if letter == "-":
            places.add(at)
        else:
            at += 1
    fits = (not version or plain[12] == version) and (not variants or plain[16].lower() in variants)
    return places <= {8, 12, 16, 20} and text.count("-") == len(places) and fits


def _is_hostname(text: str) -> bool:
    # Letters and signs of all alphabets are taken; those beyond ASCII are left to the server.
    if not text.isascii():
        return True
    *labels, last = text.split(".")
    allowed = f"{_LETTERS}{_DIGITS}$+<=>^`|~"
    named = [*labels, last]
    if not text or len(text) > _LONGEST_HOST or any(not part or len(part) > 63 for part in named):
        return False
    if any(part.strip(f"{allowed}-") or part[0] == "-" or part[-1] == "-" for part in named):
        return False
    return not labels or (len(last) > 1 and not last.strip(_LETTERS))


def _is_uri(text: str) -> bool:
    if not text or any(ord(letter) < 0x20 or letter == "\x7f" for letter in text):
        return False
    scheme, colon, _ = text.partition(":")
    has_scheme = bool(colon) and scheme[:1] in tuple(_LETTERS) and not scheme.strip(f"{_LETTERS}{_DIGITS}+-.")
    return text.startswith("/") or has_scheme


def _is_email(text: str) -> bool:
    before, at, behind = text.rpartition("@")
    return bool(before.strip() and at and behind.strip())


def _is_color(text: str) -> bool:
    digits = text.removeprefix("#")
    return len(digits) in (3, 6) and not digits.strip(_HEXADECIMAL)


def _is_name(text: str, longest: int, *, has_parts: bool) -> bool:
    parts = text.split(".") if has_parts else [text]
    allowed = f"abcdefghijklmnopqrstuvwxyz{_DIGITS}-"
    return len(text) <= longest and all(
        part and not part.strip(allowed) and part[0] != "-" and part[-1] != "-" for part in parts
    )


#: The name of a format without its dashes: the question, and what is required.
_FORMATS: dict[str, tuple[Callable[[str], bool], str]] = {
    "byte": (is_bytes, "must be bytes in base64"),
    "cidr": (_is_cidr, "must be a range of addresses, such as 10.9.8.0/24 or fd00::/8"),
    "date": (_is_date, "must be a date, such as 2024-05-17"),
    "datetime": (_is_date_time, "must be a time, such as 2024-05-17T09:30:00Z"),
    "duration": (_is_duration, "must be a duration, such as 1h30m"),
    "email": (_is_email, "must be an e-mail address"),
    "hexcolor": (_is_color, "must be a color, such as #ff8800"),
    "hostname": (_is_hostname, "must be the name of a host, such as www.example.com"),
    "ipv4": (is_ipv4, "must be an IPv4 address, such as 10.9.8.7"),
    "ipv6": (_is_ipv6, "must be an IPv6 address, such as 2001:db8::ffff"),
    "k8sshortname": (
        lambda text: _is_name(text, 63, has_parts=False),
        "must be at most 63 lower-case letters, digits and '-', with a letter or digit at both ends",
    ),
    "k8slongname": (
        lambda text: _is_name(text, 253, has_parts=True),
        "must be at most 253 lower-case letters, digits, '-' and '.', with a letter or digit at both ends of each part",
    ),
    "mac": (_is_mac, "must be a MAC address, such as 02:00:5e:10:00:00"),
    "uri": (_is_uri, "must be an absolute URI, such as https://example.com/path, or an absolute path"),
    "uuid": (_is_uuid, "must be a UUID"),
    "uuid3": (lambda text: _is_uuid(text, "3"), "must be a UUID of version 3"),
    "uuid4": (lambda text: _is_uuid(text, "4", "89ab"), "must be a UUID of version 4"),
    "uuid5": (lambda text: _is_uuid(text, "5", "89ab"), "must be a UUID of version 5"),
}
