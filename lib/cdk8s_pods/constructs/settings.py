"""What the manifests of a tree are checked for: set once on an app, a chart or any construct, it holds below."""

from __future__ import annotations

from cdk8s_pods.issues import PodsError
from cdk8s_pods.rules import check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from constructs import Construct

#: The key under which a tree's settings stand in the constructs' own context, which children inherit.
_CONTEXT_KEY = "cdk8s-pods"
#: Not empty once anything was set: until then there is nothing to ask for, and asking the official cdk8s takes a while.
_made: list[bool] = []


def target_kubernetes(scope: Construct, version: str) -> None:
    """Check everything below ``scope`` for one version of Kubernetes.

    A field that the version lacks is refused, naming the version that brings it. Without this call the newest known
    version is the target.

    Args:
        scope: An app, a chart or any construct, before it has children: what is already there has been checked.
        version: A minor version, such as ``1.34``.

    Raises:
        ValueError: The version is not known.
        PodsError: ``scope`` has children already.
    """
    _set(scope, kubernetes=version)


def require_pod_security(
    scope: Construct, level: Literal["baseline", "restricted"], *, version: str | None = None
) -> None:
    """Refuse every pod below ``scope`` that does not meet a Pod Security Standard.

    Args:
        scope: An app, a chart or any construct, before it has children: what is already there has been checked.
        level: ``baseline`` or ``restricted``
            (https://kubernetes.io/docs/concepts/security/pod-security-standards/).
        version: The version of the standard, such as ``1.31``; by default the targeted Kubernetes.

    Raises:
        ValueError: The level or the version is not known.
        PodsError: ``scope`` has children already.
    """
    _set(scope, pod_security=level, pod_security_version=version)


def settings_of(scope: Construct) -> dict[str, Any]:
    """The keyword arguments for ``check`` that hold at ``scope``."""
    if not _made:
        return {}
    settings: dict[str, Any] | None = scope.node.try_get_context(_CONTEXT_KEY)
    return settings or {}


def _set(scope: Construct, **settings: str | None) -> None:
    merged = {**settings_of(scope), **{key: value for key, value in settings.items() if value is not None}}
    # Checking a manifest of no workload kind costs nothing and raises where a setting is not known.
    check({"kind": "Namespace"}, **merged)
    if scope.node.children:
        where = scope.node.path or "the app"
        raise PodsError(f"{where} already has children, which have been checked: set what they are checked for first")
    scope.node.set_context(_CONTEXT_KEY, merged)
    _made.append(True)
