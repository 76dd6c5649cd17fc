"""Classes of priority: which pods go before others."""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, one_of, rule, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

_SOURCE = server("pkg/apis/scheduling/validation/validation.go", "ValidatePriorityClass", release="1.36")
_HIGHEST = 1_000_000_000
#: The classes that every cluster has, and their values.
_SYSTEM_CLASSES = {"system-cluster-critical": 2 * _HIGHEST, "system-node-critical": 2 * _HIGHEST + 1000}
_SYSTEM_PREFIX = "system-"


@rule("PriorityClass", remedy="name it otherwise: system- belongs to Kubernetes", source=_SOURCE)
def system_priorities_are_those_of_kubernetes(priority: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The names that begin with `system-` are taken by two classes that every cluster has."""
    name = priority.get("metadata", {}).get("name", "")
    if not name.startswith(_SYSTEM_PREFIX):
        return None
    known = _SYSTEM_CLASSES.get(name)
    if known is not None and priority.get("value", 0) == known and not priority.get("globalDefault"):
        return None
    what = f"{name} is not one of them" if known is None else f"{name} has the value {known} and is no default"
    message = f"names with the prefix {_SYSTEM_PREFIX} are reserved for system use only: {what}"
    return [(at.child("metadata").child("name"), forbidden(message))]


@rule("PriorityClass", when=("value",), remedy=f"write a value of at most {_HIGHEST}", source=_SOURCE)
def priorities_leave_room_for_the_system(priority: Object, at: FieldPath, _context: Context) -> Problems | None:
    """What the cluster itself needs goes before everything else."""
    name = priority.get("metadata", {}).get("name", "")
    if priority["value"] <= _HIGHEST or name.startswith(_SYSTEM_PREFIX):
        return None
    return [(at.child("value"), forbidden(f"maximum allowed value of a user defined priority is {_HIGHEST}"))]


@one_of(
    "PriorityClass.preemptionPolicy",
    words=("PreemptLowerPriority", "Never"),
    empty="is missing",
    remedy="write PreemptLowerPriority or Never",
    source=_SOURCE,
)
def preemption_policies_of_classes_are_known() -> None:
    """A pod of the class may end others of less priority, as it may where nothing is written, or it waits."""
