"""Python's collector of cycles, told of the size of what a command makes."""

from __future__ import annotations

import gc

#: How many objects may be made before Python looks for cycles to free, instead of 700. A construct tree, or what is
#: read of many files, is kept whole to the end, so looking through it again and again finds nothing: it takes a tenth
#: of the time of 6,000 pods, and a third of that of checking 3,000 manifests.
_OBJECTS_BETWEEN_COLLECTIONS = 1_000_000


def collect_rarely() -> None:
    """Let Python look for cycles as rarely as suits a program that keeps nearly all it makes to its end."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
