"""Images whose name no node can read."""

from __future__ import annotations

from cdk8s_pods.facts.image_reference import image_problem
from cdk8s_pods.issues.message import invalid
from cdk8s_pods.rules.rule import rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem


@rule(
    "Container.image",
    "EphemeralContainer.image",
    "ImageVolumeSource.reference",
    category="runtime",
    remedy="write the image as [registry[:port]/]path[:tag][@digest], the path in lower case",
    source="https://github.com/distribution/reference: the kubelet reports InvalidImageName for what it cannot parse",
)
def images_can_be_parsed(value: str, at: FieldPath, _context: Context) -> Iterable[Problem] | None:
    """The kubelet parses the name of an image before anything is pulled; what it cannot parse never starts."""
    problem = image_problem(value)
    return None if problem is None else [(at, invalid(value, problem))]
