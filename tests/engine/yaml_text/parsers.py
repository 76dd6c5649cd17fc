"""Parsers that read what is written: PyYAML with and without libyaml (1.1), ruamel.yaml (1.2), and go-yaml's rules."""

from __future__ import annotations

import re
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError


class Refused:
    """The text was no YAML for the parser; equal to nothing."""


def _ruamel(text: str) -> Any:
    parser = YAML(typ="safe", pure=True)
    parser.version = (1, 2)
    return parser.load(text)


PARSERS = {
    "PyYAML": lambda text: yaml.load(text, yaml.SafeLoader),
    "PyYAML with libyaml": lambda text: yaml.load(text, yaml.CSafeLoader),
    "ruamel.yaml 1.2": _ruamel,
}


def readings(text: str) -> dict[str, Any]:
    """Return what each parser makes of the text, comparable with `comparable`."""
    result: dict[str, Any] = {}
    for name, parse in PARSERS.items():
        try:
            result[name] = comparable(parse(text))
        except (yaml.YAMLError, YAMLError, ValueError, TypeError, OverflowError):
            result[name] = Refused
    return result


def misread(value: object, text: str) -> list[str]:
    """Return the parsers for which the text is not the value."""
    wanted = comparable(value)
    return [name for name, reading in readings(text).items() if reading != wanted]


def comparable(value: Any) -> Any:
    """Return the value such that 1 and "1", and 1 and True differ, 1 and 1.0 do not, and JavaScript's limits hold."""
    if isinstance(value, dict):
        return {comparable(key): comparable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [comparable(item) for item in value]
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    if value is None or isinstance(value, bool):
        return ("constant", value)
    if isinstance(value, (int, float)):
        return ("number", float(value))
    return ("other", repr(value))


def is_number_for_go(text: str) -> bool:
    """Return whether go-yaml (kubectl, Helm) takes a plain scalar for a number.

    Source: https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
    """
    if not re.match(r"[-+0-9]", text):
        return False
    bare = text.replace("_", "")
    integer = r"[-+]?(?:0[bB][01]+|0[oO][0-7]+|0[xX][0-9a-fA-F]+)|0[bo][-+]?[0-7]+"
    decimal = r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    return re.fullmatch(f"{integer}|{decimal}", bare) is not None
