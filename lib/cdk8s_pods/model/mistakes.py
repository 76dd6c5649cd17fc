"""What is said of a value that cannot be made: the mistake, and what to write instead."""

from __future__ import annotations

import sys

from cdk8s_pods.suggestion import closest

from .annotations import held_alternatives
from .field import Constructor
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

#: A field that more types have than these says nothing about which of them was meant.
_FEW_OWNERS = 4

#: What is written where it does not belong and still left to the check of the manifest, which names its path.
_SCALARS = (str, int, float)


def written_by_position(value_type: type[Value], positional: Sequence[object]) -> str:
    """What is said of fields that were written without their names."""
    names = dict.fromkeys((*value_type.__required__, *value_type.__manifest_keys__))
    by_name = (f"{name}={_shown(value)}" for name, value in zip(names, positional, strict=False))
    return f"{value_type.__name__} takes its fields by name: write {value_type.__name__}({', '.join(by_name)})"


def missing_fields(value_type: type[Value], held: Mapping[str, Any]) -> str:
    """What is said of required fields that were not written."""
    missing = [name for name in value_type.__required__ if name not in held]
    is_or_are = "it is" if len(missing) == 1 else "they are"
    return f"{value_type.__name__} needs {' and '.join(missing)}: {is_or_are} required by the Kubernetes API"


def unknown_field(value_type: type[Value], name: str, written: Mapping[str, Any]) -> str:
    """What is said of a field that the type does not have."""
    fields = value_type.__manifest_keys__
    longer = [field for field in fields if field.endswith(f"_{name}")]
    longer.sort(key=lambda field: field not in value_type.__required__ or field in written)
    near = value_type.__names__.get(name) or closest(name, fields, 0.8) or next(iter(longer), None)
    owners = {} if near else _owners(name)
    if owners and len(owners) <= _FEW_OWNERS:
        hint = f": {next(iter(owners.values()))} is a field of {_listed([*owners])}"
    else:
        near = near or closest(name, fields)
        hint = f"; did you mean {near!r}?" if near else ""
    return f"{value_type.__name__} has no field {name!r}{hint}"


def refuse_misfit(value_type: type[Value], name: str, value: Any) -> None:
    """Refuse what a field cannot hold; nothing is said of what the check of the manifest names better.

    Args:
        value_type: The type that has the field.
        name: The field.
        value: What was written, in the full form where it was a short one.

    Raises:
        TypeError: A value of a wrong type, or something else where a value belongs.
    """
    alternatives = held_alternatives(value_type, name)
    one = _value_type_among(alternatives, value_type)
    of_list = [
        alternative[len("Sequence[") : -1] for alternative in alternatives if alternative.startswith("Sequence[")
    ]
    many = _value_type_among(of_list, value_type)
    where = f"{value_type.__name__}.{name}"
    if type(value) is tuple and of_list:
        for position, element in enumerate(value):
            if not _may_stand_for(many, element, of_list):
                wanted = many.__name__ if many else of_list[0]
                raise TypeError(
                    f"{where} takes a list of {wanted}, and element {position} is {_kind(element)}"
                    f"{_remedy(many, element)}"
                )
    elif many and isinstance(value, many):
        raise TypeError(f"{where} takes a list: write {name}=[{many.__name__}(...)]")
    elif not _may_stand_for(one or many, value, alternatives):
        wanted = one.__name__ if one else f"list of {many.__name__}" if many else " or ".join(alternatives)
        raise TypeError(f"{where} takes {_a(wanted)}, not {_kind(value)}{_remedy(one or many, value)}")


def wrong_argument(where: str, wanted: type[Value], value: object) -> str:
    """What is said of an argument that is not of the value type it has to be.

    Args:
        where: The argument, as the user knows it: ``Deployment.template``.
        wanted: The type it has to be of.
        value: What was given.
    """
    return f"{where} takes {_a(wanted.__name__)}, not {_kind(value)}{_remedy(wanted, value)}"


def pattern_without_list(where: str, pattern: object) -> str:
    """What is said of something else than a list of patterns."""
    if not callable(pattern):
        return f"{where} takes a list of patterns, not {_kind(pattern)}: write patterns=[sidecar(...)]"
    return f"{where} takes a list: write patterns=[{_written(pattern)}]"


def not_a_pattern(pattern: object, made: object) -> str:
    """What is said of something among patterns that makes no pod template of a pod template.

    Args:
        pattern: What stands among the patterns.
        made: What it made of a template, or itself where that was not tried.
    """
    if not callable(pattern):
        return f"a pattern makes a PodTemplateSpec of one, and {_kind(pattern)} is none: write one such as sidecar(...)"
    if callable(made):
        return f"{_name(pattern)} makes a pattern and is none itself: write {_name(pattern)}(...)"
    return f"the pattern {_name(pattern)} made {_kind(made)} instead of a PodTemplateSpec: return the changed template"


def _may_stand_for(wanted: type[Value] | None, value: Any, alternatives: Sequence[str]) -> bool:
    if wanted:
        accepted = isinstance(value, (wanted, *_SCALARS))
        return accepted or (isinstance(value, dict) and any(text.startswith("Mapping[") for text in alternatives))
    # Whatever else is wrong with a field that takes no values of ours, the check of the manifest finds.
    return not (isinstance(value, Value) and all(map(_takes_scalars, alternatives)))


def _takes_scalars(alternative: str) -> bool:
    known = {"str", "int", "float", "bool", "IntOrString", "Quantity", "Time"}
    return alternative in known or alternative.startswith(("Literal[", "Mapping[str, str", "Sequence[str"))


def _value_type_among(alternatives: Iterable[str], user: type[Value]) -> type[Value] | None:
    """The first alternative that names a value type, as the module of the type that has the field knows it."""
    # Deferred: the package exports its types lazily, and this module stands below it.
    from cdk8s_pods import model

    modules = [*(sys.modules.get(base.__module__) for base in user.__mro__), model]
    for alternative in alternatives:
        for module in modules:
            found = getattr(module, alternative, None)
            if isinstance(found, type) and issubclass(found, Value):
                return found
    return None


def _owners(name: str) -> dict[str, str]:
    """The types that have a field of this name, in Python or in the API, each with the field's name in Python."""
    # Deferred as above; every type is loaded here, because any of them may have it.
    from cdk8s_pods import model

    types = (getattr(model, exported) for exported in dir(model))
    return {
        found.__name__: found.__names__.get(name, name)
        for found in types
        if isinstance(found, type)
        and issubclass(found, Value)
        and (name in {**found.__names__, **found.__manifest_keys__})
    }


def _remedy(wanted: type[Value] | None, value: Any) -> str:
    """What to write instead of ``value``, where that can be said."""
    if wanted is None:
        return ""
    name = wanted.__name__
    if isinstance(value, Constructor):
        return f": call it, {value.__qualname__}(...)"
    if isinstance(value, dict):
        written = (wanted.__names__.get(key, key) for key in value)
        fields = ", ".join(f"{field}=..." for field in written if field in wanted.__manifest_keys__) or "..."
        return f": write {name}({fields}), or {name}.from_manifest(...) of what a manifest says"
    if isinstance(value, Value):
        for field in wanted.__manifest_keys__:
            if type(value).__name__ in held_alternatives(wanted, field):
                return f": write {name}({field}={type(value).__name__}(...))"
        for field, held in value.__dict__.items():
            if isinstance(held, wanted):
                return f": write its {field.removeprefix('_')} alone"
    return f": write {name}(...)"


def _kind(value: object) -> str:
    if isinstance(value, Constructor):
        return f"the constructor {value.__qualname__} itself"
    if isinstance(value, type):
        return f"the type {value.__name__} itself"
    if isinstance(value, dict):
        return "a dict"
    if isinstance(value, tuple):
        return "a list"
    if value is None:
        return "None"
    return _a(type(value).__name__)


def _name(function: object) -> str:
    return getattr(function, "__name__", type(function).__name__)


def _written(pattern: object) -> str:
    """How a pattern was probably written: one made by a function is the call of that function."""
    maker, made, _ = getattr(pattern, "__qualname__", "").partition(".<locals>.")
    return f"{maker}(...)" if made else _name(pattern)


def _a(name: str) -> str:
    """The name with its article, as it is read aloud: capitals at its beginning are spelt."""
    spelt = name[:2].isupper()
    return f"{'an' if name[0] in ('AEFHILMNORSX' if spelt else 'AEIOaeio') else 'a'} {name}"


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{type(value).__name__}(...)" if isinstance(value, Value) else "..."


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
