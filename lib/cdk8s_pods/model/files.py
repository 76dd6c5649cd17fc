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
    """

    key: str
    """Which key of the ConfigMap or Secret."""
    path: str
    """The file's path in the volume, relative, without ``..``."""
    mode: int | None = None
    """The file's permission bits, 0 to 0o777; the volume's ``default_mode`` unless written."""
    user: int | None = None
    """The id of the user who owns the file; since 1.37, behind a feature gate."""


class DownwardAPIVolumeFile(Value):
    """One fact about the pod as a file.

    Where a list of these is asked for, a mapping of paths to fields stands for it: ``{"labels": "metadata.labels"}``.
    """

    path: str
    """The file's path in the volume, relative, without ``..``."""
    field_ref: ObjectFieldSelector | None = None
    """A field of the pod's metadata; not together with ``resource_field_ref``."""
    resource_field_ref: ResourceFieldSelector | None = None
    """A request or limit of a container, which must be named; not together with ``field_ref``."""
    mode: int | None = None
    """The file's permission bits, 0 to 0o777; the volume's ``default_mode`` unless written."""
    user: int | None = None
    """The id of the user who owns the file; since 1.37, behind a feature gate."""


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
