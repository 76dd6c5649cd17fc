"""What a container finds at a path: the image's own files, or those of a volume that is mounted above it."""

from __future__ import annotations

from .mounted_files import has_path, mounted_files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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


def is_made(volume: Mapping[str, Any]) -> bool:
    """Whether the kubelet writes the files of a volume."""
    return any(source in volume for source in MADE)


def is_written_by_nobody(volume: Mapping[str, Any]) -> bool:
    """Whether no container can write to a volume: the kubelet writes its files, or an image has them."""
    return is_made(volume) or "image" in volume


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


def found_at(path: str, container: Mapping[str, Any], volumes: Mapping[str, Mapping[str, Any]]) -> Found | None:
    """The mount that a path of a container lies at or below; None where it is one of the image.

    Args:
        path: The path, absolute.
        container: The container.
        volumes: The volumes of its pod, by name; a claim of a StatefulSet's template is none of them.
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
    return Found(position, mount, volumes.get(mount.get("name", ""), {}), inside)


class Mounting:
    """Who mounts one volume of a pod.

    Attributes:
        containers: Every container that does, in the order of starting.
    """

    __slots__ = ("_writers", "containers")

    def __init__(self) -> None:
        self.containers: list[Mapping[str, Any]] = []
        # When the first two that may write start: one of the two is another one than who asks.
        self._writers: list[tuple[int, Mapping[str, Any]]] = []

    def add(self, start: int, container: Mapping[str, Any], *, may_write: bool) -> None:
        """Note a container that starts when all that were noted before have."""
        self.containers.append(container)
        if may_write and len(self._writers) < 2:
            self._writers.append((start, container))

    @property
    def is_written(self) -> bool:
        """Whether any container may write there."""
        return bool(self._writers)

    def is_empty_for(self, container: Mapping[str, Any], start: int) -> bool:
        """Whether no other container can have written anything when one starts."""
        return not any(writer is not container and began <= start for began, writer in self._writers)


def mountings_of(spec: Mapping[str, Any]) -> dict[str, Mounting]:
    """Who mounts each volume of a pod; all ordinary containers start together, behind the last init container."""
    found: dict[str, Mounting] = {}
    first: Sequence[Mapping[str, Any]] = spec.get("initContainers", ())
    ordered = [*enumerate(first), *((len(first), container) for container in spec.get("containers", ()))]
    for start, container in ordered:
        writing: dict[str, bool] = {}
        for mount in container.get("volumeMounts", ()):
            name = mount.get("name", "")
            writing[name] = writing.get(name, False) or not mount.get("readOnly")
        for name, may_write in writing.items():
            found.setdefault(name, Mounting()).add(start, container, may_write=may_write)
    return found


def _nobody_knows(_kind: str, _name: str) -> None:
    return None


def _mode(holder: Mapping[str, Any], inside: str | None, default: int) -> int:
    item: Mapping[str, Any] = next((item for item in holder.get("items", ()) if item.get("path") == inside), {})
    mode: int = item.get("mode", default)
    return mode
