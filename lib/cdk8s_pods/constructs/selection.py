"""The labels by which a controller knows its pods."""

from __future__ import annotations

from cdk8s import Names

from cdk8s_pods.model import LabelSelector, ObjectMeta, PodTemplateSpec

from .arguments import expect

TYPE_CHECKING = False
if TYPE_CHECKING:
    from constructs import Construct

#: The label made for a controller whose user wrote no selector: the one cdk8s itself uses for an object's address.
ADDRESS_LABEL = "cdk8s.io/metadata.addr"


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
