"""All rules: loading them, and only those that can be needed."""

from __future__ import annotations

from .rule import RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .rule import Rule


def load_rules(*, pod_security: bool = True) -> Mapping[str, Rule]:
    """Every rule by its id, in the order of definition.

    Args:
        pod_security: Whether the rules of the Pod Security Standards are wanted; not loading them is quicker.
    """
    # Imported when first asked for, not with the package: a program that checks nothing pays nothing.
    from . import advice, api, runtime  # noqa: F401  # importing registers the rules

    if pod_security:
        from . import pod_security as standards  # noqa: F401  # importing registers the rules

        return RULES
    return {name: rule for name, rule in RULES.items() if rule.category != "pod-security"}
