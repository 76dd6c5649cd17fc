"""The pods that a workload makes."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .metadata import ObjectMeta
    from .pod_spec import PodSpec


class PodTemplateSpec(Value):
    """The pods that a workload makes: what patterns work on.

    Args:
        metadata: The labels and annotations of each pod.
        spec: What each pod runs.
    """

    metadata: ObjectMeta | None = None
    spec: PodSpec | None = None

    def apply(self, *patterns: Callable[[PodTemplateSpec], PodTemplateSpec]) -> PodTemplateSpec:
        """This template with patterns applied, the first one first.

        Args:
            patterns: Anything that makes a template of a template: ``sidecar(...)``, ``PodTemplateSpec.hardened``, a
                function of your own.
        """
        template = self
        for pattern in patterns:
            template = pattern(template)
        return template

    def hardened(self) -> PodTemplateSpec:
        """This template with its pod made to meet the "restricted" Pod Security Standard; see ``PodSpec.hardened``."""
        return self if self.spec is None else self.replace(spec=self.spec.hardened())
