"""Images whose name no node can read."""

from __future__ import annotations

from cdk8s_pods.facts.image_reference import image_problem
from cdk8s_pods.rules.interface import formatted, page

TYPE_CHECKING = False


@formatted(
    "Container.image",
    "EphemeralContainer.image",
    "ImageVolumeSource.reference",
    by=image_problem,
    empty="is a fault",
    category="runtime",
    remedy="write the image as [registry[:port]/]path[:tag][@digest], the path in lower case",
    source=page(
        "https://github.com/distribution/reference", "the kubelet reports InvalidImageName for what it cannot parse"
    ),
)
def images_can_be_parsed() -> None:
    """The kubelet parses the name of an image before anything is pulled; what it cannot parse never starts."""
