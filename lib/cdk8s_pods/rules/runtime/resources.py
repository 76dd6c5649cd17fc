"""Amounts of memory and disk that no process can live with."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, page, rule, server
from cdk8s_pods.schema.quantity import NANO, try_nano_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


#: The suffixes of quantities below one.
_THOUSANDTHS = ("m", "u", "n")
_BYTES = ("memory", "ephemeral-storage", "storage")
#: More than nearly all machines have, and more than any.
_MANY_CORES = 250
_NO_NODE_HAS = 10_000
#: What crun needs to start a container; runc needs more.
_LEAST_MEMORY_BYTES = 512 * 1024


@rule(
    "ResourceRequirements",
    "VolumeResourceRequirements",
    category="runtime",
    remedy="write a unit of bytes: 512Mi or 512M",
    source=server("pkg/api/pod/warnings.go", "warningsForPodSpec"),
)
def amounts_of_bytes_are_whole(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A small `m` stands for thousandths: `512m` of memory is half a byte, a limit that kills the container."""
    found: list[Problem] = []
    for field in ("limits", "requests"):
        amounts = value.get(field)
        if amounts:
            for name in _BYTES:
                amount = amounts.get(name)
                if type(amount) is str and amount[-1:] in _THOUSANDTHS:
                    found.append((at.child(field).key(name), invalid(amount, "must be a whole number of bytes")))
    return found


@rule(
    "ResourceRequirements",
    category="runtime",
    when=("limits", "requests"),
    remedy="write cores, such as 2 or 500m for half of one",
    source=page("https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu"),
)
def amounts_of_cpu_are_cores(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Processors are counted in cores: `cpu: 10Gi` is ten thousand million of them, and no node has them.

    A limit is the request where none is written. More cores than large machines have, or a limit that nothing can
    reach, is advice: `cpu: 500` may be meant as `500m`.
    """
    limit = value.get("limits", {}).get("cpu")
    request = value.get("requests", {}).get("cpu")
    found: list[Problem] = []
    for field, amount in (("requests", request), ("limits", limit)):
        cores = _cores(amount)
        if cores is None or cores < _MANY_CORES:
            continue
        is_requested = field == "requests" or request is None
        message = invalid(amount, f"is {cores:,} cores, {'which no node has' if cores >= _NO_NODE_HAS else 'a lot'}")
        is_certain = is_requested and cores >= _NO_NODE_HAS
        found.append((at.child(field).key("cpu"), message if is_certain else message.mildly()))
    return found


def _cores(amount: Any) -> int | None:
    worth = None if amount is None else try_nano_units(amount)
    return None if worth is None else worth // NANO


@rule(
    "EmptyDirVolumeSource.sizeLimit",
    category="runtime",
    remedy="write a unit of bytes: 512Mi or 512M",
    source=server("pkg/api/pod/warnings.go", "warningsForPodSpec"),
)
def size_limits_are_whole(value: Any, at: FieldPath, context: Context) -> Problems | None:
    """A small `m` stands for thousandths: a pod with a volume of `512m` is evicted with its first byte."""
    if type(value) is str and value[-1:] in _THOUSANDTHS:
        return [(at, invalid(value, "must be a whole number of bytes"))]
    return None


@rule(
    "ResourceRequirements.limits",
    category="runtime",
    remedy="write the unit: 512Mi, not 512",
    source=page("https://github.com/cri-o/cri-o", "crunMinMemory: 500 KiB are the least a container is started with"),
)
def memory_limits_hold_a_process(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Memory without a unit is in bytes. With less than some hundred kilobytes no container starts."""
    amount = value.get("memory")
    if amount is None or (type(amount) is str and amount[-1:] in _THOUSANDTHS):
        return None  # fractions of a byte have a rule of their own
    worth = try_nano_units(amount)
    if worth is None or not 0 < worth < _LEAST_MEMORY_BYTES * NANO:
        return None
    return [(at.key("memory"), invalid(amount, "must be at least 512Ki for a container to start"))]
