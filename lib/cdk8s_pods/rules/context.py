"""What a rule may know besides the value it looks at."""

from __future__ import annotations

from cdk8s_pods.schema import POD_TEMPLATES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s_pods.issues import FieldPath

_NOTHING: dict[str, Any] = {}


class Context:
    """The manifest under check and what it is checked for.

    Args:
        kind: The type of the manifest's kind.
        at: The path of the manifest: empty, or its place in a list.
        manifest: The whole manifest, well-typed: no nulls, no unknown fields, no value of a wrong type.
        kubernetes: The targeted version as a pair, so that ``context.kubernetes >= (1, 36)`` reads as it should.
        pod_security: ``baseline`` or ``restricted`` where a Pod Security Standard is asked for, else None.
        pod_security_version: The version of that standard as a pair.

    Attributes:
        pod_metadata: The metadata of the pod or of the pod template; empty where none is written, or the kind has none.
        pod_spec: The spec of the pod or of the pod template; empty where none is written.
    """

    __slots__ = (
        "at",
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
    ) -> None:
        self.kind = kind
        self.at = at
        self.manifest = manifest
        self.kubernetes = kubernetes
        self.pod_security = pod_security
        self.pod_security_version = pod_security_version
        pod = manifest if kind in POD_TEMPLATES else _NOTHING
        for step in POD_TEMPLATES.get(kind, ()):
            pod = pod.get(step, _NOTHING)
        self.pod_metadata: dict[str, Any] = pod.get("metadata", _NOTHING)
        self.pod_spec: dict[str, Any] = pod.get("spec", _NOTHING)

    @property
    def template_path(self) -> FieldPath:
        """The path of the pod, or of the pod template."""
        at = self.at
        for step in POD_TEMPLATES[self.kind]:
            at = at.child(step)
        return at

    @property
    def pod_path(self) -> FieldPath:
        """The path of the pod's spec, for rules that look at a field of it and report a field beside."""
        return self.template_path.child("spec")
