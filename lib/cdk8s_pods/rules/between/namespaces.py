"""Namespaces of objects: that they are there."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.rules.source import page

from .missing import missing
from .rule import EVERY_KIND, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.issues import Message
    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View


@between(
    EVERY_KIND,
    category="runtime",
    when=("Namespace",),
    remedy="write the name of a Namespace that is there, or add it",
    source=page("https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/"),
)
def namespaces_of_objects_exist(resource: Resource, view: View) -> list[Problem] | None:
    """An object of a namespace that is not there is refused.

    A Namespace of the input that is named nearly so is meant. Otherwise it is told once for each namespace, of the
    first object in it.
    """
    namespace = _written_namespace(resource)
    if namespace is None:
        return None
    message, first = view.once(_missing_namespaces)[namespace]
    if message is None or (message.is_mild and first is not resource):
        return None
    return [(FieldPath.of("metadata", "namespace"), message)]


def _missing_namespaces(view: View) -> dict[str, tuple[Message | None, Resource]]:
    """What is said of each namespace in which an object is, and the first object there."""
    found: dict[str, tuple[Message | None, Resource]] = {}
    for resource in view.resources:
        namespace = _written_namespace(resource)
        if namespace is not None and namespace not in found:
            # Namespaces of one family stand beside each other: `shop` is no slip for `shop-data`.
            found[namespace] = (missing(view, "Namespace", namespace, None, only_slips=True), resource)
    return found


def _written_namespace(resource: Resource) -> str | None:
    """The namespace that an object says itself, if it is of one."""
    metadata = resource.manifest.get("metadata")
    written = metadata.get("namespace") if isinstance(metadata, dict) else None
    return resource.namespace if written == resource.namespace else None
