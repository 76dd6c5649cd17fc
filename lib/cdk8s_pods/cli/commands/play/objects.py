"""The manifests around a pod that it needs when it runs: ConfigMaps, Secrets, Services.

No rule has looked at these, so nothing in them is taken for granted: what cannot be used is refused when it is needed.
"""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.issues.printable import printable
from cdk8s_pods.schema.formats import config_key_problem, dns_label_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_KINDS = ("ConfigMap", "Secret")


class ServiceName(NamedTuple):
    """A name that leads to pods, and the ports that it is said to have there: each with the pod's own."""

    name: str
    ports: tuple[tuple[Any, Any], ...]


class Objects:
    """Finds ConfigMaps, Secrets and Services among manifests.

    Args:
        manifests: Any manifests; what is of no use to a pod is left alone.
    """

    def __init__(self, manifests: Iterable[Mapping[str, Any]]) -> None:
        self._holders: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._services: list[tuple[str, Mapping[str, Any]]] = []
        for manifest in manifests:
            kind, name = manifest.get("kind"), _mapping(manifest.get("metadata")).get("name")
            if kind in _KINDS and isinstance(name, str):
                self._holders[kind, name] = manifest
            elif kind == "Service" and isinstance(name, str):
                self._services.append((name, _mapping(manifest.get("spec"))))

    def find(self, kind: str, reference: Mapping[str, Any], *, name_field: str = "name") -> dict[str, bytes] | None:
        """The content of a ConfigMap or Secret by key; None where it is missing and ``optional``.

        Raises:
            CommandError: It is neither at hand nor optional, or what it holds is not what its kind holds.
        """
        name = str(reference.get(name_field))
        found = self._holders.get((kind, name))
        if found is not None:
            return _content(kind, name, found)
        if not reference.get("optional"):
            raise CommandError(
                f"{kind} {name} is needed, and not among the manifests; a cluster may have it, podman does not"
            )
        return None

    def services_of(self, pod: Mapping[str, Any]) -> list[ServiceName]:
        """The Services whose selector matches the pod's labels."""
        labels = pod["metadata"].get("labels") or {}
        return [
            ServiceName(name, tuple(_ports(spec)))
            for name, spec in self._services
            # Anything but a label of a domain is no name that a server would take, and may be an option to podman.
            if dns_label_problem(name) is None
            and (selector := _mapping(spec.get("selector")))
            and all(labels.get(key) == value for key, value in selector.items())
        ]


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _ports(spec: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    ports = spec.get("ports")
    for port in ports if isinstance(ports, list) else ():
        number = _mapping(port).get("port")
        if isinstance(number, int):
            yield number, port.get("targetPort") or number


def _content(kind: str, name: str, manifest: Mapping[str, Any]) -> dict[str, bytes]:
    content: dict[str, bytes] = {}
    for field, (wanted, read) in _FIELDS[kind].items():
        values = manifest.get(field)
        if values is not None and not isinstance(values, dict):
            raise CommandError(f"{kind} {name}: {field} must be a mapping of keys to text")
        for key, value in (values or {}).items():
            if problem := config_key_problem(key):
                raise CommandError(f"{kind} {name}: {field}: the key {printable(key)} {problem}")
            try:
                content[key] = read(value)
            except (AttributeError, TypeError, ValueError):
                raise CommandError(f"{kind} {name}: {field}: the value of {key} must be {wanted}") from None
    return content


def _text(value: str) -> bytes:
    return value.encode()


def _base64(value: str) -> bytes:
    # As Go reads it: line breaks do not count, anything else that is no base64 does.
    return b64decode("".join(value.split()), validate=True)


_TEXT: tuple[str, Callable[[Any], bytes]] = ("text", _text)
_BASE64: tuple[str, Callable[[Any], bytes]] = ("base64", _base64)
_FIELDS = {
    "ConfigMap": {"data": _TEXT, "binaryData": _BASE64},
    "Secret": {"data": _BASE64, "stringData": _TEXT},
}
