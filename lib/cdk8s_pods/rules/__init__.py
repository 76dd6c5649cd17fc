"""The rules: what makes a manifest one that works, checked over plain dicts of any origin."""

from .check import check

__all__ = ["check"]
