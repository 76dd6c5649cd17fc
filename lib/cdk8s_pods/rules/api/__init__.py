"""Rules about what the API server refuses, grouped by subject; importing this registers them all."""

from . import (
    decoding,
)

__all__ = [
    "decoding",
]
