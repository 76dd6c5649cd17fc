"""Problems and where they are: what every other layer reports with."""

from .errors import InvalidManifest, PodsError
from .field_path import FieldPath
from .issue import REFUSING_CATEGORIES, Issue
from .refusal import refuse

__all__ = ["REFUSING_CATEGORIES", "FieldPath", "InvalidManifest", "Issue", "PodsError", "refuse"]
