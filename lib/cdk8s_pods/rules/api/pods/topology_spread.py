"""How evenly pods spread over nodes and zones."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, duplicate, forbidden, invalid, required, rule, server, unsupported
from cdk8s_pods.schema.formats import qualified_name_problem

from .pod_affinity import keys_selected_twice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_CONSTRAINTS = server(CORE, "validateTopologySpreadConstraints")
_ACTIONS = ("DoNotSchedule", "ScheduleAnyway")
_POLICIES = ("Honor", "Ignore")


@rule("TopologySpreadConstraint", remedy="correct or write the field", source=_CONSTRAINTS)
def spread_constraints_are_complete(constraint: Object, at: FieldPath, context: Context) -> Problems | None:
    """A constraint says by which label of nodes, how unevenly at most, and what happens where that can't be kept."""
    found: list[Problem] = []
    skew = constraint.get("maxSkew", 0)
    if skew <= 0:
        found.append((at.child("maxSkew"), invalid(skew, "must be greater than zero")))
    if not constraint.get("topologyKey"):
        found.append((at.child("topologyKey"), required("can not be empty")))
    action = constraint.get("whenUnsatisfiable", "")
    if action not in _ACTIONS:
        found.append((at.child("whenUnsatisfiable"), unsupported(action, _ACTIONS)))
    domains = constraint.get("minDomains")
    if domains is not None:
        where = at.child("minDomains")
        if domains <= 0:
            found.append((where, invalid(domains, "must be greater than zero")))
        if action != "DoNotSchedule":
            message = f"can only use minDomains if whenUnsatisfiable=DoNotSchedule, not {action}"
            found.append((where, invalid(domains, message)))
    found += [
        (at.child(name), unsupported(constraint[name], _POLICIES))
        for name in ("nodeAffinityPolicy", "nodeTaintsPolicy")
        if name in constraint and constraint[name] not in _POLICIES
    ]
    return found


@rule("PodSpec.topologySpreadConstraints", remedy="merge the two constraints", source=_CONSTRAINTS)
def spread_constraints_are_unique(constraints: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Two constraints over the same label with the same consequence would be one."""
    kinds = [f"{{{one.get('topologyKey', '')}, {one.get('whenUnsatisfiable', '')}}}" for one in constraints]
    last = {kind: position for position, kind in enumerate(kinds)}
    return [
        (at.index(position).child("{topologyKey, whenUnsatisfiable}"), duplicate(kind))
        for position, kind in enumerate(kinds)
        if position < last[kind]
    ]


@rule("TopologySpreadConstraint", remedy="write labelSelector, and each key in one place only", source=_CONSTRAINTS)
def label_keys_of_spread_constraints_complete_a_selector(
    constraint: Object, at: FieldPath, context: Context
) -> Problems | None:
    """Keys whose values come from the pod itself complete a label selector: one must be there and not have them yet."""
    keys = constraint.get("matchLabelKeys")
    if not keys:
        return None
    found: list[Problem] = []
    where = at.child("matchLabelKeys")
    selector = constraint.get("labelSelector")
    if selector is None:
        found.append((where, forbidden("must not be specified when labelSelector is not set")))
    for position, key in enumerate(keys):
        if (problem := qualified_name_problem(key)) is not None:
            found.append((where.index(position), invalid(key, problem)))
    found += [
        (where.index(position), invalid(key, "exists in both matchLabelKeys and labelSelector"))
        for position, key in keys_selected_twice(selector or {}, keys, context)
    ]
    return found
