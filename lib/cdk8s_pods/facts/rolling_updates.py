"""How a Deployment exchanges its pods."""

from __future__ import annotations

from cdk8s_pods.schema.formats import natural_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_DEFAULT_SHARE = "25%"


def waiting_surge(deployment: Mapping[str, Any]) -> int | None:
    """How many new pods a Deployment starts while all old ones have to stay; None where an old one may go first.

    A Deployment of one replica does so by default: 25 % of one are rounded up for the surge and down for what may be
    unavailable.

    Args:
        deployment: The spec of the Deployment, well-typed.

    https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
    """
    strategy = deployment.get("strategy", {})
    if strategy.get("type", "RollingUpdate") != "RollingUpdate":
        return None
    replicas: int = deployment.get("replicas", 1)
    rolling = strategy.get("rollingUpdate", {})
    surge = _share(rolling.get("maxSurge", _DEFAULT_SHARE), replicas, up=True)
    unavailable = _share(rolling.get("maxUnavailable", _DEFAULT_SHARE), replicas, up=False)
    return surge if surge > 0 and unavailable == 0 else None


def _share(value: int | str, replicas: int, *, up: bool) -> int:
    """How many pods a number, or a percentage of the replicas, comes to."""
    if isinstance(value, int):
        return value
    number = natural_number(value.removesuffix("%"))
    percent = (100 if number is None else number) * replicas
    return -(-percent // 100) if up else percent // 100
