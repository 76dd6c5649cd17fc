"""The short forms in which a field can be written: ``ports=[80]``, ``env={"LOG_LEVEL": "debug"}``, a construct.

Each form is proposed here, and taken where the model makes of it what the field holds: what a short form means is
known in one place, and it is not this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.model import IngressBackend, Value
from cdk8s_pods.model.frozen_mapping import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .references import References, StandIn


class Part(NamedTuple):
    """An element of a short list or an entry of a short mapping.

    Args:
        key: The key of the entry; None in a list.
        value: What is written: a scalar, a list of scalars, a value, or what stands in for a construct.
        path: Where what it says stands, from the field, by the API's own names.
        more: Where more of what it says stands.
    """

    key: str | int | None
    value: Any
    path: tuple[str | int, ...]
    more: tuple[tuple[str | int, ...], ...] = ()


class ShortForm(NamedTuple):
    """A short form of a list, as a list or a mapping of parts.

    Args:
        parts: The parts.
    """

    parts: list[Part]

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return bool(self.parts) and self.parts[0].key is not None

    @property
    def written(self) -> Any:
        """What the model is given."""
        if self.is_mapping:
            entries: dict[Any, Any] = {part.key: part.value for part in self.parts}
            return FrozenMapping(entries)
        return tuple(part.value for part in self.parts)


def try_short(value_type: type[Value], field: str, held: Any, references: References) -> ShortForm | StandIn | None:
    """The short form of what a field holds; None where it has none.

    Args:
        value_type: The type whose field it is.
        field: The field.
        held: What it holds.
        references: The objects that it may refer to.
    """
    full = value_type.__short_forms__.get(field)
    if full is None:
        return None
    proposals: list[ShortForm | StandIn] = [*_objects(value_type, field, held, references), *_forms(held, references)]
    for proposed in proposals:
        written: Any = proposed.written if isinstance(proposed, ShortForm) else proposed
        if isinstance(proposed, ShortForm) and len(written) != len(proposed.parts):
            continue  # two entries have one key
        if is_same(full, written, held):
            return proposed
    return None


def is_same(full: Callable[[Any], Any], written: Any, held: Any) -> bool:
    """Whether a short form stands for what is held."""
    try:
        return bool(_plain(full(written)) == _plain(held))
    except (TypeError, ValueError, AttributeError):
        return False


def _plain(value: Any) -> Any:
    if isinstance(value, Value):
        return value.to_manifest()
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    return dict(value) if isinstance(value, FrozenMapping) else value


class _OfNoKind:
    """Has a name, and stands for an object of no kind that there is."""

    name = "anything"

    class api_object:  # noqa: N801 - stands for an attribute
        """The object."""

        kind = ""
        name = "anything"


def _objects(value_type: type[Value], field: str, held: Any, references: References) -> Iterator[StandIn]:
    """The objects that may stand for what is held."""
    full = value_type.__short_forms__[field]
    if isinstance(held, str):
        if field == "namespace" or is_same(full, _OfNoKind(), "anything"):
            return  # a name of any kind says too little
        yield from (each for each in references.named(held) if references.is_near(each))
    elif isinstance(held, (Value, FrozenMapping)):
        if isinstance(held, Value) and isinstance(name := held.__dict__.get("name"), str):
            near = "namespace" in held.__manifest_keys__
            yield from (each for each in references.named(name) if near or references.is_near(each))
        elif type(held).__name__ in ("LabelSelector", "FrozenMapping"):
            yield from references.workloads()


def _forms(held: Any, references: References) -> Iterator[ShortForm]:
    """The short forms of a list."""
    if not isinstance(held, tuple) or not held or not all(isinstance(each, Value) for each in held):
        return
    kind = type(held[0]).__name__
    mapping = _MAPPINGS.get(kind)
    if mapping is not None:
        parts = [mapping(each, (position,)) for position, each in enumerate(held)]
        if all(part is not None for part in parts):
            yield ShortForm([part for part in parts if part is not None])
    if kind == "IngressRule":
        form = _ingress_rules(held, "Prefix", references)
        if form is not None:
            yield form
    element = _ELEMENTS.get(kind)
    if element is not None:
        elements = [Part(None, element(each, references), (position,)) for position, each in enumerate(held)]
        if any(part.value is not each for part, each in zip(elements, held, strict=True)):
            yield ShortForm(elements)


def ingress_rules(held: Any, references: References) -> tuple[ShortForm, str] | None:
    """The rules of an Ingress as a mapping, and the path type that all of its paths have; None where they have none.

    Args:
        held: The rules.
        references: The objects that it may refer to.
    """
    types = {path.path_type for rule in held for path in (rule.http.paths if rule.http else ())}
    if len(types) != 1:
        return None
    (path_type,) = types
    form = _ingress_rules(held, path_type, references)
    return None if form is None else (form, path_type)


def _ingress_rules(held: Any, path_type: str, references: References) -> ShortForm | None:
    from cdk8s_pods.model.ingress_backend import rules_of

    parts: list[Part] = []
    for position, rule in enumerate(held):
        if rule.http is None:
            return None
        for number, path in enumerate(rule.http.paths):
            if not (path.path or "").startswith("/"):
                return None
            where: tuple[str | int, ...] = (position, "http", "paths", number)
            backend: Any = path.backend
            if backend.service is not None:
                backend = next(
                    (
                        each
                        for each in references.named(backend.service.name)
                        if each.kind == "Service"
                        and len(each.ports) == 1
                        and references.is_near(each)
                        and IngressBackend.service(each).to_manifest() == backend.to_manifest()
                    ),
                    backend,
                )
            more: tuple[tuple[str | int, ...], ...] = ((position,),) if number == 0 else ()
            parts.append(Part(f"{rule.host or ''}{path.path}", backend, where, more))
    form = ShortForm(parts)
    if len(form.written) != len(parts) or not is_same(lambda written: rules_of(written, path_type), form.written, held):
        return None
    return form


def _only(value: Value, *fields: str) -> bool:
    return set(value.__dict__) <= set(fields)


def _variable(each: Any, at: tuple[str | int, ...]) -> Part | None:
    if (each.value is None) == (each.value_from is None):
        return None
    return Part(each.name, each.value_from or each.value, (*at, "valueFrom"), (at,))


def _header(each: Any, at: tuple[str | int, ...]) -> Part | None:
    return Part(each.name, each.value, at)


def _key_to_path(each: Any, at: tuple[str | int, ...]) -> Part | None:
    return Part(each.key, each.path, at) if _only(each, "key", "path") else None


def _downward_file(each: Any, at: tuple[str | int, ...]) -> Part | None:
    if _only(each, "path", "field_ref") and each.field_ref is not None:
        plain = _only(each.field_ref, "field_path")
        return Part(each.path, each.field_ref.field_path if plain else each.field_ref, at)
    return Part(each.path, each.resource_field_ref, at) if _only(each, "path", "resource_field_ref") else None


def _service_port(each: Any, at: tuple[str | int, ...]) -> Part | None:
    if each.target_port is None or not _only(each, "name", "port", "target_port"):
        return None
    return Part(each.port, each.target_port, at)


def _policy_rule(each: Any, at: tuple[str | int, ...]) -> Part | None:
    if _only(each, "non_resource_urls", "verbs") and each.non_resource_urls and len(each.non_resource_urls) == 1:
        return Part(each.non_resource_urls[0], list(each.verbs), (*at, "verbs"), (at,))
    if not _only(each, "api_groups", "resources", "verbs"):
        return None
    if len(each.api_groups or ()) != 1 or len(each.resources or ()) != 1:
        return None
    plural, slash, part = each.resources[0].partition("/")
    group = f".{each.api_groups[0]}" if each.api_groups[0] else ""
    return Part(f"{plural}{group}{slash}{part}", list(each.verbs), (*at, "verbs"), (at,))


def _claim(each: Any, at: tuple[str | int, ...]) -> Part | None:
    if not _only(each, "metadata", "spec") or each.metadata is None or not _only(each.metadata, "name"):
        return None
    return Part(each.metadata.name, each.spec, (*at, "spec"), (at,))


_MAPPINGS: dict[str, Callable[[Any, tuple[str | int, ...]], Part | None]] = {
    "DownwardAPIVolumeFile": _downward_file,
    "EnvVar": _variable,
    "HTTPHeader": _header,
    "KeyToPath": _key_to_path,
    "PersistentVolumeClaim": _claim,
    "PolicyRule": _policy_rule,
    "ServicePort": _service_port,
}


def _bare(field: str) -> Callable[[Any, References], Any]:
    """An element that says one thing alone is short for it."""

    def short(each: Any, references: References) -> Any:  # noqa: ARG001 - as every element is shortened
        return each.__dict__[field] if _only(each, field) and each.__dict__ else each

    return short


def _secret(each: Any, references: References) -> Any:
    if each.name is None:
        return each
    found = (one for one in references.named(each.name) if one.kind == "Secret" and references.is_near(one))
    return next(found, each.name)


def _subject(each: Any, references: References) -> Any:
    if each.kind != "ServiceAccount":
        return each
    found = (
        one
        for one in references.named(each.name)
        if one.kind == "ServiceAccount" and one.namespace == each.namespace and each.api_group is None
    )
    return next(found, each)


def _peer(each: Any, references: References) -> Any:
    if not _only(each, "pod_selector") or each.pod_selector is None:
        return each
    selector = type(each).__short_forms__["pod_selector"]
    return next((one for one in references.workloads() if is_same(selector, one, each.pod_selector)), each)


_ELEMENTS: dict[str, Callable[[Any, References], Any]] = {
    "ContainerPort": _bare("container_port"),
    "LocalObjectReference": _secret,
    "NetworkPolicyPeer": _peer,
    "NetworkPolicyPort": _bare("port"),
    "ServicePort": _bare("port"),
    "Subject": _subject,
}
