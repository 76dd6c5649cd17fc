"""One version of a custom resource, as a written module knows it."""

from __future__ import annotations

from cdk8s_pods.schema.custom.definition import Definition, Definitions, Version

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.target import Target


class Kind:
    """One version of a custom resource; its schema is loaded when its first object is checked.

    Args:
        schema: The module that has the schema.
        group: Such as ``cert-manager.io``.
        version: Such as ``v1``.
        kind: Such as ``Certificate``.
        is_namespaced: Whether objects belong to a namespace, and not to the cluster.
        has_status: Whether the status is written apart.
        keeps_unknown: Whether fields that the schema does not have are kept.
        warning: What the server says to everybody who uses this version; None where it is not deprecated.
    """

    __slots__ = ("_knowing", "_schema", "_version", "group", "is_namespaced", "kind", "version")

    def __init__(
        self,
        schema: str,
        group: str,
        version: str,
        kind: str,
        *,
        is_namespaced: bool,
        has_status: bool = False,
        keeps_unknown: bool = False,
        warning: str | None = None,
    ) -> None:
        self.group = group
        self.version = version
        self.kind = kind
        self.is_namespaced = is_namespaced
        self._schema = schema
        self._version = {"has_status": has_status, "keeps_unknown": keeps_unknown, "warning": warning}
        self._knowing: dict[Target, Target] = {}

    @property
    def api_version(self) -> str:
        """What its objects say: ``cert-manager.io/v1``."""
        return f"{self.group}/{self.version}"

    def known_to(self, target: Target) -> Target:
        """A target that holds objects of this kind to the schema they were written from, whatever else it knows."""
        knowing = self._knowing.get(target)
        if knowing is None:
            known = Definitions(lambda: [self._definition()], target.crds)
            knowing = self._knowing[target] = target.replace(crds=known)
        return knowing

    def _definition(self) -> Definition:
        # Not importlib: the plain function behind the import statement costs nothing to get at.
        module = __import__(self._schema, fromlist=("SCHEMA",))
        version = Version(self.version, module.SCHEMA, **self._version)  # type: ignore[arg-type]  # as __init__ has them
        return Definition(self.group, self.kind, is_namespaced=self.is_namespaced, versions=[version])
