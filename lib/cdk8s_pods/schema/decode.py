"""Whether a manifest has the fields and JSON types that its kind has: the API server's strict decoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .types import TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from cdk8s_pods.issues import FieldPath

    #: Called with where, and what the server would say.
    Report: TypeAlias = Callable[[FieldPath, str], None]


def decode(type_name: str, value: Any, at: FieldPath, report: Report) -> Any:
    """The well-typed part of ``value``: what is null, unknown or of a wrong JSON type is reported and left out.

    A value without anything to leave out is returned as it is, not copied.

    Args:
        type_name: The API type to decode as, such as ``Pod`` or ``PodSpec``.
        value: Any JSON value.
        at: The path of the value.
        report: Called once for each thing that does not decode.
    """
    raise NotImplementedError(type_name, value, at, report, TYPES)
