"""The labels by which a controller knows its pods."""

from __future__ import annotations

from cdk8s import Names

from cdk8s_pods.model import LabelSelector, ObjectMeta, PodTemplateSpec

from .arguments import expect
from .composition import Composing, composed, fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from cdk8s import ApiObject
    from constructs import Construct

    from cdk8s_pods.model import Value
    from cdk8s_pods.patterns.pattern import Pattern

    from .content import HoldsContent

#: The label made for a controller whose user wrote no selector: the one cdk8s itself uses for an object's address.
ADDRESS_LABEL = "cdk8s.io/metadata.addr"


def composed_selecting(
    construct: Construct,
    scope: Construct,
    api_version: str,
    spec_type: type[Value],
    spec: Value | None,
    *,
    metadata: ObjectMeta | None,
    patterns: Sequence[Pattern],
    ignore_rules: Mapping[str, str] | None,
    rolls_on: Sequence[HoldsContent] = (),
    **fields: Any,
) -> tuple[ApiObject, str, PodTemplateSpec, LabelSelector]:
    """Compose a controller that knows its pods by a selector: its object, its name, its pods and the selector.

    Args:
        construct: The construct of the controller, already in its scope.
        scope: Its scope.
        api_version: Such as ``apps/v1``.
        spec_type: The type of the spec.
        spec: The whole spec, or None.
        metadata: The metadata of the object as the user wrote it.
        patterns: Applied to the pods in order.
        ignore_rules: Rules turned off for this object, each with the reason.
        rolls_on: The content that the pods follow.
        fields: The fields of the spec, None where the user did not give one.

    Raises:
        InvalidManifest: The object cannot work; every issue is named.
        TypeError: Both or neither of ``spec`` and its fields is given.
        ValueError: A rule is turned off without a reason, or there is no such rule.
    """
    with Composing(construct, scope):
        kind = spec_type.__name__.removesuffix("Spec")
        given = fields_of(construct, spec_type, spec, "template=PodTemplateSpec(...)", **fields)
        selector = given["selector"]
        only_labels = kind == "ReplicationController"  # the one kind whose selector is nothing but labels
        if only_labels and selector is not None:
            selector = LabelSelector(match_labels=selector)
        template, agreed = selected(construct, given["template"] or PodTemplateSpec(), selector)
        written = agreed.match_labels if only_labels else agreed
        api_object, name, template = composed(
            construct,
            api_version,
            kind,
            template,
            lambda pods: (spec.replace if spec else spec_type)(**{**given, "selector": written, "template": pods}),
            metadata=metadata,
            patterns=patterns,
            ignore_rules=ignore_rules,
            own=agreed,
            rolls_on=rolls_on,
        )
        return api_object, name, template, agreed


def selected(
    scope: Construct, template: PodTemplateSpec, selector: LabelSelector | None
) -> tuple[PodTemplateSpec, LabelSelector]:
    """A template and a selector that agree, whatever of them the user wrote.

    Without a selector, one is made of a label that is unique to ``scope`` and stays the same as long as its path
    does; the label joins those of the template. A given selector stays as it is, and its ``match_labels`` fill a
    template that has no labels at all; labels that do not match it are left for the check to refuse.
    """
    expect(scope, PodTemplateSpec, template=template)
    if selector is not None:
        expect(scope, LabelSelector, selector=selector)
    metadata = template.metadata or ObjectMeta()
    if selector is None:
        address = {ADDRESS_LABEL: Names.to_label_value(scope)}
        labelled = metadata.replace(labels={**(metadata.labels or {}), **address})
        return template.replace(metadata=labelled), LabelSelector(match_labels=address)
    if not metadata.labels and selector.match_labels:
        template = template.replace(metadata=metadata.replace(labels=dict(selector.match_labels)))
    return template, selector
