"""A LimitRange: how much one container, pod or claim of a namespace may use, and what it gets when it says nothing."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.resources import (
    can_be_overcommitted,
    container_resource_problems,
    resource_name_problem,
)
from cdk8s_pods.rules.interface import CORE, duplicate, forbidden, invalid, required, rule, server
from cdk8s_pods.schema import nano_units
from cdk8s_pods.schema.formats import qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

_SOURCE = server(CORE, "ValidateLimitRange", release="1.36")
_TYPES = ("Container", "PersistentVolumeClaim", "Pod")
_BOUNDS = ("max", "min", "default", "defaultRequest", "maxLimitRequestRatio")
#: The API server counts resources in thousandths, rounded up.
_MILLI = 1_000_000
#: Pairs of bounds of which the first can't be above the second: the path of the server is that of the third.
_ORDER = (
    ("min", "max", "min"),
    ("min", "defaultRequest", "defaultRequest"),
    ("defaultRequest", "max", "defaultRequest"),
    ("defaultRequest", "default", "defaultRequest"),
    ("min", "default", "default"),
    ("default", "max", "default"),
)


@rule("LimitRangeSpec.limits", remedy="write type: Container, Pod or PersistentVolumeClaim, each once", source=_SOURCE)
def limits_have_types_of_their_own(limits: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """A limit holds for one type of thing, and for each there is one limit."""
    found: list[Problem] = []
    seen: set[str] = set()
    for position, limit in enumerate(limits):
        kind = limit.get("type", "")
        here = at.index(position).child("type")
        problem = qualified_name_problem(kind)
        if problem is None and "/" not in kind and kind not in _TYPES:
            problem = "must be a standard limit type or fully qualified"
        if problem is not None:
            found.append((here, invalid(kind, problem)))
        if kind in seen:
            found.append((here, duplicate(kind)))
        seen.add(kind)
    return found


@rule("LimitRangeItem", remedy="write cpu, memory, ephemeral-storage or another resource of containers", source=_SOURCE)
def limits_are_of_known_resources(limit: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Containers and pods have the resources that a node gives them, claims have storage."""
    of_pods = limit.get("type") in ("Container", "Pod")
    found: list[Problem] = []
    for bound in _BOUNDS:
        if bound in ("default", "defaultRequest") and limit.get("type") == "Pod":
            continue
        for name in limit.get(bound, ()):
            problem = resource_name_problem(name)
            problems = container_resource_problems(name) if of_pods else [problem] if problem else []
            found += [(at.child(bound).key(name), invalid(name, each)) for each in problems]
    return found


@rule("LimitRangeItem", remedy="write the defaults for type: Container", source=_SOURCE)
def limits_of_pods_have_no_defaults(limit: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A pod uses what its containers use together, so there is nothing to fill in."""
    if limit.get("type") != "Pod":
        return None
    message = forbidden("may not be specified when `type` is 'Pod'")
    return [(at.child(bound), message) for bound in ("default", "defaultRequest") if limit.get(bound)]


@rule("LimitRangeItem", remedy="write min or max with storage", source=_SOURCE)
def limits_of_claims_are_of_storage(limit: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Storage is all that a claim asks for."""
    if limit.get("type") != "PersistentVolumeClaim":
        return None
    if "storage" in limit.get("min", ()) or "storage" in limit.get("max", ()):
        return None
    message = "either minimum or maximum storage value is required, but neither was provided"
    # There is no field of this name: it is what the API server says.
    return [(at.child("limits"), required(message))]


@rule("LimitRangeItem", remedy="write min <= defaultRequest <= default <= max", source=_SOURCE)
def limits_are_in_order(limit: Object, at: FieldPath, _context: Context) -> Problems | None:
    """What a container gets when it says nothing has to be within what it may have.

    Defaults of a container that are not written follow from what is: the limit from `max`, and the request from that
    limit or from `min`.
    """
    bounds = _with_defaults(limit)
    found: list[Problem] = []
    for lower, upper, where in _ORDER:
        for name, quantity in bounds[lower].items():
            above = bounds[upper].get(name)
            if above is not None and _thousandths(quantity) > _thousandths(above):
                message = f"{lower} {quantity} is greater than {upper} {above}"
                found.append((at.child(where).key(name), invalid(bounds[where][name], message)))
    for name, request in bounds["defaultRequest"].items():
        default = bounds["default"].get(name)
        if default is None or can_be_overcommitted(name) or _thousandths(default) == _thousandths(request):
            continue
        message = f"must be equal to the default {default}, because {name} can't be shared"
        found.append((at.child("defaultRequest").key(name), invalid(request, message)))
    return found


@rule("LimitRangeItem", when=("maxLimitRequestRatio",), remedy="write a ratio from 1 to max/min", source=_SOURCE)
def ratios_of_limits_are_possible(limit: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A limit is no less than the request, and with `min` and `max` it can't be more than so many times as large."""
    found: list[Problem] = []
    for name, ratio in limit["maxLimitRequestRatio"].items():
        here = at.child("maxLimitRequestRatio").key(name)
        times = _thousandths(ratio)
        if times < 1000:
            found.append((here, invalid(ratio, "must not be less than 1")))
        least, most = (limit.get(bound, {}).get(name) for bound in ("min", "max"))
        if least is None or most is None:
            continue
        smallest, largest = _thousandths(least), _thousandths(most)
        if smallest > 0 and times * smallest > largest * 1000:
            found.append((here, invalid(ratio, f"must not be greater than max/min = {largest / smallest:g}")))
    return found


def _with_defaults(limit: Object) -> dict[str, dict[str, str | float]]:
    """The bounds of a limit with what the API server fills in."""
    bounds: dict[str, dict[str, str | float]] = {bound: dict(limit.get(bound, {})) for bound in _BOUNDS}
    if limit.get("type") == "Pod":
        bounds["default"], bounds["defaultRequest"] = {}, {}
    elif limit.get("type") == "Container":
        bounds["default"] = {**bounds["max"], **bounds["default"]}
        bounds["defaultRequest"] = {**bounds["min"], **bounds["default"], **bounds["defaultRequest"]}
    return bounds


def _thousandths(quantity: str | float) -> int:
    return -(-nano_units(quantity) // _MILLI)
