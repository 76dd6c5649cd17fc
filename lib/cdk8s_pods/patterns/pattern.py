"""What a pattern is: a pure function from one pod template to another."""

from __future__ import annotations

from collections.abc import Callable

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from cdk8s_pods.model import PodTemplateSpec

#: Takes a pod template and gives the one with the pattern applied; never changes its argument.
Pattern: TypeAlias = Callable[["PodTemplateSpec"], "PodTemplateSpec"]


def applied_last(pattern: Pattern) -> Pattern:
    """A pattern that is applied after all others, wherever it stands among them."""
    pattern.is_applied_last = True  # type: ignore[attr-defined]  # pyright: ignore[reportFunctionMemberAccess]  # a mark
    return pattern
