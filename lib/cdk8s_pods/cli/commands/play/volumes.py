"""Turns a pod's volumes into podman volumes, with the files that Kubernetes would put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.errors import CommandError

from .environment import field_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .objects import Objects

# https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/: defaultMode is 0644.
_DEFAULT_MODE = 0o644

#: Volume sources that podman plays as they are.
_PLAYED_BY_PODMAN = ("hostPath", "persistentVolumeClaim")


class PreparedVolume(NamedTuple):
    """A podman volume that is made and filled before the pod starts, and removed with it.

    Args:
        name: The name of the podman volume.
        files: Each file's path within the volume, its content and its mode; none for an ``emptyDir``.
        writable: Whether containers may write to it.
    """

    name: str
    files: tuple[tuple[str, bytes, int], ...]
    writable: bool


def prepare_volume(volume: Mapping[str, Any], pod: Mapping[str, Any], objects: Objects) -> PreparedVolume | None:
    """What to prepare for one volume of the pod; None for one that podman plays as it is.

    Raises:
        CommandError: podman has no volume of this kind, or what fills it is not at hand.
    """
    name = str(volume["name"])
    kind = next((key for key, value in volume.items() if key != "name" and value is not None), "emptyDir")
    if kind in _PLAYED_BY_PODMAN:
        return None
    # podman keeps one set of volume names for all pods.
    podman_name = f"cdk8s-pods-{pod['metadata']['name']}-{name}"
    if kind == "emptyDir":
        return PreparedVolume(podman_name, (), writable=True)
    if kind not in _FILES:
        can = ", ".join(("emptyDir", *_FILES, *_PLAYED_BY_PODMAN))
        raise CommandError(f"pod {pod['metadata']['name']}: volume {name}: podman has no {kind}; it can play {can}")
    source = volume[kind] or {}
    mode = source.get("defaultMode")
    files = _FILES[kind](source, pod, objects, _DEFAULT_MODE if mode is None else mode)
    return PreparedVolume(podman_name, tuple(files), writable=False)


def _from_keys(kind: str, name_field: str) -> Callable[..., Iterator[tuple[str, bytes, int]]]:
    def files(source: Mapping[str, Any], _: Any, objects: Objects, mode: int) -> Iterator[tuple[str, bytes, int]]:
        content = objects.find(kind, source, name_field=name_field) or {}
        items: list[dict[str, Any]] = source.get("items") or [{"key": key, "path": key} for key in content]
        for item in items:
            if item["key"] in content:
                yield item["path"], content[item["key"]], item.get("mode", mode)
            elif not source.get("optional"):
                raise CommandError(f"{kind} {source.get(name_field)} has no key {item['key']}")

    return files


def _downward_api(
    source: Mapping[str, Any], pod: Mapping[str, Any], _: Objects, mode: int
) -> Iterator[tuple[str, bytes, int]]:
    for item in source.get("items") or []:
        if "fieldRef" not in item:
            raise CommandError(f"downwardAPI {item['path']}: podman cannot write a container's resources to a file")
        yield item["path"], field_of(pod, item["fieldRef"]["fieldPath"]).encode(), item.get("mode", mode)


def _projected(
    source: Mapping[str, Any], pod: Mapping[str, Any], objects: Objects, mode: int
) -> Iterator[tuple[str, bytes, int]]:
    for part in source.get("sources") or []:
        for kind, value in part.items():
            if kind not in _PROJECTED:
                raise CommandError(f"projected {kind}: podman has nothing like it")
            yield from _PROJECTED[kind](value, pod, objects, mode)


_PROJECTED: dict[str, Callable[..., Iterator[tuple[str, bytes, int]]]] = {
    "configMap": _from_keys("ConfigMap", "name"),
    "secret": _from_keys("Secret", "name"),
    "downwardAPI": _downward_api,
}
_FILES: dict[str, Callable[..., Iterator[tuple[str, bytes, int]]]] = {
    "configMap": _from_keys("ConfigMap", "name"),
    "secret": _from_keys("Secret", "secretName"),
    "downwardAPI": _downward_api,
    "projected": _projected,
}
