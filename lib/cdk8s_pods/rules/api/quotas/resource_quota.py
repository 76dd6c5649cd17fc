"""A ResourceQuota: how much the objects of a namespace may use together."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.resources import (
    HUGE_PAGES,
    STANDARD_RESOURCES,
    is_extended,
    resource_name_problem,
)
from cdk8s_pods.rules.interface import CORE, invalid, required, rule, server
from cdk8s_pods.schema import nano_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

_HARD = (
    server(CORE, "ValidateResourceQuotaResourceName", release="1.36"),
    server(CORE, "ValidateResourceQuantityValue", release="1.36"),
)
_SCOPES = server(CORE, "validateResourceQuotaScopes", release="1.36")
_SELECTOR = server(CORE, "validateScopedResourceSelectorRequirement", release="1.36")
#: The API server counts in thousandths, rounded up.
_MILLI = 1_000_000

_POD_COUNT = frozenset({"pods"})
_POD_RESOURCES = _POD_COUNT | {
    "cpu",
    "memory",
    "limits.cpu",
    "limits.memory",
    "requests.cpu",
    "requests.memory",
}
#: The scopes, and the resources that a quota of each can count.
_COUNTED: dict[str, frozenset[str]] = {
    "Terminating": _POD_RESOURCES,
    "NotTerminating": _POD_RESOURCES,
    "BestEffort": _POD_COUNT,
    "NotBestEffort": _POD_RESOURCES,
    "PriorityClass": _POD_RESOURCES,
    "CrossNamespacePodAffinity": _POD_RESOURCES,
    "VolumeAttributesClass": frozenset({"persistentvolumeclaims", "requests.storage"}),
}
#: The scopes that something is in or not: there are no values to tell apart.
_WITHOUT_VALUES = _COUNTED.keys() - {"PriorityClass", "VolumeAttributesClass"}
_CONFLICTS = ({"BestEffort", "NotBestEffort"}, {"Terminating", "NotTerminating"})
#: The names of what is counted in pieces.
_OBJECTS = frozenset(
    {
        "pods",
        "resourcequotas",
        "services",
        "replicationcontrollers",
        "secrets",
        "configmaps",
        "persistentvolumeclaims",
        "services.nodeports",
        "services.loadbalancers",
    }
)


@rule(
    "ResourceQuotaSpec.hard",
    remedy="write a resource such as requests.cpu, pods or count/deployments.apps",
    source=_HARD,
)
def quotas_count_known_resources(hard: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Names without a domain are Kubernetes' own, and few of them can be counted."""
    found: list[Problem] = []
    for name in hard:
        problem = resource_name_problem(name)
        if problem is None and "/" not in name and not _is_counted(name):
            problem = "must be a standard resource for quota"
        if problem is not None:
            found.append((at.key(name), invalid(name, problem)))
    return found


@rule("ResourceQuotaSpec.hard", remedy="write zero or more, and objects and devices in whole numbers", source=_HARD)
def amounts_of_quotas_are_possible(hard: Object, at: FieldPath, _context: Context) -> Problems | None:
    """No amount is negative, and there is no half of an object or a device."""
    found: list[Problem] = []
    for name, quantity in hard.items():
        worth = nano_units(quantity)
        if worth < 0:
            found.append((at.key(name), invalid(quantity, "must be greater than or equal to 0")))
        elif -(-worth // _MILLI) % 1000 and (name in _OBJECTS or is_extended(name)):
            found.append((at.key(name), invalid(quantity, "must be an integer")))
    return found


@rule("ResourceQuotaSpec", when=("scopes",), remedy="write scopes that go with what is counted", source=_SCOPES)
def scopes_of_quotas_fit_what_is_counted(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A scope counts only a part of the pods, or of the claims, and so only what these have."""
    scopes = spec["scopes"]
    here = at.child("scopes")
    return [(here, invalid(scopes, problem)) for problem in _scope_problems(scopes, spec.get("hard", ()))]


@rule(
    "ResourceQuotaSpec",
    when=("scopeSelector",),
    remedy="write scopes that go with what is counted",
    source=_SELECTOR,
)
def selected_scopes_fit_what_is_counted(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A scope counts only a part of the pods, or of the claims, and so only what these have."""
    expressions: Objects = spec["scopeSelector"].get("matchExpressions", ())
    scopes = [each.get("scopeName", "") for each in expressions]
    # The API server does not say which of the expressions it is.
    here = at.child("scopeSelector").child("matchExpressions")
    return [
        (here.child("scopeName") if problem == _UNKNOWN else here, invalid(scopes, problem))
        for problem in _scope_problems(scopes, spec.get("hard", ()))
    ]


@rule(
    "ScopeSelector.matchExpressions",
    remedy="write In or NotIn with values, Exists or DoesNotExist without",
    source=_SELECTOR,
)
def scope_expressions_are_well_formed(expressions: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """Only priority classes and classes of volumes have names to compare with: other scopes just `Exist`."""
    found: list[Problem] = []
    for each in expressions:
        operator, values = each.get("operator", ""), each.get("values", ())
        # The API server does not say which of the expressions it is.
        if each.get("scopeName") in _WITHOUT_VALUES and operator != "Exists":
            message = "must be 'Exists' when the scope is not PriorityClass or VolumeAttributesClass"
            found.append((at.child("operator"), invalid(operator, message)))
        if operator in ("In", "NotIn"):
            if not values:
                found.append((at.child("values"), required("must be at least one value for 'In' and 'NotIn'")))
        elif operator in ("Exists", "DoesNotExist"):
            if values:
                message = "must be no value for 'Exists' and 'DoesNotExist'"
                found.append((at.child("values"), invalid(values, message)))
        else:
            found.append((at.child("operator"), invalid(operator, "not a valid selector operator")))
    return found


_UNKNOWN = "unsupported scope"


def _scope_problems(scopes: Iterable[str], counted: Iterable[str]) -> list[str]:
    """What is wrong with scopes, each thing once."""
    written = set(scopes)
    found: list[str] = []
    if not written <= _COUNTED.keys():
        found.append(_UNKNOWN)
    for scope in sorted(written & _COUNTED.keys()):
        wrong = [name for name in counted if _is_counted(name) and name not in _COUNTED[scope]]
        if wrong:
            found.append(f"unsupported scope applied to resource: {scope} does not go with {', '.join(wrong)}")
    found += [f"conflicting scopes: {' and '.join(sorted(pair))}" for pair in _CONFLICTS if pair <= written]
    return found


def _is_counted(name: str) -> bool:
    """Whether Kubernetes itself counts what has this name, which has no domain."""
    if name.startswith((HUGE_PAGES, f"requests.{HUGE_PAGES}")):
        return True
    return name in STANDARD_RESOURCES and name != "storage"
