"""Which objects of two sets are the same, only changed."""

from __future__ import annotations

from cdk8s_pods.facts.built_in_objects import exists_everywhere
from cdk8s_pods.schema.scopes import CLUSTER_KINDS

from .stored import LAST_APPLIED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, TypeAlias

    #: Group, kind, namespace and name.
    Key: TypeAlias = tuple[str, str, str, str]

#: Metadata that only a server gives.
_OF_SERVERS = ("uid", "resourceVersion", "managedFields", "selfLink")
#: Kinds that clusters make by themselves, in any number.
_MADE_BY_CLUSTERS = frozenset(
    {
        "ControllerRevision",
        "Endpoints",
        "EndpointSlice",
        "Event",
        "Lease",
        "Node",
        "CSINode",
        "PodMetrics",
        "NodeMetrics",
    }
)
_TOKEN = "kubernetes.io/service-account-token"


class Placed:
    """An object of a set.

    Args:
        manifest: The object as plain dicts and lists.
        where: Where it stands: what has ``file:line`` for its text; None where nobody knows.
    """

    __slots__ = ("group", "kind", "manifest", "metadata", "name", "namespace", "where")

    def __init__(self, manifest: Mapping[str, Any], where: object = None) -> None:
        self.manifest = manifest
        self.where = where
        self.kind = str(manifest.get("kind", ""))
        self.group = str(manifest.get("apiVersion", "")).rpartition("/")[0]
        metadata = manifest.get("metadata")
        self.metadata: Mapping[str, Any] = metadata if isinstance(metadata, dict) else {}
        self.name = _text(self.metadata.get("name"))
        self.namespace = "" if self._is_of_the_cluster else _text(self.metadata.get("namespace"))

    @property
    def _is_of_the_cluster(self) -> bool:
        return self.kind in CLUSTER_KINDS

    @property
    def is_live(self) -> bool:
        """Whether it comes from a cluster, as ``kubectl get -o yaml`` writes it."""
        return any(self.metadata.get(field) for field in _OF_SERVERS)

    @property
    def is_made_by_the_cluster(self) -> bool:
        """Whether it is one of a cluster's own, or was made by a controller, so that no file has it."""
        return self.is_live and (
            bool(self.metadata.get("ownerReferences"))
            or self.kind in _MADE_BY_CLUSTERS
            or exists_everywhere(self.kind, self.name)
            or self.manifest.get("type") == _TOKEN
        )

    def key(self, namespace: str = "") -> Key:
        """What tells it apart, in the namespace that it gets where it says none."""
        is_in_one = not self._is_of_the_cluster
        return self.group, self.kind, (self.namespace or namespace) if is_in_one else "", self.name


def original_of(live: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was applied of an object that comes from a cluster: as ``kubectl apply`` has noted, else what is there.

    Args:
        live: The object, well-typed.
    """
    noted = live.get("metadata", {}).get("annotations", {}).get(LAST_APPLIED)
    if noted is not None:
        # Deferred: only objects of a cluster have it.
        import json

        try:
            original = json.loads(noted)
        except (ValueError, RecursionError):
            original = None
        if isinstance(original, dict):
            return original
    from .live_fields import without_what_clusters_give

    return without_what_clusters_give(live)


def paired(
    old: Iterable[Placed], new: Iterable[Placed], namespace: str = ""
) -> list[tuple[Placed | None, Placed | None]]:
    """The objects of two sets, each with its counterpart; in the order of the new set, those that are gone last.

    An object that is there several times is paired in order. An object that says no namespace is also that of the same
    name in a cluster, where there is only one.

    Args:
        old: The old set.
        new: The new set.
        namespace: The namespace of objects that say none.
    """
    waiting: dict[Key, list[Placed]] = {}
    for each in old:
        waiting.setdefault(each.key(namespace), []).append(each)
    pairs: list[tuple[Placed | None, Placed | None]] = []
    alone: list[int] = []
    for each in new:
        known = waiting.get(each.key(namespace))
        if not known:
            alone.append(len(pairs))
        pairs.append((known.pop(0) if known else None, each))
    left = [each for known in waiting.values() for each in known]
    for position in alone:
        newcomer = pairs[position][1]
        found = None if newcomer is None else _in_a_cluster(newcomer, left)
        if found is not None:
            left.remove(found)
            pairs[position] = (found, newcomer)
    return pairs + [(each, None) for each in left]


def _in_a_cluster(placed: Placed, left: Sequence[Placed]) -> Placed | None:
    if placed.namespace:
        return None
    same = [
        each
        for each in left
        if each.is_live and (each.group, each.kind, each.name) == (placed.group, placed.kind, placed.name)
    ]
    return same[0] if len(same) == 1 else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
