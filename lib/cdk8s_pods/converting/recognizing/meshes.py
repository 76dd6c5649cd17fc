"""Finds the mesh pattern: the labels and annotations by which a mesh's webhook is asked for its proxy."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from cdk8s_pods.converting.code import Item, call
from cdk8s_pods.patterns import Consul, Dapr, Istio, Linkerd, mesh

from .found import Found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cdk8s_pods.converting.code import Group
    from cdk8s_pods.converting.notes import Notes
    from cdk8s_pods.converting.values import ValueWriter
    from cdk8s_pods.model import ObjectMeta, PodTemplateSpec
    from cdk8s_pods.patterns.mesh import InjectingMesh

_MESHES: tuple[type[InjectingMesh], ...] = (Istio, Linkerd, Consul, Dapr)
#: What every mesh of a type has to be given.
_NEEDED: dict[type[InjectingMesh], dict[str, str]] = {Dapr: {"app_id": "app"}}
_NUMBER = re.compile("0|[1-9][0-9]{0,18}")


def meshes(template: PodTemplateSpec, ends: bool) -> Iterator[Found]:  # noqa: ARG001 - as every search
    """The meshes that the labels and annotations of a pod ask for.

    Args:
        template: The pod.
        ends: Whether the pod is one of a Job.
    """
    metadata = template.metadata
    if metadata is None:
        return
    written = {**(metadata.labels or {}), **(metadata.annotations or {})}
    for kind in _MESHES:
        cached: Any = kind
        keys = _keys(cached)
        options = {option: _typed(kind, option, written[key]) for key, option in keys.items() if key in written}
        asked = _asking(cached)
        if not options and not (asked.items() <= written.items()):
            continue
        for given in (options, {name: value for name, value in options.items() if name != "inject"}):
            try:
                by = kind(**given)
            except TypeError:
                continue
            said = {**by.labels(), **by.annotations()}
            if said.items() <= written.items():
                rest = template.replace(metadata=_without(metadata, said))
                yield Found(rest, mesh(by), _writing(by))


def _writing(by: InjectingMesh) -> Callable[[ValueWriter, Notes], Group]:
    def write(writer: ValueWriter, notes: Notes) -> Group:
        return call(writer.imported("mesh"), [Item("", writer.value(by, notes.at("nothing")))])

    return write


def _without(metadata: ObjectMeta, said: Mapping[str, str]) -> ObjectMeta | None:
    left: dict[str, dict[str, str] | None] = {}
    for field in ("labels", "annotations"):
        held: Mapping[str, str] | None = getattr(metadata, field)
        left[field] = None if held is None else {key: held[key] for key in held if key not in said} or None
    rest = metadata.replace(**left)
    return rest if rest.__dict__ else None


@cache
def _asking(kind: Any) -> dict[str, str]:
    """What a mesh that is given no options writes."""
    by = kind(**_NEEDED.get(kind, {}))
    return {**by.labels(), **by.annotations()}


@cache
def _keys(kind: Any) -> dict[str, str]:
    """The option that each label and annotation of a mesh says, found out by giving it one option after the other."""
    needed = _NEEDED.get(kind, {})
    nothing = _asking(kind)
    found: dict[str, str] = {}
    for option in kind.__manifest_keys__:
        by = kind(**{**needed, option: _typed(kind, option, "7")})
        said = {**by.labels(), **by.annotations()}
        found.update(dict.fromkeys((key for key in said if said[key] != nothing.get(key)), option))
    return found


def _typed(kind: type[InjectingMesh], option: str, text: str) -> Any:
    """The value of an option that is written as a text."""
    annotation = str(kind.__annotations__[option]).removesuffix(" | None")
    if annotation == "bool":
        return text == "true"
    if annotation.startswith("Sequence["):
        element = annotation.removeprefix("Sequence[").removesuffix("]")
        return [_scalar(element, each) for each in text.split(",")]
    return _scalar(annotation, text)


def _scalar(annotation: str, text: str) -> int | str:
    return int(text) if "int" in annotation.split(" | ") and _NUMBER.fullmatch(text) else text
