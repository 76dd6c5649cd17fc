"""What a cluster gives to objects by itself, so that a file without it takes nothing away.

Source: https://kubernetes.io/docs/reference/labels-annotations-taints/ for labels and annotations; for the rest the
admission plugins and controllers that are on by default.
"""

from __future__ import annotations

from .defaults.controllers import JOB_NAME_LABELS, JOB_UID_LABELS
from .stored import without_bookkeeping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

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
_GIVEN_METADATA = frozenset({"uid", "finalizers", "ownerReferences"})
#: What the keys of annotations that controllers write begin with.
_GIVEN_ANNOTATIONS = (
    "deployment.kubernetes.io/",
    "deprecated.daemonset.template.generation",
    "pv.kubernetes.io/",
    "volume.kubernetes.io/",
    "volume.beta.kubernetes.io/storage-provisioner",
)
_GIVEN_LABELS = frozenset({"kubernetes.io/metadata.name", *JOB_NAME_LABELS, *JOB_UID_LABELS})
#: The name of the volume with the token of the service account, which admission adds, begins so.
_TOKEN_VOLUME = "kube-api-access-"


def without_what_clusters_give(live: Mapping[str, Any]) -> Mapping[str, Any]:
    """A live object as somebody may have written it: without what is filled in whoever writes it.

    Args:
        live: The object, well-typed.
    """
    kind = live["kind"]
    written = without_bookkeeping(live)
    metadata = _without_keys(written.get("metadata", {}), lambda key: key in _GIVEN_METADATA)
    annotations = _without_keys(metadata.get("annotations", {}), lambda key: key.startswith(_GIVEN_ANNOTATIONS))
    metadata = _with_filled(metadata, "annotations", annotations)
    written["metadata"] = _without_given_labels(metadata)
    for path in _GIVEN.get(kind, ()):
        written = _without(written, path)
    spec = written.get("spec")
    if spec is None:
        return written
    if kind == "Service" and "ports" in spec:
        ports = [_without_keys(port, lambda key: key == "nodePort") for port in spec["ports"]]
        written["spec"] = {**spec, "ports": ports}
    if kind == "Job" and "metadata" in spec.get("template", {}):
        template = spec["template"]
        labelled = {**template, "metadata": _without_given_labels(template["metadata"])}
        written["spec"] = {**spec, "template": labelled}
    if kind == "Pod":
        written["spec"] = _without_token(spec)
    return written


def _without(holder: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    first, *rest = path
    if not rest:
        return _without_keys(holder, lambda key: key == first)
    return _with_filled(holder, first, _without(holder[first], tuple(rest))) if first in holder else dict(holder)


def _without_keys(holder: Mapping[str, Any], is_given: Callable[[str], bool]) -> dict[str, Any]:
    return {key: value for key, value in holder.items() if not is_given(key)}


def _with_filled(holder: Mapping[str, Any], field: str, value: Any) -> dict[str, Any]:
    """An object with another value in a field, which is gone if nothing is left in it."""
    others = _without_keys(holder, lambda key: key == field)
    return {**others, field: value} if value else others


def _without_given_labels(metadata: dict[str, Any]) -> dict[str, Any]:
    labels = _without_keys(metadata.get("labels", {}), lambda key: key in _GIVEN_LABELS)
    return _with_filled(metadata, "labels", labels)


def _without_token(spec: Mapping[str, Any]) -> dict[str, Any]:
    kept = _with_filled(spec, "volumes", _not_tokens(spec.get("volumes", ())))
    for field in ("containers", "initContainers"):
        if field in spec:
            kept[field] = [
                _with_filled(each, "volumeMounts", _not_tokens(each.get("volumeMounts", ()))) for each in spec[field]
            ]
    return kept


def _not_tokens(elements: Any) -> list[Any]:
    return [each for each in elements if not each.get("name", "").startswith(_TOKEN_VOLUME)]
