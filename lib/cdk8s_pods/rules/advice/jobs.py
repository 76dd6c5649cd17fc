"""Jobs that may never complete."""

from __future__ import annotations

from cdk8s_pods.facts.endless_runs import endless_run, stops_others
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


#: Parts of names that helpers beside a main container usually bear.
_HELPER_NAMES = ("sidecar", "proxy", "ambassador", "adapter", "exporter", "shipper", "agent")


@rule(
    "JobSpec",
    category="advice",
    remedy="make it a native sidecar (an init container with restartPolicy: Always) unless it ends with the others",
    source=page("https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers"),
)
def second_containers_of_a_job_end_with_it(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A Job completes when every ordinary container has ended: one that looks like a helper may keep it waiting.

    A helper is known by its name, or by serving (ports and a probe) where another container does not.
    """
    spec: Object = value.get("template", {}).get("spec", {})
    containers = spec.get("containers", ())
    if len(containers) < 2 or spec.get("shareProcessNamespace") or any(map(stops_others, containers)):
        return None
    if any(map(endless_run, containers)):
        return None  # that is known, and told
    listed = at.child("template").child("spec").child("containers")
    some_do_not_serve = not all(map(_serves, containers))
    return [
        (listed.index(position), invalid(container.get("name", ""), "may keep the Job from completing"))
        for position, container in enumerate(containers)
        if (position > 0 and any(part in container.get("name", "") for part in _HELPER_NAMES))
        or (some_do_not_serve and _serves(container))
    ]


def _serves(container: Object) -> bool:
    return "ports" in container and ("readinessProbe" in container or "livenessProbe" in container)
