"""What the Kubernetes API publishes of its types: their fields, since when each exists, and how a manifest decodes."""

from .decode import decode
from .kinds import KINDS, WORKLOADS
from .pod_templates import POD_TEMPLATES
from .quantity import nano_units
from .tables import REMOVED, SINCE, TYPES
from .types import VERSIONS

__all__ = ["KINDS", "POD_TEMPLATES", "REMOVED", "SINCE", "TYPES", "VERSIONS", "WORKLOADS", "decode", "nano_units"]
