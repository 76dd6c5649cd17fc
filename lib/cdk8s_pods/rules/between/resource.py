"""One object of an application, with all that other objects know it by."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.rules.target import NEWEST
from cdk8s_pods.schema import KINDS, POD_TEMPLATES, decode
from cdk8s_pods.schema.scopes import CLUSTER_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s_pods.issues import Message
    from cdk8s_pods.rules.target import Target
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
        where: Where it is written, as a user finds it: what has ``file:line`` for its text, which is asked for when it
            is shown; None or empty where nobody knows.
        file: The file of manifests that it stands in; empty where it stands in none yet.
        target: What it is checked for, which says the namespace that it gets where it says none itself.
        is_ours: Whether a construct of this library made it.
        is_well_typed: Whether all of the manifest is known to be well-typed, so that nobody need look.

    Attributes:
        kind: Its kind.
        is_built_in: Whether Kubernetes itself has the kind; then ``manifest`` holds what is well-typed of it.
        written: The object as it is written, whatever is wrong with it.
        namespace: Its namespace; None where it is not known, or the kind is one of the cluster.
        name: Its name; empty where it has none.
        spec: Its ``spec``; empty where it has none.
    """

    __slots__ = (
        "_pods",
        "file",
        "is_built_in",
        "is_ours",
        "kind",
        "manifest",
        "name",
        "namespace",
        "spec",
        "target",
        "where",
        "written",
    )

    def __init__(
        self,
        manifest: Mapping[str, Any],
        *,
        target: Target = NEWEST,
        where: object = None,
        file: str = "",
        is_ours: bool = False,
        is_well_typed: bool = False,
    ) -> None:
        self.target = target
        self.where = where
        self.file = file
        self.is_ours = is_ours
        self.written = manifest
        kind = manifest.get("kind")
        self.kind: str = kind if isinstance(kind, str) else str(kind)
        version = manifest.get("apiVersion")
        type_name = KINDS.get((version, self.kind)) if type(version) is str else None
        is_built_in = type_name is not None
        if type_name is not None and not is_well_typed:
            manifest = _decoded(type_name, manifest)
        self.manifest = manifest
        self.is_built_in = is_built_in
        spec, metadata = manifest.get("spec"), manifest.get("metadata")
        self.spec: Mapping[str, Any] = spec if isinstance(spec, dict) else _NOTHING
        written, name = (metadata.get("namespace"), metadata.get("name")) if isinstance(metadata, dict) else ("", "")
        self.namespace: str | None = written if written and isinstance(written, str) else target.namespace
        self.name = name if isinstance(name, str) else ""
        self._pods: PodTemplate | bool | None = False  # nobody has asked yet
        if is_built_in and self.kind in CLUSTER_KINDS:
            self.namespace = None

    @property
    def pods(self) -> PodTemplate | None:
        """The pods that it makes, or is; None where it makes none.

        Of a kind that is not built in they are taken from where most have them, ``spec.template``, unless it is known.
        """
        found = self._pods
        if isinstance(found, bool):
            if self.is_built_in:
                steps = POD_TEMPLATES.get(self.kind)
                found = None if steps is None else _pod_template(self.manifest, steps)
            else:
                steps = self.target.template_of(self.manifest) or _CUSTOM_TEMPLATE
                found = _foreign_pod_template(self.manifest, steps)
            self._pods = found
        return found

    @property
    def has_known_template(self) -> bool:
        """Whether it is of a kind that is not built in, of which somebody says where its pods are made from."""
        return not self.is_built_in and self.target.template_of(self.manifest) is not None

    @property
    def group(self) -> str:
        """The group of its API; empty for the core group."""
        return str(self.manifest.get("apiVersion")).rpartition("/")[0]

    @property
    def has_volumes(self) -> bool:
        """Whether it makes pods, or is one, that have volumes; those of a StatefulSet may come from its claims."""
        if self.kind == "Pod" and self.is_built_in:
            return "volumes" in self.spec
        return self.pods is not None and ("volumes" in self.pods.spec or "volumeClaimTemplates" in self.spec)

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


def _pod_template(manifest: Mapping[str, Any], steps: tuple[str, ...]) -> PodTemplate | None:
    found: Mapping[str, Any] = manifest
    for step in steps:
        found = found.get(step, _NOTHING)
    spec = found.get("spec")
    if spec is None:
        return None
    metadata = found.get("metadata", _NOTHING)
    at = _TEMPLATE_PATHS.get(steps)
    if at is None:
        at = _TEMPLATE_PATHS[steps] = FieldPath.of(*steps)
    return PodTemplate(metadata.get("labels", _NOTHING), metadata.get("annotations", _NOTHING), spec, at)


def _foreign_pod_template(manifest: Mapping[str, Any], steps: tuple[str, ...]) -> PodTemplate | None:
    """The pods that an object of a kind that is not built in makes, where it looks as if it made any."""
    found: Mapping[str, Any] = manifest
    for step in steps:
        found = _mapping(found, step)
    if not isinstance(_mapping(found, "spec").get("containers"), list):
        return None
    parts = {key: found[key] for key in ("metadata", "spec") if key in found}
    nested: Any = _decoded("PodTemplateSpec", parts)
    for step in reversed(steps):
        nested = {step: nested}
    return _pod_template(nested, steps)


#: The steps to a template -> its path: there are few, and many objects.
_TEMPLATE_PATHS: dict[tuple[str, ...], FieldPath] = {}


def _mapping(holder: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = holder.get(key)
    return value if isinstance(value, dict) else _NOTHING
