"""Jobs that never complete."""

from __future__ import annotations

from cdk8s_pods.facts.endless_runs import endless_run, stops_others
from cdk8s_pods.facts.proxy_life import outliving_proxies
from cdk8s_pods.issues.message import Message
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_SIDECARS = page("https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers")


@rule(
    "JobSpec",
    category="runtime",
    remedy="make it a native sidecar: an init container with restartPolicy: Always",
    source=_SIDECARS,
)
def helpers_of_a_job_do_not_outlive_it(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A Job completes when all ordinary containers of its pod have ended: one that runs for ever keeps it from that.

    Said of a second container whose program is known to run until it is stopped, where no other container is seen to
    stop it and none can (`shareProcessNamespace`). Of one whose settings may have it end it is advice.
    """
    spec: Object = value.get("template", {}).get("spec", {})
    containers = spec.get("containers", ())
    if len(containers) < 2 or spec.get("shareProcessNamespace") or any(map(stops_others, containers)):
        return None
    listed = at.child("template").child("spec").child("containers")
    found: list[Problem] = []
    for position, container in enumerate(containers):
        endless = endless_run(container)
        if endless is not None:
            message = invalid(container.get("name", ""), f"keeps the Job from completing: {endless.reason}")
            found.append((listed.index(position), message if endless.is_certain else message.mildly()))
    return found


@rule(
    "JobSpec",
    category="runtime",
    since="1.35",
    remedy="move it to initContainers, where restartPolicy: Always makes a sidecar of it",
    source=(
        _SIDECARS,
        page("https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#individual-container-restarts"),
    ),
)
def containers_of_a_job_are_not_restarted_always(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A Job completes when all ordinary containers of its pod have ended, and one that is restarted always never has.

    Only among the init containers does `restartPolicy: Always` make a sidecar.
    """
    listed = at.child("template").child("spec").child("containers")
    return [
        (listed.index(position).child("restartPolicy"), invalid("Always", "keeps the Job from completing"))
        for position, container in enumerate(value.get("template", {}).get("spec", {}).get("containers", ()))
        if container.get("restartPolicy") == "Always" and not container.get("restartPolicyRules")
    ]


@rule(
    "JobSpec",
    category="runtime",
    remedy="have the injected container end with the others, or leave it out",
    source=(
        page("https://istio.io/latest/docs/reference/config/annotations/"),
        page("https://linkerd.io/2/features/proxy-injection/"),
        page("https://developer.hashicorp.com/consul/docs/k8s/annotations-and-labels"),
        page("https://docs.dapr.io/reference/arguments-annotations-overview/"),
        page("https://developer.hashicorp.com/vault/docs/deploy/kubernetes/injector/annotations"),
    ),
)
def injected_containers_of_a_job_do_not_outlive_it(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A Job completes when all ordinary containers of its pod have ended, those that an injector adds among them.

    Vault's agent never ends by itself. The proxies of Istio and Linkerd are native sidecars by default and end with the
    Job, unless the pod asks otherwise; those of Consul and Dapr are on request. As a program may end its mesh's proxy
    itself, what is said of meshes is advice.
    """
    template: Object = value.get("template", {})
    if not template.get("metadata"):
        return None
    spec: Object = template.get("spec", {})
    if spec.get("shareProcessNamespace") or any(map(stops_others, spec.get("containers", ()))):
        return None
    found: list[Problem] = []
    for proxy in outliving_proxies(template["metadata"], context.kubernetes):
        field, key = proxy.steps
        where = at.child("template").child("metadata").child(str(field)).key(str(key))
        message = Message(
            "Invalid value",
            template["metadata"][field][key],
            f"{proxy.name} keeps the Job from completing",
            proxy.remedy,
        )
        found.append((where, message if proxy.is_certain else message.mildly()))
    return found
