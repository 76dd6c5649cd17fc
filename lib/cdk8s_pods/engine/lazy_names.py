"""Names of a module that are loaded when they are first asked for."""

from __future__ import annotations

from sys import modules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def load(package: str, module: str, name: str, files: Mapping[str, str]) -> object:
    """Return the value of `name` from the file of the package that defines it, and keep it in the module.

    Raises:
        AttributeError: when no file defines the name.
    """
    file = files.get(name)
    if file is None:
        raise AttributeError(f"module {module!r} has no attribute {name!r}")
    path = f"{package}.{file}"
    __import__(path)  # not importlib, which costs more to import than most of what is loaded here
    value: object = getattr(modules[path], name)
    setattr(modules[package], name, value)
    return value
