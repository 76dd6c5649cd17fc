"""The pods of a workload, in its own template: where they do not exist yet."""

from __future__ import annotations

from .label_selector import LabelSelector

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .affinity import PodAffinity, PodAntiAffinity
    from .pod_template import PodTemplateSpec

#: What stands for the labels until they are known. No label can be called so: left where nobody resolves it, it is
#: refused by the check and by the server, and never selects anything.
_MARK = "own_pods()"


def own_pods() -> LabelSelector:
    """The pods of the workload in whose template this stands: its spread over the zones, its distance to itself.

    ``TopologySpreadConstraint(max_skew=1, topology_key="kubernetes.io/hostname", when_unsatisfiable="ScheduleAnyway",
    label_selector=own_pods())``. The construct of the workload puts its own selector in its place, a Pod or a Job the
    labels of its pods. What else is written into the selector with ``replace(match_expressions=[...])`` stays.
    """
    return LabelSelector(match_labels={_MARK: ""})


def with_own_pods(template: PodTemplateSpec, own: LabelSelector | None = None) -> PodTemplateSpec:
    """``template`` with what stands for its own pods replaced by what selects them.

    Args:
        template: The pods.
        own: What selects them; their labels unless given.

    Raises:
        ValueError: The template refers to its own pods, which have no labels.
    """
    spec = template.spec
    if spec is None:
        return template
    if own is None:
        own = LabelSelector(match_labels=template.metadata.labels if template.metadata else None)
    changes: dict[str, Any] = {}
    if spec.topology_spread_constraints:
        changes["topology_spread_constraints"] = [_resolved(each, own) for each in spec.topology_spread_constraints]
    if spec.affinity:
        near, far = spec.affinity.pod_affinity, spec.affinity.pod_anti_affinity
        changes["affinity"] = spec.affinity.replace(
            pod_affinity=near and _with_terms(near, own), pod_anti_affinity=far and _with_terms(far, own)
        )
    return template.replace(spec=spec.replace(**changes))


def _with_terms(affinity: PodAffinity | PodAntiAffinity, own: LabelSelector) -> Any:
    required = affinity.required_during_scheduling_ignored_during_execution
    preferred = affinity.preferred_during_scheduling_ignored_during_execution
    return affinity.replace(
        required_during_scheduling_ignored_during_execution=required and [_resolved(term, own) for term in required],
        preferred_during_scheduling_ignored_during_execution=preferred
        and [term.replace(pod_affinity_term=_resolved(term.pod_affinity_term, own)) for term in preferred],
    )


def _resolved(holder: Any, own: LabelSelector) -> Any:
    """A constraint or term with its ``label_selector`` resolved."""
    selector: LabelSelector | None = holder.label_selector
    labels = (selector and selector.match_labels) or {}
    if selector is None or _MARK not in labels:
        return holder
    if not own.match_labels and not own.match_expressions:
        raise ValueError("own_pods() needs labels to select the pods by: give the template some")
    others = {key: value for key, value in labels.items() if key != _MARK}
    expressions = (*(own.match_expressions or ()), *(selector.match_expressions or ()))
    return holder.replace(
        label_selector=LabelSelector(
            match_labels={**(own.match_labels or {}), **others} or None, match_expressions=expressions or None
        )
    )
