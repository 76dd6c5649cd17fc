"""The Pod Security Standard that a Namespace enforces, and the pods in it."""

from __future__ import annotations

from cdk8s_pods.issues.message import Message
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.source import page
from cdk8s_pods.rules.target import Target

from .rule import WITH_PODS, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.rules.rule import Problem
    from cdk8s_pods.rules.target import PodSecurityLevel

    from .resource import Resource
    from .view import View

#: The levels that forbid something; whoever enforces ``privileged`` forbids nothing.
_LEVELS: dict[str, PodSecurityLevel] = {"baseline": "baseline", "restricted": "restricted"}
_LEVEL, _VERSION = "pod-security.kubernetes.io/enforce", "pod-security.kubernetes.io/enforce-version"


@between(
    WITH_PODS,
    category="runtime",
    when=("Namespace",),
    remedy="meet the standard, or run the pods in a namespace that asks for less",
    source=page("https://kubernetes.io/docs/concepts/security/pod-security-admission/"),
)
def pods_meet_the_standard_that_their_namespace_enforces(resource: Resource, view: View) -> Iterator[Problem]:
    """A Namespace whose labels enforce a Pod Security Standard refuses pods that do not meet it.

    A controller then makes no pods, and says so in its events alone. What is wrong is what the rules of that standard
    find, in the version that the Namespace names, or else in that of the cluster.
    """
    namespace = view.named("Namespace", resource.namespace) if resource.namespace else None
    if namespace is None:
        return
    labels = namespace.manifest.get("metadata", {}).get("labels", {})
    target = _target(labels.get(_LEVEL), labels.get(_VERSION), view.kubernetes)
    if target is None:
        return
    for issue in check(resource.manifest, target=target, advice=False):
        if issue.category == "pod-security":
            found: Message = issue.message
            about = f"{found.requirement}; {namespace.title_and_place} enforces {target.pod_security}"
            yield issue.at, Message(found.reason, found.value, about, issue.remedy).beside(namespace)


def _target(level: str | None, version: str | None, kubernetes: str) -> Target | None:
    """What the labels of a Namespace ask for; None where they enforce nothing, or nothing that is known."""
    known = _LEVELS.get(level or "")
    if known is None:
        return None
    try:
        return Target(kubernetes=kubernetes, pod_security=known, pod_security_version=version)
    except ValueError:
        return None
