"""What a cluster gives to objects by itself, so that a file without it takes nothing away.

Source: https://kubernetes.io/docs/reference/labels-annotations-taints/ for labels and annotations; for the rest the
admission plugins and controllers that are on by default.
"""

from __future__ import annotations

from .defaults.controllers import JOB_NAME_LABELS, JOB_UID_LABELS
from .stored import without_bookkeeping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .objects import Placed

#: Kind -> the paths of fields that a cluster fills.
_GIVEN: dict[str, tuple[tuple[str, ...], ...]] = {
    "Service": (
        ("spec", "clusterIP"),
        ("spec", "clusterIPs"),
        ("spec", "ipFamilies"),
        ("spec", "ipFamilyPolicy"),
        ("spec", "healthCheckNodePort"),
    ),
    "Pod": (("spec", "nodeName"), ("spec", "priority"), ("spec", "tolerations"), ("spec", "enableServiceLinks")),
    "Job": (("spec", "selector"),),
    "PersistentVolumeClaim": (("spec", "volumeName"), ("spec", "storageClassName")),
    "PersistentVolume": (("spec", "claimRef"),),
    "ServiceAccount": (("secrets",),),
    "Namespace": (("spec", "finalizers"),),
}
#: What the keys of annotations that controllers write begin with.
_GIVEN_ANNOTATIONS = (
    "deployment.kubernetes.io/",
    "deprecated.daemonset.template.generation",
    "pv.kubernetes.io/",
    "volume.kubernetes.io/",
    "volume.beta.kubernetes.io/storage-provisioner",
)
_GIVEN_LABELS = frozenset({"kubernetes.io/metadata.name"})
_GIVEN_TEMPLATE_LABELS = frozenset({*JOB_NAME_LABELS, *JOB_UID_LABELS})
#: Volumes with the token of the service account, which admission adds.
_TOKEN_VOLUME = "kube-api-access-"


def without_what_clusters_give(placed: Placed) -> Mapping[str, Any]:
    """A live object as somebody may have written it: without what is filled in whoever writes it."""
    written = without_bookkeeping(placed.manifest)
    metadata = dict(written.get("metadata") or {})
    for field, is_given in (
        ("annotations", lambda key: str(key).startswith(_GIVEN_ANNOTATIONS)),
        ("labels", lambda key: key in _GIVEN_LABELS),
    ):
        _drop_keys(metadata, field, is_given)
    for field in ("uid", "finalizers", "ownerReferences"):
        metadata.pop(field, None)
    written["metadata"] = metadata
    for path in _GIVEN.get(placed.kind, ()):
        _drop(written, path)
    if placed.kind == "Service":
        _drop_node_ports(written)
    if placed.kind == "Job":
        spec = dict(written.get("spec") or {})
        template = dict(spec.get("template") or {})
        template_metadata = dict(template.get("metadata") or {})
        _drop_keys(template_metadata, "labels", lambda key: key in _GIVEN_TEMPLATE_LABELS)
        written["spec"] = {**spec, "template": {**template, "metadata": template_metadata}}
    if placed.kind == "Pod":
        _drop_token(written)
    return written


def _drop(holder: dict[str, Any], path: tuple[str, ...]) -> None:
    *parents, field = path
    for step in parents:
        inner = holder.get(step)
        if not isinstance(inner, dict):
            return
        holder[step] = dict(inner)
        holder = holder[step]
    holder.pop(field, None)


def _drop_keys(holder: dict[str, Any], field: str, is_given: Any) -> None:
    held = holder.get(field)
    if isinstance(held, dict):
        holder[field] = {key: value for key, value in held.items() if not is_given(key)}


def _drop_node_ports(service: dict[str, Any]) -> None:
    spec = service.get("spec")
    ports = spec.get("ports") if isinstance(spec, dict) else None
    if isinstance(spec, dict) and isinstance(ports, list):
        without = [
            {name: value for name, value in port.items() if name != "nodePort"} if isinstance(port, dict) else port
            for port in ports
        ]
        service["spec"] = {**spec, "ports": without}


def _drop_token(pod: dict[str, Any]) -> None:
    spec = pod.get("spec")
    if not isinstance(spec, dict):
        return
    kept = dict(spec)
    kept["volumes"] = _without_token(kept.get("volumes"))
    for field in ("containers", "initContainers"):
        containers = kept.get(field)
        if isinstance(containers, list):
            kept[field] = [
                {**each, "volumeMounts": _without_token(each.get("volumeMounts"))} if isinstance(each, dict) else each
                for each in containers
            ]
    pod["spec"] = {name: value for name, value in kept.items() if value is not None}


def _without_token(elements: Any) -> Any:
    if not isinstance(elements, list):
        return elements
    return [
        each for each in elements if not (isinstance(each, dict) and str(each.get("name")).startswith(_TOKEN_VOLUME))
    ]
