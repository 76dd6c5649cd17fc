"""Between model values and plain manifests, in both directions; the only place that knows camelCase."""

from __future__ import annotations

from .naming import manifest_key
from .writing import to_manifest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .reading import from_manifest

__all__ = ["from_manifest", "manifest_key", "to_manifest"]

if not TYPE_CHECKING:  # type checkers would take any name for an exported one

    def __getattr__(name):
        if name != "from_manifest":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        # Deferred: reading is rare, and needs the table of all types, which writing a pod does not.
        from .reading import from_manifest

        return from_manifest
