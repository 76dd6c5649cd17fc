"""What LimitRanges give to containers that ask for nothing, and what they refuse."""

from __future__ import annotations

from cdk8s_pods.schema.quantity import try_nano_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, TypeAlias

    #: The name of a resource -> its amount as it is written.
    Amounts: TypeAlias = dict[str, Any]

_NOTHING: Mapping[str, Any] = {}


class Asked:
    """What one container, or one pod, asks for, with what it gets by default.

    Args:
        requests: The requests.
        limits: The limits.
    """

    __slots__ = ("limits", "requests")

    def __init__(self, requests: Amounts, limits: Amounts) -> None:
        self.requests = requests
        self.limits = limits


def asked_by(container: Mapping[str, Any], ranges: Iterable[Mapping[str, Any]]) -> Asked:
    """What a container asks for once the API server and the LimitRanges have filled in what it leaves out.

    A limit without a request is the request as well; then each LimitRange adds its defaults, one after the other.

    Args:
        container: The container, well-typed.
        ranges: The specs of the LimitRanges of its namespace.

    https://kubernetes.io/docs/concepts/policy/limit-range/
    """
    resources = container.get("resources", _NOTHING)
    limits = dict(resources.get("limits", _NOTHING))
    requests = {**limits, **resources.get("requests", _NOTHING)}
    for spec in ranges:
        for limit in spec.get("limits", ()):
            if limit.get("type") == "Container":
                default, default_request = _defaults(limit)
                limits = {**default, **limits}
                requests = {**default_request, **requests}
    return Asked(requests, limits)


def _defaults(limit: Mapping[str, Any]) -> tuple[Amounts, Amounts]:
    """The limits and requests of a container that a LimitRange gives: the largest allowed where it says nothing else.

    Source: pkg/apis/core/v1/defaults.go, SetDefaults_LimitRangeItem.
    """
    default = {**limit.get("max", _NOTHING), **limit.get("default", _NOTHING)}
    return default, {**limit.get("min", _NOTHING), **default, **limit.get("defaultRequest", _NOTHING)}


class Breach:
    """What a LimitRange does not allow.

    Args:
        field: ``limits`` or ``requests``.
        name: The name of the resource.
        value: What is asked for; None where nothing is.
        about: What the LimitRange says.
    """

    __slots__ = ("about", "field", "name", "value")

    def __init__(self, field: str, name: str, value: Any, about: str) -> None:
        self.field = field
        self.name = name
        self.value = value
        self.about = about


def breaches(limit: Mapping[str, Any], asked: Asked) -> Iterator[Breach]:
    """What one item of a LimitRange does not allow of what is asked for; one breach for each resource.

    Source: plugin/pkg/admission/limitranger/admission.go, minConstraint, maxConstraint, limitRequestRatioConstraint.
    """
    found: dict[str, Breach] = {}
    of = str(limit.get("type", "")).lower()
    for name, most in limit.get("max", _NOTHING).items():
        if name not in asked.limits:
            found[name] = Breach("limits", name, None, f"allows {most} a {of}, and needs a limit")
        for field, amounts in (("requests", asked.requests), ("limits", asked.limits)):
            if name in amounts and _worth(amounts[name]) > _worth(most):
                found[name] = Breach(field, name, amounts[name], f"allows {most} a {of}")
    for name, least in limit.get("min", _NOTHING).items():
        if name not in asked.requests:
            found.setdefault(name, Breach("requests", name, None, f"asks for {least} a {of}, and needs a request"))
        for field, amounts in (("limits", asked.limits), ("requests", asked.requests)):
            if name in amounts and _worth(amounts[name]) < _worth(least):
                found[name] = Breach(field, name, amounts[name], f"asks for at least {least} a {of}")
    for name, ratio in limit.get("maxLimitRequestRatio", _NOTHING).items():
        about = f"allows a limit of {ratio} times the request"
        for field, amounts in (("requests", asked.requests), ("limits", asked.limits)):
            if not _worth(amounts.get(name, 0)):
                found.setdefault(name, Breach(field, name, amounts.get(name), f"{about}, and needs both"))
        request, most = asked.requests.get(name, 0), asked.limits.get(name, 0)
        if _worth(request) and _worth(most) * _NANO > _worth(request) * _worth(ratio):
            found.setdefault(name, Breach("limits", name, most, f"{about} of {request}"))
    yield from found.values()


_NANO = 1_000_000_000


def _worth(quantity: Any) -> int:
    return try_nano_units(quantity) or 0  # what is no quantity is told by itself
