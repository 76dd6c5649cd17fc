"""Runtime classes: what runs the containers of a pod, what that costs, and on which nodes there is one."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.resources import overhead_problems
from cdk8s_pods.rules.api.objects.labels import label_problems
from cdk8s_pods.rules.interface import duplicate, invalid, required, rule, server
from cdk8s_pods.schema.formats import dns_label_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems, TextMap

_FILE = "pkg/apis/node/validation/validation.go"


@rule(
    "RuntimeClass",
    remedy="write the handler's name in the configuration of the nodes' container runtime",
    source=server(_FILE, "ValidateRuntimeClass", release="1.36"),
)
def runtime_classes_name_their_handler(runtime: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A handler is what the container runtime of a node calls one of its ways to run containers."""
    name = runtime.get("handler", "")
    here = at.child("handler")
    if not name:
        return [(here, required())]
    problem = dns_label_problem(name)
    return None if problem is None else [(here, invalid(name, problem))]


@rule(
    "Overhead",
    remedy="write an amount for cpu, memory or another resource of containers",
    source=server(_FILE, "validateOverhead", release="1.36"),
)
def overheads_of_runtime_classes_are_possible(overhead: Object, at: FieldPath, _context: Context) -> Problems | None:
    """What running a pod costs beside its containers is told in the resources that containers have."""
    return overhead_problems(overhead.get("podFixed", {}), at)


@rule(
    "Scheduling.nodeSelector",
    remedy="correct the label",
    source=server(_FILE, "validateScheduling", release="1.36"),
)
def nodes_of_runtime_classes_are_selected_by_labels(
    labels: TextMap, at: FieldPath, _context: Context
) -> Problems | None:
    """Pods of the class run on nodes that have these labels."""
    return label_problems(labels, at)


@rule(
    "Scheduling.tolerations",
    remedy="write each toleration once",
    source=server(_FILE, "validateTolerations", release="1.36"),
)
def tolerations_of_runtime_classes_differ(tolerations: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """The tolerations are added to those of each pod; how long one lasts does not tell two apart."""
    found: list[Problem] = []
    seen: set[tuple[str, ...]] = set()
    for position, toleration in enumerate(tolerations):
        says = tuple(toleration.get(field, "") for field in ("key", "operator", "value", "effect"))
        if says in seen:
            found.append((at.index(position), duplicate(toleration)))
        seen.add(says)
    return found
