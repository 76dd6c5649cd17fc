"""What a container finds at a path: the image's own files, or those of a volume that is mounted above it."""

from __future__ import annotations

from .mounted_files import has_path, mounted_files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

#: The sources of volumes that the kubelet writes from the API, and that no container can write to.
MADE = ("configMap", "secret", "projected", "downwardAPI")
_DEFAULT_MODE = 0o644
#: The ends of names that are those of files.
# fmt: off
_FILE_ENDINGS = frozenset({
    "bash", "bat", "cer", "cfg", "cnf", "conf", "config", "crt", "css", "csv", "env", "html", "ini", "jar", "js",
    "json", "jsonnet", "key", "lock", "log", "lua", "md", "pem", "php", "pid", "pl", "properties", "ps1", "py", "rb",
    "sh", "so", "sock", "sql", "toml", "ts", "txt", "war", "xml", "yaml", "yml",
})
# fmt: on


def normal_path(path: str) -> str:
    """The path without what makes no difference: slashes at the end or doubled, and single dots."""
    return "/" + "/".join(part for part in path.split("/") if part not in ("", "."))


def looks_like_a_file(path: str) -> bool:
    """Whether the last part of a path is named as files are: ``app.yaml``, and not ``conf.d`` or ``.config``."""
    stem, dot, ending = path.rstrip("/").rpartition("/")[2].rpartition(".")
    return bool(stem and dot) and ending.lower() in _FILE_ENDINGS


def volume_named(spec: Mapping[str, Any], name: str | None) -> Mapping[str, Any]:
    """The volume of a pod with a name; empty where the pod has none, or a claim of a StatefulSet's template."""
    return next((volume for volume in spec.get("volumes", ()) if volume.get("name") == name), {})


def is_made(volume: Mapping[str, Any]) -> bool:
    """Whether the kubelet writes the files of a volume."""
    return any(source in volume for source in MADE)


class Found:
    """The mount above a path.

    Args:
        position: Its place among the mounts of the container.
        mount: The mount.
        volume: Its volume; empty where it is not written with the pod.
        inside: The path in the volume; None where a variable makes it.
    """

    __slots__ = ("inside", "mount", "position", "volume")

    def __init__(self, position: int, mount: Mapping[str, Any], volume: Mapping[str, Any], inside: str | None) -> None:
        self.position = position
        self.mount = mount
        self.volume = volume
        self.inside = inside

    @property
    def lacks_it(self) -> bool:
        """Whether the kubelet writes the volume, and is known to write nothing at the path."""
        if self.inside is None or not is_made(self.volume):
            return False
        files = mounted_files(self.volume, _nobody_knows)
        if files is not None:
            return not has_path(files, self.inside)
        # Without items the files are the keys of the object, and keys have no folders.
        return "projected" not in self.volume and "/" in self.inside.strip("/")

    @property
    def has_no_folder_for_it(self) -> bool:
        """Whether the kubelet writes the volume, and is known to make no folder at the path."""
        if self.inside is None or not self.inside or not is_made(self.volume):
            return False
        files = mounted_files(self.volume, _nobody_knows)
        if files is not None:
            return not has_path(files, self.inside) or self.inside in files
        return "projected" not in self.volume

    @property
    def mode(self) -> int | None:
        """The mode of the file at the path in a volume that the kubelet writes; None where nobody knows."""
        for field in ("configMap", "secret", "downwardAPI"):
            if field in self.volume:
                return _mode(self.volume[field], self.inside, self.volume[field].get("defaultMode", _DEFAULT_MODE))
        if "projected" not in self.volume:
            return None
        projected = self.volume["projected"]
        default = projected.get("defaultMode", _DEFAULT_MODE)
        for source in projected.get("sources", ()):
            for field in ("configMap", "secret", "downwardAPI"):
                if (mode := _mode(source.get(field, {}), self.inside, default)) != default:
                    return mode
        return default if type(default) is int else None


def found_at(path: str, container: Mapping[str, Any], spec: Mapping[str, Any]) -> Found | None:
    """The mount that a path of a container lies at or below; None where it is one of the image.

    Args:
        path: The path, absolute.
        container: The container.
        spec: The spec of its pod.
    """
    path = normal_path(path)
    best: tuple[str, int, Mapping[str, Any]] | None = None
    for position, mount in enumerate(container.get("volumeMounts", ())):
        place = normal_path(mount.get("mountPath", ""))
        is_above = path == place or path.startswith(place.rstrip("/") + "/")
        if is_above and (best is None or len(place) > len(best[0])):
            best = (place, position, mount)
    if best is None:
        return None
    place, position, mount = best
    rest = path[len(place) :].strip("/")
    inside = None if mount.get("subPathExpr") else "/".join(part for part in (mount.get("subPath", ""), rest) if part)
    return Found(position, mount, volume_named(spec, mount.get("name")), inside)


def containers_mounting(spec: Mapping[str, Any], volume: str | None) -> Iterator[tuple[int, bool, Mapping[str, Any]]]:
    """Each container that mounts a volume: when it starts, whether it may write there, and the container.

    All ordinary containers start together, behind the last init container.
    """
    first: Sequence[Mapping[str, Any]] = spec.get("initContainers", ())
    ordered = [*enumerate(first), *((len(first), container) for container in spec.get("containers", ()))]
    for start, container in ordered:
        mounts = [mount for mount in container.get("volumeMounts", ()) if mount.get("name") == volume]
        if mounts:
            yield start, not all(mount.get("readOnly") for mount in mounts), container


def is_empty_for(container: Mapping[str, Any], volume: Mapping[str, Any], spec: Mapping[str, Any]) -> bool:
    """Whether an emptyDir holds nothing when a container starts: nobody else can have written to it by then."""
    if "emptyDir" not in volume:
        return False
    mounting = list(containers_mounting(spec, volume.get("name")))
    own = next((start for start, _, other in mounting if other is container), 0)
    return not any(writes and start <= own and other is not container for start, writes, other in mounting)


def _nobody_knows(_kind: str, _name: str) -> None:
    return None


def _mode(holder: Mapping[str, Any], inside: str | None, default: int) -> int:
    item: Mapping[str, Any] = next((item for item in holder.get("items", ()) if item.get("path") == inside), {})
    mode: int = item.get("mode", default)
    return mode
