"""What the Kubernetes API publishes of its types: their fields, since when each exists, and how a manifest decodes."""

from .decode import decode as decode
from .kinds import KINDS as KINDS, WORKLOADS as WORKLOADS
from .pod_templates import POD_TEMPLATES as POD_TEMPLATES
from .quantity import nano_units as nano_units
from .tables import REMOVED as REMOVED, SINCE as SINCE, TYPES as TYPES
from .types import VERSIONS as VERSIONS
