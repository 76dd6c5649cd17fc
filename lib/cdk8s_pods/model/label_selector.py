"""Selecting objects by their labels."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal


class LabelSelectorRequirement(Value):
    """One thing that must hold of the labels.

    Args:
        key: The label.
        operator: ``In`` and ``NotIn`` need ``values``; ``Exists`` and ``DoesNotExist`` take none.
        values: The label's values.
    """

    key: str
    operator: Literal["In", "NotIn", "Exists", "DoesNotExist"]
    values: Sequence[str] | None = None


class LabelSelector(Value):
    """Selects the objects for which everything written here holds; an empty one selects all.

    Args:
        match_labels: Labels with exactly these values.
        match_expressions: Anything else.
    """

    match_labels: Mapping[str, str] | None = None
    match_expressions: Sequence[LabelSelectorRequirement] | None = None
