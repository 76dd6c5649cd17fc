"""The definitions among the documents of some sources, each kind once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.issues import printable
from cdk8s_pods.schema.custom import Definition
from cdk8s_pods.schema.custom.definition import is_definition, taken_apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.reading.documents import Document


class Found(NamedTuple):
    """One definition and the place that it stands in."""

    definition: Definition
    place: str


class Gathering:
    """Gathers definitions; what several documents say of one kind is put together."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Found] = {}

    def add(self, source: str, documents: Iterable[Document]) -> None:
        """Take the definitions among some documents, lists taken apart.

        Raises:
            UsageError: There is none, one says too little, or two say different things of one version of a kind.
        """
        others = 0
        count = 0
        for document in documents:
            place = f"{document.source}:{document.line}"
            for manifest in taken_apart(document.value):
                if not is_definition(manifest):
                    others += 1
                    continue
                definition = Definition.of(manifest)
                if definition is None:
                    raise UsageError(
                        f"{printable(place)}: the CustomResourceDefinition {_name_of(manifest)} needs spec.group, "
                        "spec.names.kind and spec.versions"
                    )
                count += 1
                self._take(definition, place)
        if not count:
            among = " in its one document" if others == 1 else f" among its {others} documents" if others else ""
            raise UsageError(f"{printable(source)}: no CustomResourceDefinition{among}")

    @property
    def definitions(self) -> list[Definition]:
        """Those of all sources, by group and kind."""
        return [found.definition for _, found in sorted(self._found.items())]

    def _take(self, definition: Definition, place: str) -> None:
        key = definition.group, definition.kind
        before = self._found.get(key)
        if before is not None:
            for version in definition.versions:
                known = before.definition.version(version.name)
                if known is not None and known.schema != version.schema:
                    raise UsageError(
                        f"{printable(place)}: {definition.title} {version.name} is another one at "
                        f"{printable(before.place)}; import one of them, or one as NAME:=SOURCE"
                    )
            new = [version for version in definition.versions if before.definition.version(version.name) is None]
            definition = Definition(
                *key,
                is_namespaced=definition.is_namespaced,
                versions=[*before.definition.versions, *new],
            )
        self._found[key] = Found(definition, place)


def _name_of(manifest: Any) -> str:
    metadata = manifest.get("metadata")
    name = metadata.get("name") if isinstance(metadata, dict) else None
    return printable(str(name)) if name else "without a name"
