"""The files that a volume makes of keys and of facts about the pod."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .env_source import ObjectFieldSelector, ResourceFieldSelector


class KeyToPath(Value):
    """One key of a ConfigMap or Secret as a file.

    Where a list of these is asked for, a mapping stands for it: ``{"nginx.conf": "conf.d/site.conf"}``.

    Args:
        key: The key.
        path: The file's path in the volume, relative, without ``..``.
        mode: The file's permission bits, 0 to 0o777; the volume's ``default_mode`` unless written.
        user: The id of the user who owns the file; since 1.37, behind a feature gate.
    """

    key: str
    path: str
    mode: int | None = None
    user: int | None = None


class DownwardAPIVolumeFile(Value):
    """One fact about the pod as a file.

    Where a list of these is asked for, a mapping of paths to fields stands for it: ``{"labels": "metadata.labels"}``.

    Args:
        path: The file's path in the volume, relative, without ``..``.
        field_ref: A field of the pod's metadata; not together with ``resource_field_ref``.
        resource_field_ref: A request or limit of a container, which must be named.
        mode: The file's permission bits, 0 to 0o777; the volume's ``default_mode`` unless written.
        user: The id of the user who owns the file; since 1.37, behind a feature gate.
    """

    path: str
    field_ref: ObjectFieldSelector | None = None
    resource_field_ref: ResourceFieldSelector | None = None
    mode: int | None = None
    user: int | None = None


def full_items(written: Any) -> Any:
    """The keys a volume shows, in full: a mapping gives each key its path."""
    if not isinstance(written, dict):
        return written
    paths: dict[str, Any] = written
    return tuple(KeyToPath(key=key, path=path) for key, path in paths.items())


def full_files(written: Any) -> Any:
    """The facts a volume shows, in full: a mapping gives each path its field."""
    if not isinstance(written, dict):
        return written
    facts: dict[str, Any] = written
    return tuple(_file(path, fact) for path, fact in facts.items())


def _file(path: str, fact: Any) -> DownwardAPIVolumeFile:
    # Deferred: only the mapping form needs them.
    from .env_source import ObjectFieldSelector, ResourceFieldSelector

    if isinstance(fact, ResourceFieldSelector):
        return DownwardAPIVolumeFile(path=path, resource_field_ref=fact)
    return DownwardAPIVolumeFile(
        path=path, field_ref=ObjectFieldSelector(field_path=fact) if type(fact) is str else fact
    )
