"""The rules: what makes a manifest one that works, checked over plain dicts of any origin."""

from __future__ import annotations

from .check import check as check
from .target import IgnoredRule as IgnoredRule, Target as Target

TYPE_CHECKING: bool = False
if not TYPE_CHECKING:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
