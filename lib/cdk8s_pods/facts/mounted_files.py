"""The files that the kubelet writes into a volume, as paths relative to it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from typing import Any, TypeAlias

    #: Called with ``ConfigMap`` or ``Secret`` and a name; gives the keys of that object, None where nobody knows them.
    KeysOf: TypeAlias = Callable[[str, str], Collection[str] | None]

#: The fields of a volume's source, or of a part of a projected one, that hold files -> the kind they come from.
_HOLDERS = {"configMap": "ConfigMap", "secret": "Secret"}
#: The parts of a projected volume that name their files themselves -> the fields with the names.
_NAMED = {
    "serviceAccountToken": ("path",),
    "clusterTrustBundle": ("path",),
    "podCertificate": ("credentialBundlePath", "keyPath", "certificateChainPath"),
}


def mounted_files(volume: Mapping[str, Any], keys_of: KeysOf) -> frozenset[str] | None:
    """The files of a volume that is written from the API: ``{"nginx.conf", "conf.d/site.conf"}``.

    With ``items`` a ConfigMap or a Secret gives these alone, under their ``path``; otherwise each key is a file.

    Args:
        volume: The volume, well-typed.
        keys_of: Says which keys a ConfigMap or a Secret has.

    Returns:
        The paths; None for a volume of another kind, and where some of its files are not known.

    https://kubernetes.io/docs/concepts/storage/projected-volumes/
    """
    sources = volume["projected"].get("sources", ()) if "projected" in volume else (volume,)
    found: list[str] = []
    for source in sources:
        files = _of_source(source, keys_of)
        if files is None:
            return None
        found += files
    return frozenset(found)


def has_path(files: Collection[str], path: str) -> bool:
    """Whether a path is one of the files, or a folder that one of them is in; the volume itself is one."""
    wanted = _steps(path)
    return any(_steps(file)[: len(wanted)] == wanted for file in files) or not wanted


def _steps(path: str) -> list[str]:
    return [step for step in path.split("/") if step not in ("", ".")]


def _of_source(source: Mapping[str, Any], keys_of: KeysOf) -> list[str] | None:
    for field, kind in _HOLDERS.items():
        if field in source:
            holder = source[field]
            if "items" in holder:
                return list(_paths(holder))
            # A volume calls its Secret secretName, a part of a projected one name.
            keys = keys_of(kind, holder.get("secretName") or holder.get("name", ""))
            return None if keys is None else list(keys)
    if "downwardAPI" in source:
        return list(_paths(source["downwardAPI"]))
    for field, names in _NAMED.items():
        if field in source:
            return [source[field][name] for name in names if name in source[field]]
    return None


def _paths(holder: Mapping[str, Any]) -> Iterator[str]:
    return (item["path"] for item in holder.get("items", ()) if "path" in item)
