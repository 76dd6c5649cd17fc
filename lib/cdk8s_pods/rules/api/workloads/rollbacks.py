"""Annotations of workloads that stand for fields of long ago, which the API server still reads."""

from __future__ import annotations

from cdk8s_pods.rules.interface import APPS, invalid, rule, server
from cdk8s_pods.schema.formats import whole_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


_ROLLBACK = "deprecated.deployment.rollback.to"
_GENERATION = "deprecated.daemonset.template.generation"


@rule(
    "Deployment.metadata",
    remedy="take the annotation out, and roll back with kubectl rollout undo",
    source=(server("pkg/apis/apps/v1/conversion.go"), server(APPS, "ValidateRollback")),
)
def rollbacks_are_to_a_revision(metadata: Object, at: FieldPath, context: Context) -> Problems | None:
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


@rule("DaemonSet.metadata", remedy="take the annotation out", source=server("pkg/apis/apps/v1/conversion.go"))
def generations_of_templates_are_numbers(metadata: Object, at: FieldPath, context: Context) -> Problems | None:
    """The server still reads the annotation as the number of a template, and refuses one that is none."""
    written = metadata.get("annotations", {}).get(_GENERATION)
    if not written or whole_number(written) is not None:
        return None
    return [(at.child("annotations").key(_GENERATION), invalid(written, "must be a whole number"))]
