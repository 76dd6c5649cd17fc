"""One object of an application, with all that other objects know it by."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.schema import KINDS, POD_TEMPLATES, decode
from cdk8s_pods.schema.scopes import CLUSTER_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s_pods.issues import Message
    from cdk8s_pods.schema.decode import Fault

    from .references import Reference

_NOTHING: dict[str, Any] = {}
_ROOT = FieldPath()
#: Where kinds that are not built in have a pod template, if they have one: Rollouts of Argo, Services of Knative.
_CUSTOM_TEMPLATE = ("spec", "template")


class PodTemplate:
    """The pods that an object makes, or is.

    Args:
        labels: The labels of each pod.
        annotations: The annotations of each pod.
        spec: What each pod runs.
        at: The path of the template in its object; that of a bare Pod is empty.
    """

    __slots__ = ("annotations", "at", "labels", "references", "spec")

    def __init__(
        self, labels: Mapping[str, str], annotations: Mapping[str, str], spec: Mapping[str, Any], at: FieldPath
    ) -> None:
        self.references: tuple[Reference, ...] | None = None  # kept by ``references_of``
        self.labels = labels
        self.annotations = annotations
        self.spec = spec
        self.at = at


class Resource:
    """One object of an application.

    Args:
        manifest: The object as plain dicts and lists.
        where: Where it is written, as a user finds it: ``file:line``; empty where nobody knows.
        file: The file of manifests that it stands in; empty where it stands in none yet.
        namespace: The namespace that it gets where it says none; None where that is not known either.
        is_ours: Whether a construct of this library made it.
        is_well_typed: Whether all of the manifest is known to be well-typed, so that nobody need look.
        template: The steps to its pod template, where they are known of a kind that is not built in.

    Attributes:
        kind: Its kind.
        group: The group of its API; empty for the core group.
        is_built_in: Whether Kubernetes itself has the kind; then ``manifest`` holds what is well-typed of it.
        written: The object as it is written, whatever is wrong with it.
        namespace: Its namespace; None where it is not known, or the kind is one of the cluster.
        name: Its name; empty where it has none.
        pods: The pods that it makes, or is; None where it makes none. Of a kind that is not built in they are taken
            from where most have them, ``spec.template``, unless it is known.
        has_known_template: Whether somebody says that its pods are made from that template.
    """

    __slots__ = (
        "file",
        "group",
        "has_known_template",
        "is_built_in",
        "is_ours",
        "kind",
        "manifest",
        "name",
        "namespace",
        "pods",
        "where",
        "written",
    )

    def __init__(
        self,
        manifest: Mapping[str, Any],
        *,
        where: str = "",
        file: str = "",
        namespace: str | None = None,
        is_ours: bool = False,
        is_well_typed: bool = False,
        template: tuple[str, ...] | None = None,
    ) -> None:
        version, kind = manifest.get("apiVersion"), manifest.get("kind")
        type_name = KINDS.get((version, kind)) if isinstance(version, str) and isinstance(kind, str) else None
        self.kind = str(kind)
        self.group = str(version).rpartition("/")[0]
        self.is_built_in = type_name is not None
        self.written = manifest
        self.manifest: Mapping[str, Any] = (
            manifest if is_well_typed or type_name is None else _decoded(type_name, manifest)
        )
        metadata = _mapping(self.manifest, "metadata")
        written = metadata.get("namespace")
        self.namespace: str | None = (
            None
            if self.is_built_in and self.kind in CLUSTER_KINDS
            else written
            if isinstance(written, str) and written
            else namespace
        )
        name = metadata.get("name")
        self.name = name if isinstance(name, str) else ""
        self.where = where
        self.file = file
        self.is_ours = is_ours
        self.has_known_template = template is not None
        steps = POD_TEMPLATES.get(self.kind) if self.is_built_in else template or _CUSTOM_TEMPLATE
        self.pods = None if steps is None else _pod_template(self.manifest, steps, is_built_in=self.is_built_in)

    @property
    def spec(self) -> Mapping[str, Any]:
        """Its ``spec``; empty where it has none."""
        return _mapping(self.manifest, "spec")

    @property
    def title(self) -> str:
        """The object as people name it: ``Service "web"``."""
        return f'{self.kind} "{self.name}"'

    @property
    def title_and_place(self) -> str:
        """The object, and where it is written: ``Service "web" (dist/web.k8s.yaml:3)``."""
        return f"{self.title} ({self.where})" if self.where else self.title

    def __repr__(self) -> str:
        return f"Resource({self.title_and_place})"


def _decoded(type_name: str, manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is well-typed of a manifest; what is not is told by the check of the manifest alone."""

    def pass_over(_where: FieldPath, _fault: Fault, _message: Message) -> None:
        return

    decoded: Mapping[str, Any] = decode(type_name, manifest, _ROOT, pass_over)
    return decoded


def _pod_template(manifest: Mapping[str, Any], steps: tuple[str, ...], *, is_built_in: bool) -> PodTemplate | None:
    found: Mapping[str, Any] = manifest
    for step in steps:
        found = _mapping(found, step)
    if not is_built_in:
        if not isinstance(_mapping(found, "spec").get("containers"), list):
            return None
        found = _decoded("PodTemplateSpec", {key: found[key] for key in ("metadata", "spec") if key in found})
    if "spec" not in found:
        return None
    metadata = found.get("metadata", _NOTHING)
    at = FieldPath.of(*steps)
    return PodTemplate(metadata.get("labels", _NOTHING), metadata.get("annotations", _NOTHING), found["spec"], at)


def _mapping(holder: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = holder.get(key)
    return value if isinstance(value, dict) else _NOTHING
