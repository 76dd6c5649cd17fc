"""Claims of devices: the pod's list of them, and the containers that use one."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, duplicate, forbidden, invalid, not_found, required, rule, server
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_POD_CLAIMS = server(CORE, "validatePodResourceClaim")
_USES = server(CORE, "validateResourceClaimNames")
_MIRROR = "kubernetes.io/config.mirror"
#: A message that names more is no help, and a thousand containers would each name them all.
_MOST_LISTED = 10


@rule("PodSpec.resourceClaims", remedy="give each claim a DNS label of its own", source=_POD_CLAIMS)
def resource_claims_have_names_of_their_own(claims: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Containers use a claim by the name it has in the pod."""
    found: list[Problem] = []
    seen: set[str] = set()
    for position, claim in enumerate(claims):
        name = claim.get("name", "")
        where = at.index(position).child("name")
        if not name:
            found.append((where, required()))
        elif name in seen:
            found.append((where, duplicate(name)))
        elif (problem := dns_label_problem(name)) is not None:
            found.append((where, invalid(name, problem)))
        seen.add(name)
    return found


@rule("PodResourceClaim", remedy="write resourceClaimName or resourceClaimTemplateName", source=_POD_CLAIMS)
def resource_claims_come_from_one_place(claim: Object, at: FieldPath, context: Context) -> Problems | None:
    """A pod uses a claim that is there or has one made from a template."""
    found: list[Problem] = []
    sources = [name for name in ("resourceClaimName", "resourceClaimTemplateName") if name in claim]
    if not sources:
        found.append((at, invalid(claim, "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`")))
    elif len(sources) > 1:
        message = "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified"
        found.append((at, invalid(claim, message)))
    for source in sources:
        if (problem := dns_subdomain_problem(claim[source])) is not None:
            found.append((at.child(source), invalid(claim[source], problem)))
    return found


@rule("ResourceRequirements.claims", remedy="name each claim of the pod once", source=_USES)
def used_resource_claims_are_the_pods(claims: Objects, at: FieldPath, context: Context) -> Problems | None:
    """A container uses claims that its pod has, each once as a whole or once by each request."""
    found: list[Problem] = []
    known, listed = context.fact(_claims_of_the_pod)
    whole: set[str] = set()
    by_request: set[tuple[str, str]] = set()
    in_part: set[str] = set()
    for position, claim in enumerate(claims):
        where = at.index(position)
        name, request = claim.get("name", ""), claim.get("request", "")
        if not name:
            found.append((where, required()))
            continue
        if request and name not in whole and (problem := dns_label_problem(request)) is not None:
            found.append((where.child("request"), invalid(request, problem)))
        if name in whole or (not request and name in in_part):
            found.append((where, duplicate(name)))
        elif (name, request) in by_request:
            found.append((where, duplicate(f"{name}/{request}")))
        if request:
            by_request.add((name, request))
            in_part.add(name)
        else:
            whole.add(name)
        if name not in known:
            found.append((where, not_found(name, f"must be one of the names in pod.spec.resourceClaims{listed}")))
    return found


def _claims_of_the_pod(context: Context) -> tuple[set[str], str]:
    """The names of the pod's claims, and the first of them as they are listed in a message."""
    names = {claim.get("name", "") for claim in context.pod_spec.get("resourceClaims", ())} - {""}
    more = ", ..." if len(names) > _MOST_LISTED else ""
    return names, f": {', '.join(sorted(names)[:_MOST_LISTED])}{more}" if names else " which is empty"


@rule(
    "PodSpec.resourceClaims",
    remedy="take the annotation kubernetes.io/config.mirror out",
    source=server("plugin/pkg/admission/noderestriction/admission.go", "static pods"),
)
def static_pods_claim_no_devices(claims: Objects, at: FieldPath, context: Context) -> Problems | None:
    """A mirror of a pod that the node runs by itself can't claim devices, as nobody could allocate them."""
    if context.kind != "Pod" or not claims or _MIRROR not in context.pod_metadata.get("annotations", ()):
        return None
    # The API server gives no path for it.
    return [(context.at, forbidden("static pods do not support resource claims"))]
