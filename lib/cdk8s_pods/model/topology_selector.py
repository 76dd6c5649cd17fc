"""Selecting the places that storage may be made in."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class TopologySelectorLabelRequirement(Value):
    """One label that a node must have."""

    key: str
    """The label, such as ``topology.kubernetes.io/zone``."""
    values: Sequence[str]
    """One of these."""


class TopologySelectorTerm(Value):
    """Which nodes a volume may be made for; everything written here must hold."""

    match_label_expressions: Sequence[TopologySelectorLabelRequirement] | None = None
    """The labels."""
