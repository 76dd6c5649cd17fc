"""Selecting objects by their labels."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal


class LabelSelectorRequirement(Value):
    """One thing that must hold of the labels."""

    key: str
    """The key of the label that is looked at."""
    operator: Literal["In", "NotIn", "Exists", "DoesNotExist"]
    """How the label is compared: ``In`` and ``NotIn`` need ``values``; ``Exists`` and ``DoesNotExist`` take none."""
    values: Sequence[str] | None = None
    """What the label is compared with; none for ``Exists`` and ``DoesNotExist``."""


class LabelSelector(Value):
    """Selects the objects for which everything written here holds; an empty one selects all."""

    match_labels: Mapping[str, str] | None = None
    """Labels that must be there with exactly these values."""
    match_expressions: Sequence[LabelSelectorRequirement] | None = None
    """What else must hold of the labels; all of it."""
