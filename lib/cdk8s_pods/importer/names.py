"""From the names of an API to those of Python: the same name always gives the same one, whatever stands beside it."""

from __future__ import annotations

import keyword
import re

from cdk8s_pods.model import Value
from cdk8s_pods.render import manifest_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

#: A word of a name: what is written in mixed capitals, ``URLs``, ``HTTP`` before ``Route``, ``Route``, ``v1beta1``.
_WORD = re.compile(r"IPv[46]|OAuth|[A-Z]{2,}s(?![a-z])|[A-Z]{2,}[0-9]*(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+")
_PART = re.compile(r"[A-Za-z0-9]+")
#: Names that annotations use: a field that has one would stand for it in the rest of its class.
ANNOTATIONS = frozenset({"bool", "float", "int", "str"})
#: What a value has beside its fields.
_OF_VALUES = frozenset(name for name in dir(Value) if not name.startswith("_"))
#: What a construct takes beside the fields of its object.
_OF_CONSTRUCTS = frozenset({"self", "scope", "id", "metadata", "ignore_rules"})


def field_names(keys: Collection[str]) -> dict[str, str]:
    """The Python name of each field of one type: the API's name in snake case, told apart where two meet.

    Of fields that meet, the one that is written as Kubernetes writes names keeps the plain name; the others have an
    underscore at their end.
    """
    return _told_apart(keys, ANNOTATIONS | _OF_VALUES)


def argument_names(keys: Collection[str]) -> dict[str, str]:
    """The name of the argument of a construct for each field at the top of its objects."""
    return _told_apart(keys, ANNOTATIONS | _OF_CONSTRUCTS | {"name", "node", "api_object"})


def class_name(kind: str) -> str:
    """The name of the class of a kind: the kind itself, wherever Python has such names."""
    return _checked("".join(part[0].upper() + part[1:] for part in _PART.findall(kind)), "Kind")


def part_of_class_name(key: str) -> str:
    """What a field adds to the name of its type: ``issuerRef`` adds ``IssuerRef``."""
    return "".join(part[0].upper() + part[1:] for part in _PART.findall(key)) or "Field"


def module_name(kind: str, version: str) -> str:
    """The module of a kind in the package of its group: ``_certificate_v1``."""
    return _checked("_" + "_".join(part.lower() for part in (_snake(kind) or "kind", _snake(version) or "v")), "_kind")


def package_path(group: str) -> tuple[str, ...]:
    """The folders of a group, as ``cdk8s import`` has them: ``cert-manager.io`` is ``io/cert_manager``."""
    return tuple(
        _checked("_".join(_PART.findall(label)).lower() or "group", "group") for label in reversed(group.split("."))
    )


def version_suffix(version: str) -> str:
    """What the class of a version that is not the preferred one has at its end: ``V1Beta1``."""
    return "".join(part[0].upper() + part[1:] for part in re.findall(r"[a-z]+[0-9]*|[0-9]+", version.lower()))


def free_name(wanted: str, taken: Collection[str]) -> str:
    """A name of a class that is not taken: ``wanted``, or that with the first number that is free."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}{number}" in taken:
        number += 1
    return f"{wanted}{number}"


def _snake(key: str) -> str:
    return "_".join(word.lower() for part in _PART.findall(key) for word in _WORD.findall(part))


def _told_apart(keys: Iterable[str], taken: Collection[str]) -> dict[str, str]:
    plain = {key: _checked(_snake(key), "field") for key in keys}
    used = set(taken)
    names: dict[str, str] = {}
    for key in sorted(plain, key=lambda key: (manifest_key(plain[key]) != key, key)):
        name = plain[key]
        while name in used:
            name += "_"
        used.add(name)
        names[key] = name
    return {key: names[key] for key in plain}


def _checked(name: str, otherwise: str) -> str:
    """A name that Python takes: no keyword, no digit first, never empty."""
    name = name or otherwise
    if name[0].isdigit():
        name = f"{otherwise}_{name}"
    return f"{name}_" if keyword.iskeyword(name) else name
