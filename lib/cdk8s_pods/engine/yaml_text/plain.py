"""Whether a string may stand in YAML without quotes: whether every parser reads it back as this string.

A bare `yes`, `1_000`, `12:30` or `0o17` is no string for one parser or another. Parsers disagree, so a string is quoted
as soon as one of these reads something else: the YAML 1.1 schema of npm `yaml` (what cdk8s looks at), PyYAML (1.1),
the YAML 1.2 core schema, ruamel.yaml (1.2) and go-yaml (kubectl, Helm, kustomize).

The tests are written out with string methods because the module `re` costs 5 ms to import, half the time of a small
chart; `tests/engine/yaml_text` holds them against the parsers themselves.
"""

from __future__ import annotations

# Everything that is null, a boolean, infinity or not-a-number; `=` and `<<` are the value and merge keys of YAML 1.1.
# Source: https://yaml.org/type/ and, for y, n, on and off, https://yaml.org/type/bool.html
_NULLS = ("", "~", "null", "Null", "NULL")
_TRUE = ("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON")
_FALSE = ("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF")
_INFINITIES = tuple(sign + word for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF"))
_WORDS = frozenset((*_NULLS, *_TRUE, *_FALSE, *_INFINITIES, ".nan", ".NaN", ".NAN", "=", "<<"))

_DIGITS = "0123456789"
_NUMBER_START = frozenset("+-.eE0123456789")
# Whatever a number can be made of in any notation: hexadecimal, binary, octal, exponents, sexagesimal, separators.
_NUMBER_CHARACTERS = "0123456789abcdefABCDEF_.:+-xXoO"
_RADIX_DIGITS = {"b": "01", "o": "01234567", "x": "0123456789abcdefABCDEF"}

# A plain scalar cannot start with these: they open a collection, a quoted or block scalar, an anchor, a tag, ...
# Source: https://yaml.org/spec/1.2.2/#indicator-characters
_INDICATORS = frozenset(" ,[]{}#&*!|>'\"%@`")


def is_plain(text: str) -> bool:
    """Return whether a string of one line needs no quotes, as a value or a key below the top level."""
    # PyYAML without libyaml refuses a tab anywhere in a plain scalar.
    if text in _WORDS or "\t" in text or not has_plain_form(text):
        return False
    return text[0] not in _NUMBER_START or not (_reads_as_number(text) or _reads_as_time(text))


def has_plain_form(text: str) -> bool:
    """Return whether a string of one line can stand without quotes, whatever it would be read as."""
    first = text[:1]
    if first in _INDICATORS or text[-1:] in " :" or ": " in text or " #" in text:
        return False
    return first not in "-?" or (len(text) > 1 and text[1] != " ")


def _reads_as_number(text: str) -> bool:
    if text.strip(_NUMBER_CHARACTERS):
        return False
    signed = text[0] in "+-"
    body = text[1:] if signed else text
    # go-yaml and ruamel.yaml drop every `_` before they look.
    bare = body.replace("_", "")
    if not bare:
        return bool(body)
    if bare.isdigit():
        return True
    if bare[0] == "0" and bare[1].lower() in _RADIX_DIGITS:
        return _reads_with_radix(body, bare, signed)
    if ":" in body:
        return _reads_as_sexagesimal(body)
    return _reads_as_decimal(body, bare, starts_with_dot=text[0] == ".")


def _reads_with_radix(body: str, bare: str, signed: bool) -> bool:
    digits = _RADIX_DIGITS[bare[1].lower()]
    rest = bare[2:]
    if rest[:1] in ("+", "-") and not signed and bare[1] in "bo":
        rest = rest[1:]  # go-yaml takes `0b-1`
    if rest:
        return not rest.strip(digits)
    return body[1] in _RADIX_DIGITS and len(body) > 2  # `0b_`: a number without digits


def _reads_as_sexagesimal(body: str) -> bool:
    whole, *parts = body.split(":")
    parts[-1], _, fraction = parts[-1].partition(".")
    return (
        whole[:1].isdigit()
        and not whole.strip("_" + _DIGITS)
        and not fraction.strip("_" + _DIGITS)
        and all(part.isdigit() and (len(part) == 1 or (len(part) == 2 and part < "6")) for part in parts)
    )


def _reads_as_decimal(body: str, bare: str, *, starts_with_dot: bool) -> bool:
    # Where a number starts with a dot, go-yaml keeps the separators, and a number has none in its exponent.
    mantissa, e, exponent = (body if starts_with_dot else bare).replace("E", "e").partition("e")
    whole, dot, fraction = mantissa.partition(".")
    if (whole + fraction).strip("_" + _DIGITS):
        return False
    if e:
        digits = exponent[1:] if exponent[:1] in ("+", "-") else exponent
        if not digits.isdigit():
            return False
    elif not dot:
        return False
    # npm `yaml` takes a number for one that has no digit before its exponent (`e5`) or at all (`.`).
    strict = body[0] == "_" or "_" in body.replace("E", "e").partition("e")[2]
    return not strict or bool((whole + fraction).strip("_"))


def _reads_as_time(text: str) -> bool:
    if text[4:5] != "-" or not text[:4].isdigit():
        return False
    import re  # deferred: few charts have a string that looks like a date

    # The union of the timestamps of npm `yaml` and PyYAML.
    return (
        re.fullmatch(
            r"""[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}
                (?:(?:[Tt]|[ \t]+)[0-9]{1,2}:
                   (?:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:[ \t]*(?:Z|[-+][012]?[0-9](?::[0-9]{2})?))?
                     |[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?))?""",
            text,
            re.VERBOSE,
        )
        is not None
    )
