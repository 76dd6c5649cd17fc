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
    from collections.abc import Iterator
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
        container["imagePullPolicy"] = _pull_policy(container.get("image"))


def fill_volume(volume: dict[str, Any]) -> None:
    """A volume of no kind is an empty folder."""
    if not any(isinstance(source, dict) for source in volume.values()):
        volume["emptyDir"] = {}


def fill_image_volume(image: dict[str, Any]) -> None:
    """As of containers."""
    if not image.get("pullPolicy"):
        image["pullPolicy"] = _pull_policy(image.get("reference"))


def fill_pod_spec(spec: dict[str, Any]) -> None:
    """The two names of the service account's field say the same."""
    account = spec.get("serviceAccountName") or spec.get("serviceAccount")
    if account:
        spec["serviceAccountName"] = spec["serviceAccount"] = account


def fill_pod(pod: dict[str, Any]) -> None:
    """What a pod gets and no template does: requests like its limits, its service account, its tolerations."""
    spec = pod.get("spec")
    if not isinstance(spec, dict):
        return
    for container in _containers(spec):
        _fill_requests(container)
        if spec.get("hostNetwork") is True:
            for port in _objects(container.get("ports")):
                if not port.get("hostPort") and "containerPort" in port:
                    port["hostPort"] = port["containerPort"]
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


def _pull_policy(image: object) -> str:
    name = image if isinstance(image, str) else ""
    # A digest says which one it is, and so does any tag but latest.
    is_latest = parse_image(name)[2] in ("", "latest") and "@" not in name
    return "Always" if is_latest else "IfNotPresent"


def _fill_requests(container: dict[str, Any]) -> None:
    resources = container.get("resources")
    limits = resources.get("limits") if isinstance(resources, dict) else None
    if isinstance(resources, dict) and isinstance(limits, dict) and limits:
        written = resources.get("requests")
        resources["requests"] = {**limits, **(written if isinstance(written, dict) else {})}


def _fill_requests_of_the_whole(spec: dict[str, Any]) -> None:
    """What the pod as a whole asks for, where it has limits: what its containers do, else what it is limited to."""
    resources = spec.get("resources")
    limits = resources.get("limits") if isinstance(resources, dict) else None
    if not isinstance(resources, dict) or not isinstance(limits, dict) or not limits:
        return
    asked = amounts_together(spec, _requests_of)
    written = resources.get("requests")
    requests = dict(written) if isinstance(written, dict) else {}
    for name in _OF_PODS:
        if name in asked:
            requests.setdefault(name, quantity_text(asked[name]))
    for name, limit in limits.items():
        requests.setdefault(name, limit)
    resources["requests"] = requests


def _requests_of(container: Any) -> dict[str, int]:
    resources = container.get("resources") if isinstance(container, dict) else None
    requests = resources.get("requests") if isinstance(resources, dict) else None
    amounts = {name: try_nano_units(value) for name, value in requests.items()} if isinstance(requests, dict) else {}
    return {name: amount for name, amount in amounts.items() if amount is not None}


def _fill_tolerations(spec: dict[str, Any]) -> None:
    tolerations = spec.get("tolerations")
    written = list(tolerations) if isinstance(tolerations, list) else []
    for taint in _TROUBLES:
        if not any(
            each.get("key") in (None, "", taint) and each.get("effect") in (None, "", "NoExecute")
            for each in _objects(written)
        ):
            written.append(
                {
                    "key": taint,
                    "operator": "Exists",
                    "effect": "NoExecute",
                    "tolerationSeconds": _SECONDS_IN_TROUBLE,
                }
            )
    spec["tolerations"] = written


def _containers(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for field in ("containers", "initContainers"):
        yield from _objects(spec.get(field))


def _objects(elements: Any) -> Iterator[dict[str, Any]]:
    return (each for each in elements if isinstance(each, dict)) if isinstance(elements, list) else iter(())
