"""What the manifests of a tree are checked for: set once on an app, a chart or any construct, it holds below."""

from __future__ import annotations

from cdk8s_pods.issues import PodsError
from cdk8s_pods.settings import project_target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal

    from cdk8s import ApiObject
    from constructs import Construct, IConstruct

    from cdk8s_pods.rules.target import Target

#: The attributes in which a construct keeps what was set on it: it goes when the construct does, on both engines, and
#: importing weakref costs more than a pod.
_TARGET = "__cdk8s_pods_target__"
_IGNORED = "__cdk8s_pods_ignored_rules__"

#: Whether a target was ever set: until then nothing is asked of cdk8s, where each question takes a while.
_anything_set: list[bool] = []


def target_kubernetes(scope: Construct, version: str, *, feature_gates: Mapping[str, bool] | None = None) -> None:
    """Check everything below ``scope`` for one version of Kubernetes.

    A field that the version lacks is refused, naming the version that brings it. Without this call the newest known
    version is the target.

    Args:
        scope: An app, a chart or any construct, before it has children: what is already there has been checked.
        version: A minor version, such as ``1.34``.
        feature_gates: The features that are turned on or off in this cluster, as ``{"ContainerStopSignals": True}``.

    Raises:
        ValueError: The version or a feature is not known.
        PodsError: ``scope`` has children already.
    """
    _set(scope, kubernetes=version, **({"feature_gates": feature_gates} if feature_gates else {}))


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
    for_all: dict[str, Any] = {"pod_security": level, "pod_security_by_namespace": ()}
    _set(scope, **for_all, **({"pod_security_version": version} if version else {}))


def keep_ignored_rules(api_object: ApiObject, ignore_rules: Mapping[str, str]) -> None:
    """Remember the rules that were turned off for one object, for those who check it later."""
    vars(api_object)[_IGNORED] = ignore_rules
    _pass_on(api_object)


def target_of(construct: IConstruct) -> Target:
    """What is checked for at a construct: what was set on it or around it, else in the project's settings."""
    target = project_target()
    if _anything_set:
        for scope in reversed(construct.node.scopes):
            if _TARGET in vars(scope):
                target = vars(scope)[_TARGET]
                break
    return without_ignored_rules(target, construct)


def common_target() -> Target | None:
    """What is checked for at every construct, where nothing was set in any tree; None where something was."""
    return None if _anything_set else project_target()


def without_ignored_rules(target: Target, construct: IConstruct) -> Target:
    """A target without the rules that were turned off for one object where it was made."""
    ignored: Mapping[str, str] | None = vars(construct).get(_IGNORED)
    return target.ignoring(ignored) if ignored else target


def _set(scope: Construct, **settings: Any) -> None:
    target = target_of(scope).replace(**settings)
    if scope.node.children:
        where = scope.node.path or "the app"
        raise PodsError(f"{where} already has children, which have been checked: set what they are checked for first")
    vars(scope)[_TARGET] = target
    _anything_set.append(True)
    _pass_on(scope)


def _pass_on(scope: IConstruct) -> None:
    """Have a target of the tree reach those who check the files written from it."""
    # Deferred: most programs set nothing in the tree.
    from .target_file import write_targets_at_synth

    write_targets_at_synth(scope)
