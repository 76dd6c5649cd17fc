"""Labels and annotations that a pattern adds to a pod."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import duplicate
from cdk8s_pods.model import ObjectMeta

from .refusal import refuse_unless_borne

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdk8s_pods.model import PodTemplateSpec


def with_annotations(template: PodTemplateSpec, added: Mapping[str, str]) -> PodTemplateSpec:
    """``template`` with ``added`` annotations on its pod.

    Raises:
        InvalidManifest: The pod already has one of them with another value.
    """
    metadata = template.metadata or ObjectMeta()
    return template.replace(metadata=metadata.replace(annotations=_merged("annotations", metadata.annotations, added)))


def with_labels(template: PodTemplateSpec, added: Mapping[str, str]) -> PodTemplateSpec:
    """``template`` with ``added`` labels on its pod.

    Raises:
        InvalidManifest: The pod already has one of them with another value.
    """
    metadata = template.metadata or ObjectMeta()
    return template.replace(metadata=metadata.replace(labels=_merged("labels", metadata.labels, added)))


def _merged(field: str, have: Mapping[str, str] | None, added: Mapping[str, str]) -> dict[str, str] | None:
    have = have or {}
    at = FieldPath.of("metadata", field)
    refuse_unless_borne(
        "pod template",
        "a_pattern_keeps_what_the_metadata_says",
        *(
            (at.key(key), duplicate(have[key], f'the pattern needs "{value}" here'))
            for key, value in added.items()
            if have.get(key, value) != value
        ),
        remedy=f"take one of the two out of the {field}",
    )
    return {**have, **{key: value for key, value in added.items() if key not in have}} or None
