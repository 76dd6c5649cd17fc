"""What a rule may know besides the value it looks at."""

from __future__ import annotations

from cdk8s_pods.schema import POD_TEMPLATES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, TypeVar

    from cdk8s_pods.facts.inspected_images import InspectedImages
    from cdk8s_pods.issues import FieldPath

    from .rule import Problem

    FactT = TypeVar("FactT")

_NOTHING: dict[str, Any] = {}
#: A pod template that stands by itself, as in an object of a foreign kind, is its own template.
_TEMPLATES: dict[str, tuple[str, ...]] = {**POD_TEMPLATES, "PodTemplateSpec": ()}


class Context:
    """The manifest under check and what it is checked for.

    Args:
        kind: The type of the manifest's kind; ``PodTemplateSpec`` for the template of a kind that is not built in.
        at: The path of the manifest: empty, or its place in a list; that of the template, where there is no more of it.
        manifest: The whole manifest or template, well-typed: no nulls, no unknown fields, no value of a wrong type.
        kubernetes: The targeted version as a pair, so that ``context.kubernetes >= (1, 36)`` reads as it should.
        pod_security: ``baseline`` or ``restricted`` where a Pod Security Standard is asked for, else None.
        pod_security_version: The version of that standard as a pair.
        feature_gates: The features that are turned on or off, beside the defaults of the version.
        images: What images are made of, beside those that are known.

    Attributes:
        pod_metadata: The metadata of the pod or of the pod template; empty where none is written, or the kind has none.
        pod_spec: The spec of the pod or of the pod template; empty where none is written.
    """

    __slots__ = (
        "_facts",
        "at",
        "feature_gates",
        "images",
        "kind",
        "kubernetes",
        "manifest",
        "pod_metadata",
        "pod_security",
        "pod_security_version",
        "pod_spec",
    )

    def __init__(
        self,
        *,
        kind: str,
        at: FieldPath,
        manifest: Mapping[str, Any],
        kubernetes: tuple[int, int],
        pod_security: str | None,
        pod_security_version: tuple[int, int],
        feature_gates: tuple[tuple[str, bool], ...] = (),
        images: InspectedImages | None = None,
    ) -> None:
        self.feature_gates = feature_gates
        self.images = images
        self.kind = kind
        self.at = at
        self.manifest = manifest
        self.kubernetes = kubernetes
        self.pod_security = pod_security
        self.pod_security_version = pod_security_version
        pod = manifest if kind in _TEMPLATES else _NOTHING
        for step in _TEMPLATES.get(kind, ()):
            pod = pod.get(step, _NOTHING)
        self.pod_metadata: dict[str, Any] = pod.get("metadata", _NOTHING)
        self.pod_spec: dict[str, Any] = pod.get("spec", _NOTHING)
        self._facts: dict[Any, Any] | None = None

    def fact(self, find: Callable[[Context], FactT]) -> FactT:
        """What ``find`` says of the manifest, found once: a rule may ask for it in each of a thousand containers."""
        if self._facts is None:
            self._facts = {}
        if find not in self._facts:
            self._facts[find] = find(self)
        found: FactT = self._facts[find]
        return found

    def once(self, find: Callable[[Context], Iterable[Problem]]) -> Iterable[Problem]:
        """What ``find`` finds in the whole manifest, given to who asks first, and nothing to all who ask again.

        For a rule that looks at a whole pod and is called for each of its containers.
        """
        if self._facts is None:
            self._facts = {}
        if find in self._facts:
            return ()
        self._facts[find] = None
        return find(self)

    def start_over(self) -> None:
        """Give what is given once again to who asks first: another walk over the manifest begins."""
        self._facts = None

    def has_feature(self, gate: str) -> bool:
        """Whether a feature of Kubernetes is on, by the name of its gate; see ``facts.feature_gates``."""
        # Deferred: nearly no manifest has a field of such a feature.
        from cdk8s_pods.facts.feature_gates import is_on

        return is_on(gate, self.kubernetes, dict(self.feature_gates))

    @property
    def template_path(self) -> FieldPath:
        """The path of the pod, or of the pod template."""
        at = self.at
        for step in _TEMPLATES[self.kind]:
            at = at.child(step)
        return at

    @property
    def pod_path(self) -> FieldPath:
        """The path of the pod's spec, for rules that look at a field of it and report a field beside."""
        return self.template_path.child("spec")


def volumes_by_name(context: Context) -> dict[str, Mapping[str, Any]]:
    """The volumes of the pod by their names, the first where several share one; a fact, see ``Context.fact``."""
    volumes: dict[str, Mapping[str, Any]] = {}
    for volume in context.pod_spec.get("volumes", ()):
        volumes.setdefault(volume.get("name", ""), volume)
    return volumes


def container_names(context: Context) -> set[str]:
    """The names of the pod's containers and init containers; a fact, see ``Context.fact``."""
    pod = context.pod_spec
    return {container.get("name", "") for field in ("containers", "initContainers") for container in pod.get(field, ())}
