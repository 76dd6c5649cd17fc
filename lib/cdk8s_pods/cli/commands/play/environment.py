"""Resolves a container's environment the way the kubelet does, so that podman is given plain values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cdk8s_pods.cli.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .objects import Objects

# A reference is "$(NAME)"; "$$" is a dollar sign that starts none.
# Source: kubernetes, third_party/forked/golang/expansion/expand.go.
_REFERENCE = re.compile(r"\$(?:\$|\(([^)]*)\))")
_METADATA_ENTRY = re.compile(r"metadata\.(labels|annotations)\['(.+)'\]")


def environment_of(container: Mapping[str, Any], pod: Mapping[str, Any], objects: Objects) -> dict[str, str]:
    """Every variable of the container, in the order in which the kubelet sets them.

    Args:
        container: A container of the pod.
        pod: The pod, for the values that ``fieldRef`` asks for.
        objects: The ConfigMaps and Secrets at hand.

    Raises:
        CommandError: A value is not known before the pod runs, or its ConfigMap or Secret is not at hand.
    """
    variables: dict[str, str] = {}
    for source in container.get("envFrom") or []:
        prefix = source.get("prefix") or ""
        for kind, reference in _references(source, "configMapRef", "secretRef"):
            for key, content in (objects.find(kind, reference) or {}).items():
                variables[prefix + key] = _text(kind, reference, key, content)
    for variable in container.get("env") or []:
        source = variable.get("valueFrom")
        if source is None:
            variables[variable["name"]] = expand(variable.get("value") or "", variables)
        elif "resourceFieldRef" not in source:
            value = _value_from(source, pod, objects)
            if value is not None:
                variables[variable["name"]] = value
    return variables


def expand(text: str, variables: Mapping[str, str]) -> str:
    """The text with each ``$(NAME)`` of a known variable replaced; one that is not known stays as it is."""
    return _REFERENCE.sub(lambda found: "$" if found[1] is None else variables.get(found[1], found[0]), text)


def field_of(pod: Mapping[str, Any], path: str) -> str:
    """The text that ``fieldRef`` gives for a field of the pod.

    Raises:
        CommandError: The field is set only once the pod runs.
    """
    metadata = pod["metadata"]
    entry = _METADATA_ENTRY.fullmatch(path)
    if entry:
        return str((metadata.get(entry[1]) or {}).get(entry[2], ""))
    if path in _FIELDS:
        return _FIELDS[path](pod)
    raise CommandError(
        f"pod {metadata['name']}: fieldRef {path}: podman has no such field before the pod runs; "
        f"it can give {', '.join(_FIELDS)}, metadata.labels['...'] and metadata.annotations['...']"
    )


def _entries(values: Mapping[str, str] | None) -> str:
    # One `key="value"` a line, in the order of the keys: kubernetes, pkg/fieldpath/fieldpath.go, FormatMap.
    return "\n".join(f'{key}="{value}"' for key, value in sorted((values or {}).items()))


_FIELDS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "metadata.name": lambda pod: str(pod["metadata"]["name"]),
    "metadata.namespace": lambda pod: str(pod["metadata"].get("namespace") or "default"),
    "metadata.labels": lambda pod: _entries(pod["metadata"].get("labels")),
    "metadata.annotations": lambda pod: _entries(pod["metadata"].get("annotations")),
    "spec.serviceAccountName": lambda pod: str(pod["spec"].get("serviceAccountName") or "default"),
}


def _references(source: Mapping[str, Any], *fields: str) -> list[tuple[str, Mapping[str, Any]]]:
    kinds = {
        "configMapRef": "ConfigMap",
        "configMapKeyRef": "ConfigMap",
        "secretRef": "Secret",
        "secretKeyRef": "Secret",
    }
    return [(kinds[field], source[field]) for field in fields if field in source]


def _text(kind: str, reference: Mapping[str, Any], key: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise CommandError(
            f"{kind} {reference.get('name')}: the value of {key} is not text, which is all a variable can hold"
        ) from None


def _value_from(source: Mapping[str, Any], pod: Mapping[str, Any], objects: Objects) -> str | None:
    if "fieldRef" in source:
        return field_of(pod, source["fieldRef"]["fieldPath"])
    for kind, reference in _references(source, "configMapKeyRef", "secretKeyRef"):
        found = objects.find(kind, reference)
        if found is not None and reference["key"] in found:
            return _text(kind, reference, reference["key"], found[reference["key"]])
        if not reference.get("optional"):
            raise CommandError(f"{kind} {reference['name']} has no key {reference['key']}")
        return None
    raise CommandError(f"env valueFrom {', '.join(source)}: podman has nothing like it")
