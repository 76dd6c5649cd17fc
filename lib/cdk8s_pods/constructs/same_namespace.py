"""Whether a workload is in the namespace of the object that selects it or refers to it."""

from __future__ import annotations

from cdk8s import Chart

from cdk8s_pods.model.named import namespace_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from constructs import Construct

    from cdk8s_pods.issues import FieldPath, Issue
    from cdk8s_pods.model import ObjectMeta


def own_namespace(construct: Construct, metadata: ObjectMeta | None) -> str | None:
    """The namespace of an object that is being made, where its metadata or its chart says it."""
    return (metadata and metadata.namespace) or Chart.of(construct).namespace


def other_namespace_issues(
    construct: Construct, metadata: ObjectMeta | None, at: FieldPath, other: Any
) -> Iterator[Issue]:
    """What is wrong where an object is given one of another namespace; one whose namespace nobody says may be anywhere.

    Args:
        construct: The construct of the object that is being made.
        metadata: Its metadata.
        at: The field that was given the other one.
        other: What it was given.
    """
    own, others = own_namespace(construct, metadata), namespace_of(other)
    if own is None or others is None or own == others:
        return
    # Deferred: only what finds nothing pays for it.
    from cdk8s_pods.issues.message import not_found
    from cdk8s_pods.rules.catalogue import issue_of

    message = not_found(
        other.name, f'{type(other).__name__} "{other.name}" is in the namespace "{others}", not in "{own}"'
    )
    yield issue_of("a_workload_is_selected_in_its_own_namespace", at, message)
