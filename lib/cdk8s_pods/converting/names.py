"""Names of the program: made of what the input calls things, and nothing but identifiers whatever that is."""

from __future__ import annotations

import builtins
import re
from keyword import iskeyword, issoftkeyword
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .code import Group

#: The functions that it may import.
_PATTERNS = (
    *("adapter", "ambassador", "cast", "host_network", "mesh", "own_pods", "sidecar"),
    *("apache_exporter", "memcached_exporter", "nginx_exporter"),
    *("php_fpm_exporter", "postgres_exporter", "redis_exporter"),
)
#: What a program that is written here calls something already.
_TAKEN = frozenset({"self", "scope", "id", "app", "main", "objects", *_PATTERNS, *dir(builtins)})
_LONGEST = 40


def words_of(text: str) -> list[str]:
    """The words of a text in lower case: ``nginx.conf`` and ``NginxConf`` are ``nginx`` and ``conf``."""
    ascii_text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text.encode("ascii", "replace").decode())
    return re.findall(r"[a-z0-9]+", ascii_text.lower())


def identifier(text: str, otherwise: str) -> str:
    """A name for a variable, made of a text.

    Args:
        text: Anything.
        otherwise: What it is made of where the text has no word to make a name of, and begins with before a digit.
    """
    name = "_".join(words_of(text))[:_LONGEST].strip("_") or otherwise
    if name[0].isdigit():
        name = f"{otherwise}_{name}"
    return f"{name}_" if iskeyword(name) or issoftkeyword(name) or name in _TAKEN else name


def class_name(text: str, otherwise: str) -> str:
    """A name for a class, made of a text."""
    name = "".join(word.capitalize() for word in words_of(text))[:_LONGEST]
    if not name:
        return otherwise
    return f"{otherwise}{name}" if name[0].isdigit() or iskeyword(name) else name


def without_hash(name: str) -> str:
    """The name of an object without the hash that cdk8s puts at its end."""
    return re.sub(r"(?<=.)-c8[0-9a-f]{6}(?=-[0-9a-f]{10}$|$)", "", name)


def common_prefix(names: Iterable[str]) -> str:
    """What all names begin with, up to a hyphen, as a rule their application's name; empty where that is nothing."""
    listed = [f"{name}-" for name in names]
    if len(listed) < 3:
        return ""
    first, last = min(listed), max(listed)
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    prefix = first[: first.rfind("-", 0, same) + 1]
    # A single letter is no name of its own.
    return prefix if all(len(name) > len(prefix) + 2 or name == prefix for name in listed) else ""


def construct_id(text: str, otherwise: str) -> str:
    """An id for a construct, made of a text: a name of an object mostly is one already."""
    if re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?", text):
        return text
    return "-".join(words_of(text))[:_LONGEST].strip("-") or otherwise


class Names:
    """Hands out names, each once.

    Args:
        taken: Those that are taken already.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def new(self, wanted: str, *instead: str) -> str:
        """A name that is not taken: the wanted one, or one of those instead of it, or one with a number.

        Args:
            wanted: The name.
            instead: Others, the best first.
        """
        for name in (wanted, *instead):
            if name not in self._taken:
                self._taken.add(name)
                return name
        last = (wanted, *instead)[-1]
        separator = "-" if "-" in last else "_"
        number = 2
        while f"{last}{separator}{number}" in self._taken:
            number += 1
        name = f"{last}{separator}{number}"
        self._taken.add(name)
        return name

    def __contains__(self, name: str) -> bool:
        return name in self._taken


class Constants:
    """What stands above the classes of a module, each with a name: long texts, and expressions that are repeated.

    Args:
        names: The names of the module.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._of_texts: dict[str, str] = {}
        self._of_code: dict[Group, str] = {}

    def of_text(self, text: str, wanted: str) -> str:
        """The name of a text."""
        if text not in self._of_texts:
            self._of_texts[text] = self._names.new(identifier(wanted, "text").upper().strip("_"))
        return self._of_texts[text]

    def of_code(self, code: Group, wanted: str) -> str:
        """The name of an expression that is written several times."""
        # Whatever field it was first written for.
        code = code._replace(role="")
        if code not in self._of_code:
            self._of_code[code] = self._names.new(identifier(wanted, "part").upper().strip("_"))
        return self._of_code[code]

    def texts(self) -> dict[str, str]:
        """Each text by its name."""
        return {name: text for text, name in self._of_texts.items()}

    def codes(self) -> dict[str, Group]:
        """Each expression by its name."""
        return {name: code for code, name in self._of_code.items()}


class ObjectNames:
    """The names that are needed for one object.

    Args:
        variable: What the object's construct is called.
        constants: The long texts of the module.
        variables: What the constructs of the chart are called.
    """

    def __init__(self, variable: str, constants: Constants, variables: Names) -> None:
        self._variable = variable
        self._constants = constants
        self._variables = variables
        self._parts: set[str] = set()

    def of_text(self, text: str, wanted: str) -> str:
        """The name of a long text, which stands above the classes."""
        if wanted in ("args", "command", "value", ""):
            wanted = f"{self._variable}_{wanted or 'text'}"
        return self._constants.of_text(text, wanted)

    def of_part(self, wanted: str) -> str:
        """The name of something that stands above the object's own statement."""
        name = identifier(wanted, "part")
        while name in self._variables or name in self._parts:
            name = f"{name}_volume" if name in self._variables else f"{name}_"
        self._parts.add(name)
        return name
