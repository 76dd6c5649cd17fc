"""The class methods that make a value in fewer words: ``Volume.config_map("conf", "nginx")``, ``Probe.http_get("/")``.

Which arguments say a value is worked out from the method's own signature: each parameter has the name of a field, of
the value or of what the value holds, and the few that have another stand in a table. Then the method is called with
them: where it gives the same value, they say it.
"""

from __future__ import annotations

from functools import cache
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.model import EnvFromSource, EnvVar, EnvVarSource, Value
from cdk8s_pods.model.field import Constructor

if TYPE_CHECKING:
    from collections.abc import Callable

#: Class methods that are no field's: the type, the method, and the field that the value then has.
_OF_NO_FIELD: dict[type[Value], dict[str, str]] = {
    EnvVar: dict.fromkeys(("from_secret", "from_config_map", "from_field", "from_resource"), "value_from"),
    EnvVarSource: {
        "from_secret": "secret_key_ref",
        "from_config_map": "config_map_key_ref",
        "from_field": "field_ref",
        "from_resource": "resource_field_ref",
    },
    EnvFromSource: {"config_map": "config_map_ref", "secret": "secret_ref"},
}

#: Where the value of a parameter is found that has another name than its field: the steps from the value. ``*`` is the
#: field that the method is about.
_ELSEWHERE: dict[tuple[str, str], tuple[str, ...]] = {
    ("Volume", "volume"): ("name",),
    ("Volume", "spec"): ("*", "volume_claim_template", "spec"),
    ("Volume", "labels"): ("*", "volume_claim_template", "metadata", "labels"),
    ("Volume", "annotations"): ("*", "volume_claim_template", "metadata", "annotations"),
    ("EnvVar", "variable"): ("name",),
    ("EnvVar", "name"): ("*", "#", "name"),
    ("EnvVar", "key"): ("*", "#", "key"),
    ("EnvVar", "optional"): ("*", "#", "optional"),
    ("EnvVar", "field_path"): ("*", "#", "field_path"),
    ("EnvVar", "resource"): ("*", "#", "resource"),
    ("EnvVar", "container_name"): ("*", "#", "container_name"),
    ("EnvVar", "divisor"): ("*", "#", "divisor"),
    ("IngressBackend", "service"): ("*", "name"),
    ("IngressBackend", "port"): ("*", "port", "#"),
    ("MetricSpec", "resource"): ("*", "name"),
    ("MetricSpec", "metric"): ("*", "metric", "name"),
    ("MetricSpec", "selector"): ("*", "metric", "selector"),
    ("MetricSpec", "average_utilization"): ("*", "target", "average_utilization"),
    ("MetricSpec", "average_value"): ("*", "target", "average_value"),
    ("MetricSpec", "value"): ("*", "target", "value"),
}


class Argument(NamedTuple):
    """One argument of a method that makes a value.

    Args:
        name: The parameter, where the argument is given by name; empty where by position.
        value: What is given.
        owner: The value that has it in a field.
        field: That field.
        path: Where that is, from the value that is made, by the API's own names.
    """

    name: str
    value: Any
    owner: Value
    field: str
    path: tuple[str, ...]


class Constructed(NamedTuple):
    """How a value is made.

    Args:
        method: The method, such as ``http_get``.
        arguments: What it is given.
    """

    method: str
    arguments: list[Argument]


def try_constructed(value: Value) -> Constructed | None:
    """The method that makes a value, and its arguments; None where none does."""
    kind: Any = type(value)
    for method, field in _methods_of(kind):
        if field not in value.__dict__:
            continue
        arguments = _arguments(value, kind, method, field)
        if arguments is None:
            continue
        positional = [each.value for each in arguments if not each.name]
        named = {each.name: each.value for each in arguments if each.name}
        try:
            made = getattr(kind, method)(*positional, **named)
        except (TypeError, ValueError):
            continue
        if made.to_manifest() == value.to_manifest():
            return Constructed(method, arguments)
    return None


@cache
def _methods_of(kind: Any) -> list[tuple[str, str]]:
    fields = [(name, name) for name, each in vars(kind).items() if isinstance(each, Constructor)]
    return [*fields, *_OF_NO_FIELD.get(kind, {}).items()]


@cache
def _parameters(kind: Any, method: str) -> list[Parameter]:
    function: Callable[..., Any] = getattr(kind, method)
    return [each for each in signature(function).parameters.values() if each.kind is not Parameter.VAR_KEYWORD]


def _arguments(value: Value, kind: Any, method: str, field: str) -> list[Argument] | None:
    arguments: list[Argument] = []
    by_position = True
    for parameter in _parameters(kind, method):
        owner, name, path = _place(value, kind, parameter.name, field)
        given = owner and owner.__dict__.get(name)
        if owner is None or given is None:
            if parameter.kind is Parameter.POSITIONAL_ONLY:
                return None
            by_position = False
            continue
        positional = by_position and parameter.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
        by_position = positional
        arguments.append(Argument("" if positional else parameter.name, given, owner, name, path))
    taken = {id(each.owner.__dict__.get(each.field)) for each in arguments}
    # The rest of what a probe says is taken by its methods as it is.
    for name, held in value.__dict__.items():
        if name != field and id(held) not in taken and kind.__name__ == "Probe":
            arguments.append(Argument(name, held, value, name, (kind.__manifest_keys__[name],)))
    return arguments


def _place(value: Value, kind: type[Value], parameter: str, field: str) -> tuple[Value | None, str, tuple[str, ...]]:
    """Where the value of a parameter stands: what holds it, under which name, and where that is."""
    source = value.__dict__[field]
    elsewhere = _ELSEWHERE.get((kind.__name__, parameter))
    if elsewhere is not None:
        return _walk(value, elsewhere, field)
    if isinstance(source, Value) and parameter in source.__manifest_keys__:
        return _walk(value, ("*", parameter), field)
    if parameter in value.__manifest_keys__:
        return _walk(value, (parameter,), field)
    return None, "", ()


def _walk(value: Value, steps: tuple[str, ...], field: str) -> tuple[Value | None, str, tuple[str, ...]]:
    holder: Any = value
    path: list[str] = []
    for position, step in enumerate(steps):
        if not isinstance(holder, Value):
            return None, "", ()
        # The one field that is written, whichever of several that is.
        name = field if step == "*" else next(iter(holder.__dict__), "") if step == "#" else step
        if name not in holder.__manifest_keys__:
            return None, "", ()
        path.append(holder.__manifest_keys__[name])
        if position == len(steps) - 1:
            return holder, name, tuple(path)
        holder = holder.__dict__.get(name)
    return None, "", ()
