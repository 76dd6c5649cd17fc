"""What a pattern is: a pure function from one pod template to another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeAlias

#: Takes a pod template and gives the one with the pattern applied; never changes its argument.
Pattern: TypeAlias = Callable[["PodTemplateSpec"], "PodTemplateSpec"]

if TYPE_CHECKING:
    from cdk8s_pods.model import PodTemplateSpec
