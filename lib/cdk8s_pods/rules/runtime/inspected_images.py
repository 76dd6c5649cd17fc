"""Images that `cdk8s-pods images` has looked at, and that do not start as they are asked to."""

from __future__ import annotations

from cdk8s_pods.rules.interface import page, required, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


@rule(
    "Container",
    category="runtime",
    when=("image",),
    remedy="write a command, or give the image an ENTRYPOINT or a CMD",
    source=page("https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact"),
)
def images_that_start_nothing_are_given_a_command(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """An image without an entry point and without a command of its own starts nothing that is not written.

    Said of images that `cdk8s-pods images` has looked at.
    """
    if not context.images or value.get("command") or value.get("args"):
        return None
    image = context.images.find(value["image"])
    if image is None or image.entry_point or image.command:
        return None
    return [(at.child("command"), required("the image has no entry point and no command"))]
