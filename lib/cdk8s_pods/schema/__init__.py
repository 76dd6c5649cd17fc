"""What the Kubernetes API publishes of its types: their fields, since when each exists, and how a manifest decodes."""

from .decode import decode
from .pod_templates import POD_TEMPLATES
from .quantity import nano_units
from .types import KINDS, REMOVED, SINCE, TYPES, VERSIONS

__all__ = ["KINDS", "POD_TEMPLATES", "REMOVED", "SINCE", "TYPES", "VERSIONS", "decode", "nano_units"]
