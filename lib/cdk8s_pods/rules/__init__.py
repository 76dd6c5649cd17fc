"""The rules: what makes a manifest one that works, checked over plain dicts of any origin."""

from .check import check
from .target import IgnoredRule, Target

__all__ = ["IgnoredRule", "Target", "check"]
