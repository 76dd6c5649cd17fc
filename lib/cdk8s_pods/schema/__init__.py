"""What the Kubernetes API publishes of its types: their fields, since when each exists, and how a manifest decodes."""

from .decode import decode
from .quantity import nano_units
from .types import KINDS, REMOVED, SINCE, TYPES, VERSIONS

__all__ = ["KINDS", "REMOVED", "SINCE", "TYPES", "VERSIONS", "decode", "nano_units"]
