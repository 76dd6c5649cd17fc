"""Images that `cdk8s-pods images` has looked at, and that are asked for something else than they have."""

from __future__ import annotations

from cdk8s_pods.facts.inspected_images import unexposed_port_problem
from cdk8s_pods.rules.interface import invalid, page, rule

from .known_images import PROBES, asked_by_probes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


@rule(
    "Container",
    category="advice",
    when=PROBES,
    remedy="ask a port that the program listens on, and EXPOSE it in the image",
    source=page("https://docs.docker.com/reference/dockerfile/#expose"),
)
def probes_ask_ports_that_their_image_exposes(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """An image says with EXPOSE where its program listens: a probe that asks elsewhere fails for ever.

    Said of images that `cdk8s-pods images` has looked at and that expose anything, where nothing that the container is
    told names the port.
    """
    image = context.images.find(value.get("image", "")) if context.images else None
    if image is None:
        return None
    asked = [(port, where, unexposed_port_problem(image, port, value)) for _, port, where in asked_by_probes(value, at)]
    return [(where.child("port"), invalid(port, problem)) for port, where, problem in asked if problem]
