"""What the manifests of a tree are checked for: set once on an app, a chart or any construct, it holds below."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from cdk8s_pods.issues import PodsError
from cdk8s_pods.settings import project_target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from constructs import Construct, IConstruct

    from cdk8s_pods.rules.target import Target

#: The targets that were set, by the construct they were set on; empty until then, so that nothing is asked of cdk8s,
#: where each question takes a while.
_TARGETS: WeakKeyDictionary[IConstruct, Target] = WeakKeyDictionary()


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
    _set(scope, pod_security=level, **({"pod_security_version": version} if version else {}))


def target_of(scope: Construct) -> Target:
    """What is checked for at ``scope``: what was set on it or around it, else in the project's settings."""
    if _TARGETS:
        for construct in reversed(scope.node.scopes):
            if construct in _TARGETS:
                return _TARGETS[construct]
    return project_target()


def _set(scope: Construct, **settings: Any) -> None:
    target = target_of(scope).replace(**settings)
    if scope.node.children:
        where = scope.node.path or "the app"
        raise PodsError(f"{where} already has children, which have been checked: set what they are checked for first")
    _TARGETS[scope] = target
