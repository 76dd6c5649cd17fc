"""Claims of devices: the requests of a claim, and what holds between the devices that it gets."""

from __future__ import annotations

from cdk8s_pods.rules.interface import duplicate, formatted, invalid, required, rule, server, too_many
from cdk8s_pods.schema.formats import dns_label_problem

from .attributes import fully_qualified_name_problems

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

DEVICES = "pkg/apis/resource/validation/validation.go"
_CLAIM = server(DEVICES, "validateDeviceClaim", release="1.36")
_REQUEST = server(DEVICES, "validateDeviceRequest", release="1.36")
_CONSTRAINT = server(DEVICES, "validateDeviceConstraint", release="1.36")
#: How long the lists of claims and classes may be.
_MOST = {"requests": 32, "constraints": 32, "config": 32, "selectors": 32, "firstAvailable": 8}


@rule(
    "DeviceClaim",
    "DeviceRequest",
    "ExactDeviceRequest",
    "DeviceSubRequest",
    "DeviceConstraint",
    "DeviceClaimConfiguration",
    "DeviceClassSpec",
    remedy="write fewer",
    source=_CLAIM,
)
def claims_and_classes_of_devices_are_small(value: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Whoever places a pod tries all ways to meet its claims.

    There are at most 8 alternatives of a request, and 32 of everything else.
    """
    return [
        (at.child(field), too_many(len(value[field]), most))
        for field, most in _MOST.items()
        if len(value.get(field, ())) > most
    ]


@rule("DeviceClaim", when=("requests",), remedy="give each request a name of its own", source=_CLAIM)
def requests_of_claims_are_told_apart(claim: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Containers, constraints and configurations name a request, or one of its alternatives."""
    found: list[Problem] = [
        (where, duplicate(name)) for name, where in _duplicates(claim["requests"], at.child("requests"))
    ]
    for position, request in enumerate(claim["requests"]):
        here = at.child("requests").index(position).child("firstAvailable")
        found += [(where, duplicate(name)) for name, where in _duplicates(request.get("firstAvailable", ()), here)]
    return found


@formatted(
    "DeviceRequest",
    "DeviceSubRequest",
    field="name",
    by=dns_label_problem,
    empty="is a fault",
    remedy="write a name of lower-case letters, digits and '-'",
    source=_REQUEST,
)
def requests_of_claims_are_named() -> None:
    """A request is known by its name."""


@rule("DeviceRequest", remedy="write exactly, or firstAvailable", source=_REQUEST)
def requests_are_for_one_thing_or_the_first_of_several(
    request: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """Either there is one way to meet a request, or there are several, of which the first that can be is taken."""
    is_exact, is_choice = "exactly" in request, bool(request.get("firstAvailable"))
    if is_exact != is_choice:
        return None
    if is_exact:
        message = "exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set"
        return [(at, invalid("", message))]
    return [(at, required("exactly one of `exactly` or `firstAvailable` is required"))]


@rule(
    "DeviceClaim",
    remedy="name a request of the claim, or REQUEST/ALTERNATIVE",
    source=server(DEVICES, "validateRequestNameRef", release="1.36"),
)
def parts_of_claims_name_their_requests(claim: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A constraint or a configuration is about all requests of its claim, or about those that it names."""
    known = {
        request.get("name", ""): {each.get("name", "") for each in request.get("firstAvailable", ())}
        for request in claim.get("requests", ())
    }
    found: list[Problem] = []
    for field in ("constraints", "config"):
        for position, part in enumerate(claim.get(field, ())):
            names = part.get("requests", ())
            here = at.child(field).index(position).child("requests")
            for number, name in enumerate(names):
                if (problem := _reference_problem(name, known)) is not None:
                    found.append((here.index(number), invalid(name, problem)))
                if name in names[:number]:
                    found.append((here.index(number), duplicate(name)))
    return found


@rule("DeviceConstraint", remedy="write matchAttribute, such as example.com/model", source=_CONSTRAINT)
def constraints_are_about_an_attribute(constraint: Object, at: FieldPath, context: Context) -> Problems | None:
    """Devices that are used together are the same in something, or differ in it."""
    for field in ("matchAttribute", "distinctAttribute"):
        if field in constraint:
            problems = fully_qualified_name_problems(constraint[field])
            return [(at.child(field), invalid(constraint[field], problem)) for problem in problems]
    if context.kubernetes < (1, 36):
        return [(at.child("matchAttribute"), required())]
    return [(at, required('exactly one of "matchAttribute" or "distinctAttribute" is required'))]


def _duplicates(requests: Objects, at: FieldPath) -> list[tuple[str, FieldPath]]:
    names = [request.get("name", "") for request in requests]
    return [(name, at.index(position)) for position, name in enumerate(names) if name in names[:position]]


def _reference_problem(name: str, known: dict[str, set[str]]) -> str | None:
    request, slash, alternative = name.partition("/")
    if "/" not in alternative:
        problem = dns_label_problem(request) or (dns_label_problem(alternative) if slash else None)
        if problem is not None:
            return problem
        if request in known and (not slash or alternative in known[request]):
            return None
    return "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'"
