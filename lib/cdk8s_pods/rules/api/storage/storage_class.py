"""Classes of storage: who makes the volumes, and where."""

from __future__ import annotations

from cdk8s_pods.rules.interface import (
    CORE,
    duplicate,
    invalid,
    one_of,
    required,
    rule,
    server,
    too_long,
)
from cdk8s_pods.schema.formats import qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems, TextMap

_STORAGE = "pkg/apis/storage/validation/validation.go"
_TOPOLOGIES = (
    server(_STORAGE, "validateAllowedTopologies", release="1.36"),
    server(CORE, "ValidateTopologySelectorTerm", release="1.36"),
)
_MOST_PARAMETERS = 512
#: All parameters together, keys and values.
_LARGEST_PARAMETERS = 256 * 1024


@rule(
    "StorageClass",
    remedy="write the name of the provisioner, such as ebs.csi.aws.com",
    source=server(_STORAGE, "validateProvisioner", release="1.36"),
)
def storage_classes_name_their_provisioner(storage: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A provisioner makes the volumes of the class, and is found by its name."""
    name = storage.get("provisioner", "")
    if not name:
        return [(at.child("provisioner"), required())]
    problem = qualified_name_problem(name.lower())
    return None if problem is None else [(at.child("provisioner"), invalid(name, problem))]


@rule(
    "StorageClass.parameters",
    "VolumeAttributesClass.parameters",
    remedy="write at most 512 parameters, each with a name",
    source=server(_STORAGE, "validateParameters", release="1.36"),
)
def parameters_of_storage_have_names(parameters: TextMap, at: FieldPath, _context: Context) -> Problems | None:
    """Parameters go to the provisioner as they are; all of them together have 256 KiB."""
    if len(parameters) > _MOST_PARAMETERS:
        return [(at, too_long(_MOST_PARAMETERS))]
    found: list[Problem] = [(at, invalid("", "must have a name"))] if "" in parameters else []
    if sum(len(text.encode("utf-8", "replace")) for pair in parameters.items() for text in pair) > _LARGEST_PARAMETERS:
        found.append((at, too_long(_LARGEST_PARAMETERS)))
    return found


@one_of(
    "StorageClass.reclaimPolicy",
    words=("Delete", "Retain"),
    remedy="write Delete or Retain",
    source=server(_STORAGE, "validateReclaimPolicy", release="1.36"),
)
def reclaim_policies_of_classes_are_known() -> None:
    """What becomes of a volume without its claim: it is deleted, as it is where nothing is written, or kept."""


@one_of(
    "StorageClass.volumeBindingMode",
    words=("Immediate", "WaitForFirstConsumer"),
    empty="is no word",
    remedy="write Immediate or WaitForFirstConsumer",
    source=server(_STORAGE, "validateVolumeBindingMode", release="1.36"),
)
def volume_binding_modes_are_known() -> None:
    """A volume is made at once, or where the first pod that uses it will run."""


@rule(
    "TopologySelectorTerm.matchLabelExpressions",
    remedy="write each label once, with values that each stand once",
    source=_TOPOLOGIES,
)
def topologies_are_labels_with_values(expressions: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """Volumes are made on nodes whose labels have one of the values that are written for each."""
    found: list[Problem] = []
    keys: set[str] = set()
    for position, expression in enumerate(expressions):
        here = at.index(position)
        key = expression.get("key", "")
        if (problem := qualified_name_problem(key)) is not None:
            found.append((here.child("key"), invalid(key, problem)))
        if key in keys:
            found.append((here.child("key"), duplicate(key)))
        keys.add(key)
        values = expression.get("values", ())
        if not values:
            found.append((here.child("values"), required()))
        for number, value in enumerate(values):
            if value in values[:number]:
                found.append((here.child("values").index(number), duplicate(value)))
    return found


@rule("StorageClass.allowedTopologies", remedy="write each choice of nodes once", source=_TOPOLOGIES)
def topologies_differ(terms: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """One term more that says the same allows nothing more, and one without labels says nothing."""
    found: list[Problem] = []
    said: list[dict[str, Any]] = [{}]
    for position, term in enumerate(terms):
        expressions = term.get("matchLabelExpressions", ())
        says = {each.get("key", ""): set(each.get("values", ())) for each in expressions}
        if says in said:
            found.append((at.index(position).child("matchLabelExpressions"), duplicate("")))
        said.append(says)
    return found
