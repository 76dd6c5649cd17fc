"""The module `jsii.compat` of the engine, which modules of 2020 import."""

from __future__ import annotations

_NAMES = frozenset({"Protocol", "TypedDict"})


def __getattr__(name: str) -> object:
    if name not in _NAMES:
        raise AttributeError(f"module 'jsii.compat' has no attribute {name!r}")
    import typing_extensions  # expensive to load, and hardly ever used

    return getattr(typing_extensions, name)
