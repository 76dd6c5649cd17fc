"""Problems and where they are: what every other layer reports with."""

from .errors import InvalidManifest, PodsError
from .field_path import FieldPath, Key
from .issue import REFUSING_CATEGORIES, Issue
from .message import NO_VALUE, Message

__all__ = [
    "NO_VALUE",
    "REFUSING_CATEGORIES",
    "FieldPath",
    "InvalidManifest",
    "Issue",
    "Key",
    "Message",
    "PodsError",
]
