"""What the API server fills into the kinds beside pods and their controllers, beside the constants.

Sources: pkg/apis/{core,networking,autoscaling,rbac,resource}/v*/defaults.go,
pkg/api/persistentvolumeclaim/util.go (``NormalizeDataSources``), pkg/registry/core/secret and
staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1/defaults.go of
https://github.com/kubernetes/kubernetes.
"""

from __future__ import annotations

from cdk8s_pods.schema.byte_strings import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_RBAC = "rbac.authorization.k8s.io"
_SNAPSHOTS = "snapshot.storage.k8s.io"
_THREE_HOURS = 10800
_SCALE_UP = {
    "stabilizationWindowSeconds": 0,
    "selectPolicy": "Max",
    "policies": [
        {"type": "Pods", "value": 4, "periodSeconds": 15},
        {"type": "Percent", "value": 100, "periodSeconds": 15},
    ],
}
_SCALE_DOWN = {"selectPolicy": "Max", "policies": [{"type": "Percent", "value": 100, "periodSeconds": 15}]}
_HALF_A_CPU_USED = {
    "type": "Resource",
    "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 80}},
}


def fill_service_port(port: dict[str, Any]) -> None:
    """A port leads to the same port of the pods."""
    if port.get("targetPort") in (None, 0, "") and "port" in port:
        port["targetPort"] = port["port"]


def fill_service(spec: dict[str, Any]) -> None:
    """Affinity and traffic policies as the type has them; the addresses in both of their fields."""
    kind = spec.get("type")
    if spec.get("sessionAffinity") == "ClientIP":
        if "timeoutSeconds" not in spec.get("sessionAffinityConfig", {}).get("clientIP", {}):
            spec["sessionAffinityConfig"] = {"clientIP": {"timeoutSeconds": _THREE_HOURS}}
    elif spec.get("sessionAffinity") == "None":
        spec.pop("sessionAffinityConfig", None)
    is_reached_from_outside = kind in ("NodePort", "LoadBalancer") or (kind == "ClusterIP" and spec.get("externalIPs"))
    if is_reached_from_outside and not spec.get("externalTrafficPolicy"):
        spec["externalTrafficPolicy"] = "Cluster"
    if kind in ("ClusterIP", "NodePort", "LoadBalancer"):
        spec.setdefault("internalTrafficPolicy", "Cluster")
    if kind == "LoadBalancer":
        spec.setdefault("allocateLoadBalancerNodePorts", True)
    if spec.get("clusterIP") and not spec.get("clusterIPs"):
        spec["clusterIPs"] = [spec["clusterIP"]]


def fill_network_policy(spec: dict[str, Any]) -> None:
    """A policy is about what comes in, and about what goes out where it says anything of that."""
    if not spec.get("policyTypes"):
        spec["policyTypes"] = ["Ingress", *(["Egress"] if spec.get("egress") else [])]


def fill_subject(subject: dict[str, Any]) -> None:
    """Users and groups are of the group of roles."""
    if not subject.get("apiGroup") and subject.get("kind") in ("User", "Group"):
        subject["apiGroup"] = _RBAC


def fill_autoscaler(spec: dict[str, Any]) -> None:
    """A processor that is used by four fifths, and what a behavior leaves out."""
    if not spec.get("metrics"):
        spec["metrics"] = [_HALF_A_CPU_USED]
    if "behavior" in spec:
        for field, defaults in (("scaleUp", _SCALE_UP), ("scaleDown", _SCALE_DOWN)):
            spec["behavior"][field] = {**defaults, **spec["behavior"].get(field, {})}


def fill_device_request(request: dict[str, Any]) -> None:
    """One device, where they are counted."""
    if request.get("allocationMode") == "ExactCount" and not request.get("count"):
        request["count"] = 1


def fill_limit(limit: dict[str, Any]) -> None:
    """What a container gets follows from what it may have at most and at least."""
    if limit.get("type") != "Container":
        return
    most, least, default, request = (limit.get(field, {}) for field in ("max", "min", "default", "defaultRequest"))
    default = {**most, **default}
    limit["default"] = default
    limit["defaultRequest"] = {**least, **default, **request}


def fill_claim(claim: dict[str, Any]) -> None:
    """The old and the new field for what a claim is filled from say the same."""
    spec = claim.get("spec", {})
    old, new = spec.get("dataSource"), spec.get("dataSourceRef")
    if old is not None and new is None:
        if not _is_known_source(old):
            # Servers of old dropped it without a word, and still do.
            del spec["dataSource"]
        else:
            spec["dataSourceRef"] = dict(old)
    elif new is not None and old is None and not new.get("namespace"):
        spec["dataSource"] = dict(new)


def fill_secret(secret: dict[str, Any]) -> None:
    """What is written as text is stored beside the rest; only the bytes count."""
    held = {name: _bytes_of(value) for name, value in secret.get("data", {}).items()}
    held.update({name: value.encode() for name, value in secret.pop("stringData", {}).items()})
    if held:
        secret["data"] = held


def fill_definition_names(names: dict[str, Any]) -> None:
    """One resource is called as its kind, and many of them are a list of it."""
    names["singular"] = names.get("singular") or names.get("kind", "").lower()
    names["listKind"] = names.get("listKind") or f"{names.get('kind', '')}List"


def fill_namespace(namespace: dict[str, Any]) -> None:
    """A namespace is labelled with its name."""
    metadata = namespace.get("metadata", {})
    if metadata.get("name"):
        metadata.setdefault("labels", {})["kubernetes.io/metadata.name"] = metadata["name"]


def _bytes_of(value: Any) -> Any:
    """What base64 text stands for; what is none stays, for the check to tell."""
    try:
        return decoded(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _is_known_source(source: dict[str, Any]) -> bool:
    kind, group = source.get("kind"), source.get("apiGroup")
    return (kind == "PersistentVolumeClaim" and group in (None, "")) or (
        kind == "VolumeSnapshot" and group == _SNAPSHOTS
    )
