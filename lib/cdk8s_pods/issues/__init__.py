"""Problems and where they are: what every other layer reports with."""

from __future__ import annotations

from .errors import InvalidManifest as InvalidManifest, PodsError as PodsError
from .field_path import FieldPath as FieldPath, Key as Key
from .issue import REFUSING_CATEGORIES as REFUSING_CATEGORIES, Issue as Issue
from .message import NO_VALUE as NO_VALUE, Message as Message
from .printable import printable as printable

TYPE_CHECKING: bool = False
if not TYPE_CHECKING:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
