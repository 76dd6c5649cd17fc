"""The definition of a custom resource, read from its manifest; and several of them, found by group and kind."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

KIND = "CustomResourceDefinition"
GROUP = "apiextensions.k8s.io"


class Version:
    """One version of a custom resource.

    Args:
        name: Such as ``v1beta1``.
        schema: What its objects have to be, as the definition writes it; empty where there is none, so that an object
            may be anything.
        is_served: Whether the server takes objects of this version.
        warning: What the server says to everybody who uses it; None where it is not deprecated.
        has_status: Whether the status is written apart, so that the server drops it from what is created.
        keeps_unknown: Whether fields that the schema does not have are kept, as in definitions of before 2020.
    """

    __slots__ = ("_question", "has_status", "is_served", "keeps_unknown", "name", "schema", "warning")

    def __init__(
        self,
        name: str,
        schema: dict[str, Any],
        *,
        is_served: bool = True,
        warning: str | None = None,
        has_status: bool = False,
        keeps_unknown: bool = False,
    ) -> None:
        self.name = name
        self.schema = schema
        self.is_served = is_served
        self.warning = warning
        self.has_status = has_status
        self.keeps_unknown = keeps_unknown
        self._question: Callable[[Any], bool] | None = None

    def conforms(self, value: dict[str, Any]) -> bool:
        """Whether an object is certainly as the schema says; False also where it has to be looked at with care."""
        if self._question is None:
            # Deferred: most definitions are never asked.
            from .conformance import question_of

            self._question = question_of(self.schema)
        return self._question(value)

    def __reduce__(self) -> tuple[Any, ...]:
        return _version_of, ({name: getattr(self, name) for name in self.__slots__ if not name.startswith("_")},)


class Definition:
    """What a CustomResourceDefinition says of one kind.

    Args:
        group: Such as ``cert-manager.io``.
        kind: Such as ``Certificate``.
        is_namespaced: Whether its objects belong to a namespace, and not to the cluster.
        versions: In the order in which clients prefer them, those that are not served as well.
    """

    __slots__ = ("group", "is_namespaced", "kind", "versions")

    def __init__(self, group: str, kind: str, *, is_namespaced: bool, versions: Iterable[Version]) -> None:
        self.group = group
        self.kind = kind
        self.is_namespaced = is_namespaced
        self.versions = tuple(sorted(versions, key=lambda version: version_priority(version.name)))

    @classmethod
    def of(cls, manifest: Any) -> Definition | None:
        """The definition in a manifest of ``apiextensions.k8s.io``, v1 or v1beta1.

        None where the manifest is of another kind, or says too little to be one; what is wrong with it is not the
        question here, the rules about definitions answer that.
        """
        if not is_definition(manifest):
            return None
        spec = _mapping(manifest.get("spec"))
        kind, group = _mapping(spec.get("names")).get("kind"), spec.get("group")
        if not (isinstance(kind, str) and kind and isinstance(group, str) and group):
            return None
        keeps = spec.get("preserveUnknownFields", str(manifest["apiVersion"]).endswith("v1beta1")) is True
        listed = spec.get("versions")
        if not isinstance(listed, (list, tuple)) or not listed:
            listed = [{"name": spec.get("version")}]
        versions = [
            _version(each, spec, keeps_unknown=keeps)
            for each in map(_mapping, listed)
            if isinstance(each.get("name"), str)
        ]
        scoped = spec.get("scope") != "Cluster"
        return cls(group, kind, is_namespaced=scoped, versions=versions) if versions else None

    @property
    def title(self) -> str:
        """What it is of, as ``Certificate.cert-manager.io``."""
        return f"{self.kind}.{self.group}"

    def version(self, name: str) -> Version | None:
        """The version of this name; None where there is none."""
        return next((version for version in self.versions if version.name == name), None)

    @property
    def served(self) -> tuple[Version, ...]:
        """The versions that a server takes, the preferred one first."""
        return tuple(version for version in self.versions if version.is_served)


class Definitions:
    """Definitions of custom resources, found by group and kind; two are the same only where they are one object.

    Args:
        load: Gives them when one is first asked for: reading files takes longer than most programs. Of several of one
            kind the last one counts.
        others: Asked for what these do not define.
    """

    __slots__ = ("_found", "_load", "_others")

    def __init__(
        self, load: Iterable[Definition] | Callable[[], Iterable[Definition]], others: Definitions | None = None
    ) -> None:
        self._load: Callable[[], Iterable[Definition]] = load if callable(load) else lambda: load
        self._others = others
        self._found: dict[tuple[str, str], Definition] | None = None

    def find(self, group: str, kind: str) -> Definition | None:
        """The definition of a kind; None where there is none."""
        if self._found is None:
            self._found = {(each.group, each.kind): each for each in self._load()}
        found = self._found.get((group, kind))
        return self._others.find(group, kind) if found is None and self._others is not None else found

    def __reduce__(self) -> tuple[Any, ...]:
        return Definitions, (list(self._load()), self._others)


def is_definition(manifest: Any) -> bool:
    """Whether a manifest says that it defines a custom resource."""
    return (
        isinstance(manifest, dict)
        and manifest.get("kind") == KIND
        and str(manifest.get("apiVersion")).partition("/")[0] == GROUP
    )


def taken_apart(manifest: Any) -> Iterator[Any]:
    """A manifest, or those of the lists that it is, in their order."""
    waiting = [manifest]
    while waiting:
        each = waiting.pop()
        items = each.get("items") if isinstance(each, dict) and str(each.get("kind")).endswith("List") else None
        if isinstance(items, (list, tuple)):
            waiting += [*items][::-1]
        else:
            yield each


def version_priority(name: str) -> tuple[object, ...]:
    """What versions are sorted by, so that the preferred one comes first: v10, v2, v1, v11beta2, v10beta3, v3alpha1.

    https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority
    """
    for rank, stage in enumerate(("", "beta", "alpha")):
        major, marker, minor = name[1:].partition(stage) if stage else (name[1:], "", "0")
        if name.startswith("v") and marker == stage and _is_number(major) and (_is_number(minor) or not stage):
            return 0, rank, -int(major), -int(minor)
    return 1, name


def _version_of(parts: dict[str, Any]) -> Version:
    return Version(**parts)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _version(written: dict[str, Any], spec: dict[str, Any], *, keeps_unknown: bool) -> Version:
    own = _mapping(written.get("schema")).get("openAPIV3Schema")
    schema = own if isinstance(own, dict) else _mapping(_mapping(spec.get("validation")).get("openAPIV3Schema"))
    subresources = written.get("subresources", spec.get("subresources"))
    warning = written.get("deprecationWarning") or "this version is deprecated" if written.get("deprecated") else None
    return Version(
        written["name"],
        schema,
        is_served=written.get("served", True) is not False,
        warning=str(warning) if warning else None,
        has_status="status" in _mapping(subresources),
        keeps_unknown=keeps_unknown or not schema,
    )


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
