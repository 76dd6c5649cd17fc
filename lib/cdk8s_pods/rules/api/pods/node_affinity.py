"""Which nodes a pod may run on: node selectors and node affinity."""

from __future__ import annotations

from cdk8s_pods.rules.api.objects.labels import label_problems
from cdk8s_pods.rules.interface import CORE, filled, forbidden, in_range, invalid, required, rule, server
from cdk8s_pods.schema.formats import dns_subdomain_problem, label_value_problem, qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Objects, Problem, Problems, TextMap


_REQUIREMENT = server(CORE, "ValidateNodeSelectorRequirement")
_FIELD = server(CORE, "ValidateNodeFieldSelectorRequirement")
_WEIGHTS = server(CORE, "ValidatePreferredSchedulingTerms")


@rule(
    "PodSpec.nodeSelector",
    remedy="write labels that nodes can have",
    source=server(CORE, "ValidatePodSpec"),
)
def node_selectors_are_labels(labels: TextMap, at: FieldPath, context: Context) -> Problems | None:
    """A node selector lists labels of the node."""
    return label_problems(labels, at)


@filled(
    "NodeSelector",
    field="nodeSelectorTerms",
    requirement="must have at least one node selector term",
    remedy="write at least one term",
    source=server(CORE, "ValidateNodeSelector"),
)
def required_node_affinities_have_a_term() -> None:
    """Without a term no node matches."""


@rule(
    "NodeSelectorTerm.matchExpressions", remedy="write an operator with as many values as it takes", source=_REQUIREMENT
)
def node_requirements_are_well_formed(requirements: Objects, at: FieldPath, context: Context) -> Problems | None:
    """`In` and `NotIn` take values, `Gt` and `Lt` take one, `Exists` and `DoesNotExist` take none."""
    found: list[Problem] = []
    for position, requirement in enumerate(requirements):
        where = at.index(position)
        operator, values = requirement.get("operator", ""), requirement.get("values", ())
        if operator in ("In", "NotIn"):
            if not values:
                message = "must be specified when `operator` is 'In' or 'NotIn'"
                found.append((where.child("values"), required(message)))
        elif operator in ("Exists", "DoesNotExist"):
            if values:
                message = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
                found.append((where.child("values"), forbidden(message)))
        elif operator in ("Gt", "Lt"):
            if len(values) != 1:
                message = "must be specified single value when `operator` is 'Lt' or 'Gt'"
                found.append((where.child("values"), required(message)))
        else:
            found.append((where.child("operator"), invalid(operator, "not a valid selector operator")))
        key = requirement.get("key", "")
        if (problem := qualified_name_problem(key)) is not None:
            found.append((where.child("key"), invalid(key, problem)))
    return found


@rule("NodeSelector.nodeSelectorTerms", remedy="write values that labels can have", source=_REQUIREMENT)
def required_node_affinities_compare_with_label_values(
    terms: Objects, at: FieldPath, context: Context
) -> Problems | None:
    """A value that no label can have matches no node; a preference for one is let pass."""
    found: list[Problem] = []
    for position, term in enumerate(terms):
        for number, requirement in enumerate(term.get("matchExpressions", ())):
            for index, value in enumerate(requirement.get("values", ())):
                if (problem := label_value_problem(value)) is not None:
                    where = at.index(position).child("matchExpressions").index(number).child("values").index(index)
                    found.append((where, invalid(value, problem)))
    return found


@rule("NodeSelectorTerm.matchFields", remedy="write metadata.name, In or NotIn, and one name of a node", source=_FIELD)
def node_fields_are_the_name_of_a_node(requirements: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Of a node's fields only its name can be compared, with one name."""
    found: list[Problem] = []
    for position, requirement in enumerate(requirements):
        where = at.index(position)
        operator, values = requirement.get("operator", ""), requirement.get("values", ())
        if operator not in ("In", "NotIn"):
            found.append((where.child("operator"), invalid(operator, "not a valid selector operator")))
        elif len(values) != 1:
            message = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
            found.append((where.child("values"), required(message)))
        key = requirement.get("key", "")
        if key != "metadata.name":
            found.append((where.child("key"), invalid(key, "not a valid field selector key")))
            continue
        for number, value in enumerate(values):
            if (problem := dns_subdomain_problem(value)) is not None:
                found.append((where.child("values").index(number), invalid(value, problem)))
    return found


@in_range(
    "PreferredSchedulingTerm",
    "WeightedPodAffinityTerm",
    field="weight",
    least=1,
    most=100,
    requirement="must be in the range 1-100",
    remedy="write a weight from 1 to 100",
    source=_WEIGHTS,
)
def weights_of_preferences_are_from_1_to_100() -> None:
    """Preferences are weighed against one another."""
