"""What a command's arguments name: finding files in folders as people have them, and reading them."""

from .reading import LeftAlone, Wanted, read_sources

__all__ = ["LeftAlone", "Wanted", "read_sources"]
