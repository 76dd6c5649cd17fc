"""Between model values and plain manifests, in both directions; the only place that knows camelCase."""

from .naming import manifest_key
from .reading import from_manifest
from .writing import to_manifest

__all__ = ["from_manifest", "manifest_key", "to_manifest"]
