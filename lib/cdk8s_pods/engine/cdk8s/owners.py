"""The chart and the app that a construct belongs to."""

from __future__ import annotations

from cdk8s_pods.engine.failures import ScriptFailure, ScriptTypeFailure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cdk8s_pods.engine.constructs.construct import Construct

    from .chart import Chart
    from .interfaces import IResolver


def chart_of(construct: Construct) -> Chart:
    """Return the construct itself if it is a chart, else the nearest chart above it.

    Raises:
        ScriptFailure: when there is none.
    """
    owner: Any = construct
    while not owner.__is_chart__:
        owner = owner.node.scope
        if owner is None:
            raise ScriptFailure("cannot find a parent chart (directly or indirectly)")
    return owner  # type: ignore[no-any-return]  # a chart by its mark


def resolvers_of(construct: Construct) -> Sequence[IResolver]:
    """Return the user's resolvers of the app that the construct belongs to.

    Raises:
        ScriptFailure: when the top of the tree is not an app.
    """
    resolvers: Sequence[IResolver] | None = getattr(construct.node.root, "__app_resolvers__", None)
    if resolvers is None:
        raise ScriptTypeFailure("resolvers is not iterable")
    return resolvers
