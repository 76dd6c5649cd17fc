"""The workloads of a tree, whoever put them there, with the manifests that they would be synthesized as."""

from __future__ import annotations

from cdk8s import ApiObject

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.rules.kinds import kind_of, version_serving

from .settings import target_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from constructs import IConstruct

    from cdk8s_pods.rules.target import Target


def workloads_below(
    scope: IConstruct, target: Target | None = None
) -> Iterator[tuple[ApiObject, dict[str, Any], FieldPath]]:
    """Every object with a pod template at or below ``scope``, those in a ``List`` too.

    Args:
        scope: Any construct.
        target: Says what has one; by default what is checked for at each object.

    Yields:
        The object that holds it, its manifest as it would be synthesized now, and where in the object's it stands.
    """
    for construct in scope.node.find_all():
        if isinstance(construct, ApiObject):
            known = target or target_of(construct)
            named = {"apiVersion": construct.api_version, "kind": construct.kind}
            # Asked first: on the official cdk8s a whole manifest takes a while.
            if known.template_of(named) is None and not construct.kind.endswith("List"):
                continue
            for manifest, at in objects_in(construct.to_json()):
                if known.template_of(manifest) is not None:
                    yield construct, manifest, at


def objects_in(manifest: Any) -> Iterator[tuple[Any, FieldPath]]:
    """The objects of a manifest, which may be a list of them, each with its place."""
    waiting: list[tuple[Any, FieldPath, str | None]] = [(manifest, FieldPath(), None)]
    while waiting:
        each, at, expected = waiting.pop()
        kind = kind_of(each, at, expected)
        if isinstance(kind, list):
            waiting += reversed(kind)
        elif isinstance(kind, str) and expected:
            # The elements of a PodList and its like leave out what the list says already.
            yield {"apiVersion": version_serving(expected), "kind": expected, **each}, at
        elif isinstance(each, dict):
            yield each, at
