"""Classes of attributes of volumes: what a driver can change of a volume while it is used."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, required, rule, server
from cdk8s_pods.schema.formats import qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

_SOURCE = server("pkg/apis/storage/validation/validation.go", "ValidateVolumeAttributesClass", release="1.36")


@rule("VolumeAttributesClass", remedy="write the name of the driver, such as ebs.csi.aws.com", source=_SOURCE)
def volume_attributes_are_of_a_driver(attributes: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A driver changes its volumes, and is found by its name."""
    name = attributes.get("driverName", "")
    here = at.child("driverName")
    if not name:
        return [(here, required())]
    problem = qualified_name_problem(name.lower())
    return None if problem is None else [(here, invalid(name, problem))]


@rule("VolumeAttributesClass", remedy="write parameters", source=_SOURCE)
def volume_attributes_are_written(attributes: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A class without parameters would change nothing."""
    if attributes.get("parameters"):
        return None
    return [(at.child("parameters"), required("must contain at least one key/value pair"))]
