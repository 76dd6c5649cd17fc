"""The manifests around a pod that it needs when it runs: ConfigMaps, Secrets, Services."""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING, Any

from cdk8s_pods.cli.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Objects:
    """Finds ConfigMaps, Secrets and Services among manifests.

    Args:
        manifests: Any manifests; what is of no use to a pod is left alone.
    """

    def __init__(self, manifests: Iterable[Mapping[str, Any]]) -> None:
        self._contents: dict[tuple[str, str], dict[str, bytes]] = {}
        self._services: list[Mapping[str, Any]] = []
        for manifest in manifests:
            kind, name = str(manifest.get("kind")), str((manifest.get("metadata") or {}).get("name"))
            if kind in _CONTENTS:
                self._contents[kind, name] = _CONTENTS[kind](manifest)
            elif kind == "Service":
                self._services.append(manifest)

    def find(self, kind: str, reference: Mapping[str, Any], *, name_field: str = "name") -> dict[str, bytes] | None:
        """The content of a ConfigMap or Secret by key; None where it is missing and ``optional``.

        Raises:
            CommandError: It is neither at hand nor optional.
        """
        name = str(reference.get(name_field))
        found = self._contents.get((kind, name))
        if found is None and not reference.get("optional"):
            raise CommandError(
                f"{kind} {name} is needed, and not among the manifests; a cluster may have it, podman does not"
            )
        return found

    def services_of(self, pod: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """The Services whose selector matches the pod's labels."""
        labels = (pod["metadata"].get("labels") or {}).items()
        return [
            service
            for service in self._services
            if (selector := (service.get("spec") or {}).get("selector")) and selector.items() <= labels
        ]


def _config_map(manifest: Mapping[str, Any]) -> dict[str, bytes]:
    content = {key: str(value).encode() for key, value in (manifest.get("data") or {}).items()}
    return content | {key: b64decode(value) for key, value in (manifest.get("binaryData") or {}).items()}


def _secret(manifest: Mapping[str, Any]) -> dict[str, bytes]:
    content = {key: b64decode(value) for key, value in (manifest.get("data") or {}).items()}
    return content | {key: str(value).encode() for key, value in (manifest.get("stringData") or {}).items()}


_CONTENTS = {"ConfigMap": _config_map, "Secret": _secret}
