"""Addresses in the variables of a container, which say whom it calls."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

#: An address: a scheme and credentials, which may be left out, the host, and a port, which may be left out as well.
_ADDRESS = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?:[^@/\s]*@)?"
    r"(?P<host>[a-z](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.?)(?::(?P<port>[0-9]+))?(?:[/?].*)?"
)
#: What the names of variables end with whose value is a host and nothing else.
_HOST_NAMES = ("HOST", "HOSTNAME", "ADDR", "ADDRESS", "SERVER", "ENDPOINT", "URL", "URI", "UPSTREAM", "SERVICE")


class Address:
    """An address that a variable holds.

    Args:
        variable: The name of the variable.
        host: The host, without a dot at its end.
        port: The port as it is written; None where none is.
        is_certain: Whether a scheme, or the name of the variable, says that it is an address; otherwise it looks like
            one by its port alone, as a word with a number does.
    """

    __slots__ = ("host", "is_certain", "port", "variable")

    def __init__(self, variable: str, host: str, port: str | None, *, is_certain: bool) -> None:
        self.variable = variable
        self.host = host
        self.port = port
        self.is_certain = is_certain


def called_addresses(container: Mapping[str, Any]) -> Iterator[Address]:
    """The addresses in the variables of a container; of their credentials nothing is kept."""
    for variable in container.get("env", ()):
        name, value = variable.get("name", ""), variable.get("value", "")
        found = _ADDRESS.fullmatch(value) if value else None
        if found is None:
            continue
        is_certain = bool(found["scheme"]) or name.upper().endswith(_HOST_NAMES)
        if is_certain or found["port"]:
            yield Address(name, found["host"].rstrip("."), found["port"], is_certain=is_certain)
