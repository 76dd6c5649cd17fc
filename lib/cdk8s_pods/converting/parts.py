"""One object of the input taken apart: the values that its construct is given, and what no construct takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.issues import InvalidManifest
from cdk8s_pods.model import LabelSelector, ObjectMeta, PodTemplateSpec, Value

from .comparing import as_data
from .kinds import SHAPES
from .references import StandIn, WorkloadStandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .kinds import Shape

#: The fields of metadata that cdk8s leaves out where they are empty.
_DROPPED_WHEN_EMPTY = ("labels", "annotations", "finalizers", "ownerReferences")

#: The steps of a path, and what stands there; None where something is taken out.
Patch = tuple[str, tuple[str, ...], Any]


class Parts(NamedTuple):
    """What the construct of an object is given.

    Args:
        shape: The construct.
        metadata: The object's metadata.
        value: Its spec, or the rest of it.
        patches: What is changed behind the construct's back: ``add``, ``remove`` or ``replace``, where and what.
    """

    shape: Shape
    metadata: ObjectMeta
    value: Value
    patches: list[Patch]

    @property
    def template(self) -> PodTemplateSpec | None:
        """The pods that it makes, or is."""
        held = self.value.__dict__
        if self.shape.construct == "Pod":
            pod: Any = self.value
            return PodTemplateSpec(metadata=self.metadata, spec=pod)
        if self.shape.construct == "CronJob":
            spec = held["job_template"].spec
            return None if spec is None else spec.template
        template: PodTemplateSpec | None = held.get("template")
        return template

    def stand_in(self, position: int, variable: str, namespace: str | None) -> StandIn | None:
        """What stands in for its construct in references; None where it has no name of its own."""
        name = self.metadata.name
        if name is None:
            return None
        named = {"api_version": "", "kind": self.shape.construct, "name": name, "namespace": namespace}
        named["api_version"] = next(version for (version, kind), each in SHAPES.items() if each is self.shape)
        template = self.template
        if template is None:
            ports = self.value.__dict__.get("ports", ()) if self.shape.construct == "Service" else ()
            return StandIn(position, variable, ports=ports, **named)  # type: ignore[arg-type]  # they are what it takes
        selector = self.value.__dict__.get("selector")
        if selector is not None and not isinstance(selector, LabelSelector):
            selector = LabelSelector(match_labels=selector)
        return WorkloadStandIn(position, variable, template=template, selected_by=selector, **named)


def try_parts(manifest: dict[str, Any]) -> Parts | None:
    """An object taken apart; None where it is of no kind with a construct, or holds what its construct can't."""
    try:
        shape = SHAPES.get((manifest["apiVersion"], manifest["kind"]))
    except (KeyError, TypeError):
        return None
    metadata = manifest.get("metadata")
    if shape is None or not isinstance(metadata, dict) or not (metadata.get("name") or metadata.get("generateName")):
        return None
    rest = {key: each for key, each in manifest.items() if key not in ("apiVersion", "kind", "metadata")}
    patches: list[Patch] = []
    if shape.is_spec:
        written = rest.pop("spec", None)
        plain = {} if written is None else written
    else:
        known = shape.value_type().__names__
        plain = written = {key: rest.pop(key) for key in list(rest) if key in known}
    patches += [("add", (key,), each) for key, each in rest.items() if each is not None]
    try:
        value = shape.value_type().from_manifest(plain)
        meta = ObjectMeta.from_manifest(metadata)
    except (InvalidManifest, TypeError):
        return None
    patches += _selector_patches(shape, value)
    made = value.to_manifest()
    patches += _changes(made, plain, ("spec",) if shape.is_spec else ())
    patches += _changes(meta.to_manifest(), metadata, ("metadata",))
    if shape.is_spec and not made:
        if written is None and shape.construct != "Namespace":
            patches.append(("remove", ("spec",), None))
        elif written is not None and shape.construct == "Namespace":
            patches.append(("add", ("spec",), {}))
    patches += [
        ("add", ("metadata", key), metadata[key]) for key in _DROPPED_WHEN_EMPTY if metadata.get(key) in ({}, [])
    ]
    return Parts(shape, meta, value, patches)


def _selector_patches(shape: Shape, value: Value) -> list[Patch]:
    """A ReplicationController may leave its selector to the server, which its construct would make one for."""
    if shape.construct == "ReplicationController" and "selector" not in value.__dict__:
        return [("remove", ("spec", "selector"), None)]
    return []


def _changes(made: Any, wanted: Any, steps: tuple[str, ...]) -> Iterator[Patch]:
    """What has to be changed where a null stands in a map or a list, which the server and the model read as empty."""
    if as_data(made) == as_data(wanted):
        return
    if isinstance(made, dict) and isinstance(wanted, dict):
        for key, each in made.items():
            if wanted.get(key) is None:
                yield "remove", (*steps, key), None
            else:
                yield from _changes(each, wanted[key], (*steps, key))
        yield from (("add", (*steps, key), wanted[key]) for key in as_data(wanted) if key not in made)
    elif isinstance(made, list) and isinstance(wanted, (list, tuple)) and len(made) == len(wanted):
        for position, (one, other) in enumerate(zip(made, wanted, strict=True)):
            yield from _changes(one, other, (*steps, str(position)))
    else:
        yield "replace", steps, wanted
