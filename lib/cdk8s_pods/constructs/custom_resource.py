"""Objects of custom resources whose definition is known: what the constructs of written modules end in."""

from __future__ import annotations

from cdk8s_pods.render import plain

from .companion import without_namespace
from .composition import Composing
from .emission import emitted as emitted_as
from .settings import target_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s import ApiObject
    from constructs import Construct

    from cdk8s_pods.model import ObjectMeta

    from .custom_kind import Kind


def emitted(
    construct: Construct,
    scope: Construct,
    kind: Kind,
    metadata: ObjectMeta | None,
    ignore_rules: Mapping[str, str] | None,
    fields: Mapping[str, Any],
) -> tuple[ApiObject, str]:
    """Put the object of a written construct into the tree: the object and its name.

    Args:
        construct: The construct, already in its scope.
        scope: Its scope.
        kind: What it makes.
        metadata: As the user wrote it.
        ignore_rules: Rules turned off for this object, each with the reason.
        fields: The API's name of each other field at the top of the object, and what it holds; None is not written.

    Raises:
        InvalidManifest: The object is not what its definition asks for; every problem is named.
        ValueError: A rule is turned off without a reason, or there is no such rule.
    """
    with Composing(construct, scope):
        api_object, name = emitted_as(
            construct,
            api_version=kind.api_version,
            kind=kind.kind,
            metadata=metadata,
            body={key: plain(held) for key, held in fields.items() if held is not None},
            target=kind.known_to(target_of(construct).ignoring(ignore_rules or {})),
            ignore_rules=ignore_rules,
        )
        if not kind.is_namespaced:
            without_namespace(api_object, metadata)
        return api_object, name
