"""The annotation that rolled a Deployment back before `kubectl rollout undo` did."""

from __future__ import annotations

from cdk8s_pods.issues.message import invalid
from cdk8s_pods.rules.rule import rule
from cdk8s_pods.schema.formats import whole_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem

_ROLLBACK = "deprecated.deployment.rollback.to"


@rule(
    "Deployment.metadata",
    remedy="take the annotation out, and roll back with kubectl rollout undo",
    source="pkg/apis/apps/v1/conversion.go; pkg/apis/apps/validation/validation.go: ValidateRollback",
)
def rollbacks_are_to_a_revision(metadata: dict[str, Any], at: FieldPath, context: Context) -> Iterable[Problem] | None:
    """The server still reads the annotation as the number of a revision, and refuses one that is none."""
    written = metadata.get("annotations", {}).get(_ROLLBACK)
    if not written:
        return None
    revision = whole_number(written)
    if revision is None:
        return [(at.child("annotations").key(_ROLLBACK), invalid(written, "must be a whole number"))]
    # The API server has made a field of the annotation before it looks at it.
    where = context.at.child("spec").child("rollback").child("version")
    return [(where, invalid(revision, "must be greater than or equal to 0"))] if revision < 0 else None
