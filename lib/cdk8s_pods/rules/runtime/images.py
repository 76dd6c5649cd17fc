"""Images whose name no node can read."""

from __future__ import annotations

from cdk8s_pods.facts.image_reference import image_problem, placeholder
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


@rule(
    "Container.image",
    "EphemeralContainer.image",
    "ImageVolumeSource.reference",
    category="runtime",
    remedy="write the image as [registry[:port]/]path[:tag][@digest], the path in lower case",
    source=page(
        "https://github.com/distribution/reference", "the kubelet reports InvalidImageName for what it cannot parse"
    ),
)
def images_can_be_parsed(value: str, at: FieldPath, context: Context) -> Problems | None:
    """The kubelet parses the name of an image before anything is pulled; what it cannot parse never starts.

    Where a tool or a reader is to put in a part first, such as `ko://example.com/app` or `example.com/PROJECT_ID/app`,
    that is advice.
    """
    problem = image_problem(value)
    if problem is None:
        return None
    stand_in = placeholder(value)
    if stand_in is None:
        return [(at, invalid(value, problem))]
    return [
        (at, invalid(value, f"{stand_in} is a placeholder: no node can pull the image before it is filled in").mildly())
    ]
