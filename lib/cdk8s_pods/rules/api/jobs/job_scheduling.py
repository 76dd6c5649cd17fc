"""How the pods of a Job are scheduled together (Kubernetes 1.37 and later).

Source: https://github.com/kubernetes/enhancements/tree/master/keps/sig-apps/5547-integrate-workload-with-job
"""

from __future__ import annotations

from cdk8s_pods.rules.interface import duplicate, forbidden, invalid, proposal, required, rule, too_many
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem, qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


MOST_TOPOLOGIES = 1
MOST_CLAIMS = 4


@rule(
    "WorkloadPodGroupSchedulingPolicy",
    "WorkloadPodGroupDisruptionMode",
    remedy="write one of the two: basic or gang, single or all",
    source=proposal(5547, "exactly one of Basic or Gang, one of Single or All"),
)
def job_scheduling_choices_are_made_once(choice: Object, at: FieldPath, context: Context) -> Problems:
    """Pods are scheduled one by one or all at once, and disrupted one by one or all at once."""
    if not choice:
        yield at, required("exactly one must be specified")
    elif len(choice) > 1:
        yield at, invalid(choice, f"only one of {' and '.join(choice)} may be specified")


@rule(
    "JobSpec",
    remedy="let minCount be 1 to parallelism, and write either scheduling or a schedulingGroup in the template",
    source=proposal(5547, "validateGangMinCount, and scheduling beside spec.template.spec.schedulingGroup"),
)
def gangs_are_as_large_as_their_job_at_most(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """A gang that is larger than the Job would wait for pods that never come."""
    if "scheduling" not in spec:
        return None
    return _problems_of_scheduling(spec, at.child("scheduling"))


def _problems_of_scheduling(spec: Object, at: FieldPath) -> Problems:
    if "schedulingGroup" in spec.get("template", {}).get("spec", {}):
        yield at, forbidden("may not be specified when spec.template.spec.schedulingGroup is set")
    count = spec["scheduling"].get("schedulingPolicy", {}).get("gang", {}).get("minCount", 1)
    parallelism = spec.get("parallelism", 1)
    path = at.child("schedulingPolicy").child("gang").child("minCount")
    if count < 1:
        yield path, invalid(count, "must be greater than or equal to 1")
    elif count > max(parallelism, 1):
        yield path, invalid(count, f"must be less than or equal to parallelism, {parallelism}")


@rule(
    "JobSchedulingConfiguration",
    remedy="write one topology key, and up to four claims with a name and one source each",
    source=proposal(5547, "the building blocks of a PodGroup"),
)
def job_scheduling_has_one_topology_and_named_claims(scheduling: Object, at: FieldPath, context: Context) -> Problems:
    """The pods share one domain of the topology and a few resource claims."""
    topologies = scheduling.get("schedulingConstraints", {}).get("topology", ())
    path = at.child("schedulingConstraints").child("topology")
    if len(topologies) > MOST_TOPOLOGIES:
        yield path, too_many(len(topologies), MOST_TOPOLOGIES)
    for position, topology in enumerate(topologies):
        key = topology.get("key", "")
        problem = qualified_name_problem(key)
        if problem is not None:
            yield path.index(position).child("key"), invalid(key, problem) if key else required()
    claims = scheduling.get("resourceClaims", ())
    if len(claims) > MOST_CLAIMS:
        yield at.child("resourceClaims"), too_many(len(claims), MOST_CLAIMS)
    seen: set[str] = set()
    for position, claim in enumerate(claims):
        yield from _problems_of_claim(claim, seen, at.child("resourceClaims").index(position))


def _problems_of_claim(claim: Object, seen: set[str], at: FieldPath) -> Problems:
    name = claim.get("name", "")
    problem = dns_label_problem(name)
    if problem is not None:
        yield at.child("name"), invalid(name, problem) if name else required()
    elif name in seen:
        yield at, duplicate(name)
    seen.add(name)
    sources = [field for field in ("resourceClaimName", "resourceClaimTemplateName") if field in claim]
    if len(sources) != 1:
        yield at, invalid(claim, "exactly one of resourceClaimName and resourceClaimTemplateName must be specified")
    for field in sources:
        problem = dns_subdomain_problem(claim[field])
        if problem is not None:
            yield at.child(field), invalid(claim[field], problem)
