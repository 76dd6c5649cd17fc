"""The API's scalars that take more than one Python type."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import TypeAlias

#: An amount such as ``"100m"`` of CPU or ``"128Mi"`` of memory, or a plain number of cores or bytes.
#: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
Quantity: TypeAlias = str | int | float

#: A number, or a string: the name of a port, a percentage such as ``"25%"``.
IntOrString: TypeAlias = int | str

#: A moment as RFC 3339 writes it, such as ``"2030-01-31T12:00:00Z"``.
Time: TypeAlias = str
