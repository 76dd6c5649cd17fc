"""Requests for devices: of which class, which of them, how many, and the taints that are tolerated."""

from __future__ import annotations

from cdk8s_pods.rules.interface import (
    formatted,
    invalid,
    one_of,
    required,
    rule,
    server,
    too_long,
    unsupported,
)
from cdk8s_pods.schema.formats import dns_subdomain_problem, label_value_problem, qualified_name_problem

from .attributes import driver_name_problems
from .device_claim import DEVICES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

_REQUESTS = ("ExactDeviceRequest", "DeviceSubRequest")
_TOLERATION = server(DEVICES, "validateDeviceToleration", release="1.36")
_MODES = ("All", "ExactCount")
_OPERATORS = ("Equal", "Exists")
_LONGEST_EXPRESSION = 10 * 1024
_LARGEST_PARAMETERS = 10 * 1024


@rule(
    *_REQUESTS, remedy="write the name of a DeviceClass", source=server(DEVICES, "validateDeviceClass", release="1.36")
)
def requests_name_a_class_of_devices(request: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A class says which devices are meant, and who may have them."""
    name, here = request.get("deviceClassName", ""), at.child("deviceClassName")
    if not name:
        return [(here, required())]
    problem = dns_subdomain_problem(name)
    return None if problem is None else [(here, invalid(name, problem))]


@rule(
    *_REQUESTS,
    remedy="write a count of 1 or more, or allocationMode: All without",
    source=server(DEVICES, "validateDeviceAllocationMode", release="1.36"),
)
def requests_say_how_many_devices(request: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A request is for so many devices, for one where nothing is written, or for all that there are on a node."""
    mode, count = request.get("allocationMode") or "ExactCount", request.get("count", 0)
    if mode not in _MODES:
        return [(at.child("allocationMode"), unsupported(mode, _MODES))]
    if mode == "All":
        message = "must not be specified when allocationMode is 'All'"
        return [(at.child("count"), invalid(count, message))] if count else None
    return [(at.child("count"), invalid(count, "must be greater than zero"))] if count < 0 else None


@rule(
    *(f"{request}.selectors" for request in _REQUESTS),
    "DeviceClassSpec.selectors",
    remedy="write cel.expression",
    source=server(DEVICES, "validateSelector", release="1.36"),
)
def selectors_of_devices_are_expressions(selectors: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """A device is selected where every expression about it is true."""
    found: list[Problem] = []
    for position, selector in enumerate(selectors):
        here = at.index(position).child("cel")
        if "cel" not in selector:
            found.append((here, required()))
        elif len(selector["cel"].get("expression", "").encode("utf-8", "replace")) > _LONGEST_EXPRESSION:
            found.append((here.child("expression"), too_long(_LONGEST_EXPRESSION)))
    return found


@rule(
    "CELDeviceSelector",
    remedy="write an expression in CEL about device",
    source=server(DEVICES, "validateCELSelector", release="1.36"),
)
def selectors_of_devices_compile(selector: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The API server compiles a selector before it takes it: what does not compile could select nothing."""
    # Deferred: few manifests have an expression.
    from cdk8s_pods.facts.cel.problems import expression_problem

    text = selector.get("expression", "")
    if len(text) > _LONGEST_EXPRESSION:
        return None
    problem = expression_problem(text, declared=frozenset({"device"}), gives=("bool",))
    return None if problem is None else [(at.child("expression"), invalid(text, problem))]


@rule("DeviceToleration", remedy="write Equal with a value, or Exists without", source=_TOLERATION)
def tolerations_of_devices_have_an_operator(toleration: Object, at: FieldPath, _context: Context) -> Problems | None:
    """`Exists` tolerates a taint whatever its value, `Equal`, which is the default, compares it."""
    operator, value = toleration.get("operator", "Equal"), toleration.get("value", "")
    if operator not in _OPERATORS:
        here = at.child("operator")
        return [(here, unsupported(operator, _OPERATORS) if operator else required())]
    if operator == "Exists":
        return [(at.child("value"), invalid(value, "must be empty for operator `Exists`"))] if value else None
    problem = label_value_problem(value)
    return None if problem is None else [(at.child("value"), invalid(value, problem))]


@formatted(
    "DeviceToleration.key",
    by=qualified_name_problem,
    remedy="correct the key, or leave it out",
    source=_TOLERATION,
)
def tolerations_of_devices_name_a_taint() -> None:
    """The key of a taint has the format of a label's."""


@one_of(
    "DeviceToleration.effect",
    words=("NoExecute", "NoSchedule"),
    remedy="write NoSchedule or NoExecute",
    source=_TOLERATION,
)
def effects_of_device_taints_are_known() -> None:
    """A taint of a device keeps pods away from it, or sends them away."""


@rule(
    "DeviceClaimConfiguration",
    "DeviceClassConfiguration",
    remedy="write opaque with a driver and its parameters",
    source=server(DEVICES, "validateOpaqueConfiguration", release="1.36"),
)
def configurations_of_devices_are_for_a_driver(
    configuration: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """Parameters are an object that the driver of the device understands, and nobody else."""
    here = at.child("opaque")
    if "opaque" not in configuration:
        return [(here, required())]
    opaque = configuration["opaque"]
    driver = opaque.get("driver", "")
    found: list[Problem] = []
    if not driver:
        found.append((here.child("driver"), required()))
    else:
        found += [(here.child("driver"), invalid(driver, problem)) for problem in driver_name_problems(driver)]
    if "parameters" not in opaque:
        found.append((here.child("parameters"), required()))
    elif _size(opaque["parameters"]) > _LARGEST_PARAMETERS:
        found.append((here.child("parameters"), too_long(_LARGEST_PARAMETERS)))
    return found


def _size(parameters: Object) -> int:
    """How many bytes parameters have as JSON."""
    import json  # deferred: hardly any manifest has such parameters

    return len(
        json.dumps(parameters, ensure_ascii=False, separators=(",", ":"), default=str).encode("utf-8", "replace")
    )
