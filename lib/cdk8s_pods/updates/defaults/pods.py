"""What the API server fills into pods, beside the constants.

Sources: pkg/apis/core/v1/defaults.go of https://github.com/kubernetes/kubernetes for what all pods get; for what only a
pod itself gets and no template, ``SetDefaults_Pod`` there and the admission plugins ServiceAccount, Priority and
DefaultTolerationSeconds, which are on by default.
"""

from __future__ import annotations

from cdk8s_pods.facts.image_reference import parse_image
from cdk8s_pods.facts.pod_amounts import amounts_together
from cdk8s_pods.schema.quantity import quantity_text, try_nano_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

#: The taints of a node that is in trouble; a pod stays on it for so long.
_TROUBLES = ("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")
_SECONDS_IN_TROUBLE = 300
_DEFAULT_ACCOUNT = "default"
#: The classes that every cluster has, and no class. Source: pkg/apis/scheduling/types.go.
_PRIORITIES = {"": 0, "system-cluster-critical": 2000000000, "system-node-critical": 2000001000}
#: The resources that a pod may ask for as a whole, but for huge pages.
_OF_PODS = ("cpu", "memory")


def fill_container(container: dict[str, Any]) -> None:
    """An image without a tag, or with ``latest``, is always pulled."""
    if not container.get("imagePullPolicy"):
        container["imagePullPolicy"] = _pull_policy(container.get("image", ""))


def fill_volume(volume: dict[str, Any]) -> None:
    """A volume of no kind is an empty folder."""
    if volume.keys() <= {"name"}:
        volume["emptyDir"] = {}


def fill_image_volume(image: dict[str, Any]) -> None:
    """As of containers."""
    if not image.get("pullPolicy"):
        image["pullPolicy"] = _pull_policy(image.get("reference", ""))


def fill_pod_spec(spec: dict[str, Any]) -> None:
    """The two names of the service account's field say the same."""
    account = spec.get("serviceAccountName") or spec.get("serviceAccount")
    if account:
        spec["serviceAccountName"] = spec["serviceAccount"] = account


def fill_pod(pod: dict[str, Any]) -> None:
    """What a pod gets and no template does: requests like its limits, its service account, its tolerations."""
    spec = pod.get("spec")
    if spec is None:
        return
    for container in (*spec.get("containers", ()), *spec.get("initContainers", ())):
        _fill_requests(container)
        if spec.get("hostNetwork"):
            for port in container.get("ports", ()):
                port["hostPort"] = port.get("hostPort") or port.get("containerPort", 0)
    _fill_requests_of_the_whole(spec)
    spec.setdefault("enableServiceLinks", True)
    spec.setdefault("preemptionPolicy", "PreemptLowerPriority")
    priority_class = spec.get("priorityClassName", "")
    if priority_class in _PRIORITIES:
        spec.setdefault("priority", _PRIORITIES[priority_class])
    if spec.get("serviceAccountName") == _DEFAULT_ACCOUNT:
        # Every pod has an account, so the default one says nothing; a server may or may not fill it in.
        del spec["serviceAccountName"], spec["serviceAccount"]
    _fill_tolerations(spec)


def _pull_policy(image: str) -> str:
    # A digest says which one it is, and so does any tag but latest.
    is_latest = parse_image(image)[2] in ("", "latest") and "@" not in image
    return "Always" if is_latest else "IfNotPresent"


def _fill_requests(container: dict[str, Any]) -> None:
    resources = container.get("resources", {})
    if resources.get("limits"):
        resources["requests"] = {**resources["limits"], **resources.get("requests", {})}


def _fill_requests_of_the_whole(spec: dict[str, Any]) -> None:
    """What the pod as a whole asks for, where it has limits: what its containers do, else what it is limited to."""
    resources = spec.get("resources", {})
    limits = resources.get("limits")
    if not limits:
        return
    asked = amounts_together(spec, _requests_of)
    of_containers = {name: quantity_text(asked[name]) for name in _OF_PODS if name in asked}
    resources["requests"] = {**limits, **of_containers, **resources.get("requests", {})}


def _requests_of(container: Mapping[str, Any]) -> dict[str, int]:
    requests = container.get("resources", {}).get("requests", {})
    return {name: try_nano_units(value) or 0 for name, value in requests.items()}


def _fill_tolerations(spec: dict[str, Any]) -> None:
    tolerations = spec.get("tolerations", [])
    for taint in _TROUBLES:
        if not any(
            each.get("key", "") in ("", taint) and each.get("effect", "") in ("", "NoExecute") for each in tolerations
        ):
            tolerations.append(
                {
                    "key": taint,
                    "operator": "Exists",
                    "effect": "NoExecute",
                    "tolerationSeconds": _SECONDS_IN_TROUBLE,
                }
            )
    spec["tolerations"] = tolerations
