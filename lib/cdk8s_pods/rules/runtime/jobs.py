"""Jobs that never complete."""

from __future__ import annotations

from cdk8s_pods.facts.endless_programs import runs_for_ever, stops_others
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


@rule(
    "JobSpec",
    category="runtime",
    remedy="make it a native sidecar: an init container with restartPolicy: Always",
    source=page("https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers"),
)
def helpers_of_a_job_do_not_outlive_it(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A Job completes when all ordinary containers of its pod have ended: one that runs for ever keeps it from that.

    Said of a second container whose program is known to run until it is stopped, where no other container is seen to
    stop it and none can (`shareProcessNamespace`).
    """
    spec: Object = value.get("template", {}).get("spec", {})
    containers = spec.get("containers", ())
    if len(containers) < 2 or spec.get("shareProcessNamespace") or any(map(stops_others, containers)):
        return None
    listed = at.child("template").child("spec").child("containers")
    return [
        (
            listed.index(position),
            invalid(container.get("name", ""), f"keeps the Job from completing: {reason}"),
        )
        for position, container in enumerate(containers)
        if (reason := runs_for_ever(container)) is not None
    ]
