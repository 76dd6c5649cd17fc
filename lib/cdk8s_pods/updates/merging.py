"""What an object becomes when ``kubectl apply`` sends a new version of what was applied before.

Source: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#merge-patch-calculation
"""

from __future__ import annotations

from cdk8s_pods.schema import TYPES
from cdk8s_pods.schema.patches import MERGE_KEYS, REPLACED, RETAINS_KEYS
from cdk8s_pods.schema.tables import is_type
from cdk8s_pods.schema.type_names import element_of, is_list, is_map, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


def applied(
    type_name: str | None,
    original: Mapping[str, Any],
    modified: Mapping[str, Any],
    live: Mapping[str, Any],
    *,
    server_side: bool = False,
) -> dict[str, Any]:
    """The object that a server is asked to store.

    Args:
        type_name: The type of the object; None where nobody knows it.
        original: What was applied before.
        modified: What is applied now.
        live: What is stored: the original, and what server and controllers have added.
        server_side: Whether the server itself merges (``kubectl apply --server-side``), by who wrote which field,
            without the directives of patches that take away what nobody writes any more.
    """
    return _Merge(server_side).objects(type_name, "", original, modified, live)


class _Merge:
    def __init__(self, server_side: bool) -> None:
        self._server_side = server_side

    def objects(
        self, kind: str | None, field: str, original: Any, modified: Mapping[str, Any], live: Any
    ) -> dict[str, Any]:
        """A map or an object: fields written now win, those that are no longer written go, all others stay."""
        original = original if isinstance(original, dict) else {}
        live = live if isinstance(live, dict) else {}
        merged = {
            name: value for name, value in live.items() if original.get(name) is None or modified.get(name) is not None
        }
        for name, value in modified.items():
            if value is None:
                # Null is how a patch says that a field goes.
                merged.pop(name, None)
            else:
                merged[name] = self._field(kind, name, original.get(name), value, live.get(name))
        if field in RETAINS_KEYS and not self._server_side:
            merged = {name: value for name, value in merged.items() if modified.get(name) is not None}
        return merged

    def _field(self, kind: str | None, name: str, original: Any, modified: Any, live: Any) -> Any:
        path = f"{kind}.{name}"
        of = _type_of_field(kind, name)
        if isinstance(modified, dict) and isinstance(live, dict):
            if path in REPLACED and not self._server_side:
                return modified
            return self.objects(of, path, original, modified, live)
        if isinstance(modified, list) and isinstance(live, list) and path in MERGE_KEYS:
            element = element_of(of) if of and is_list(of) else None
            return self._lists(element, path, MERGE_KEYS[path], original, modified, live)
        return modified

    def _lists(
        self, element: str | None, path: str, key: str, original: Any, modified: Sequence[Any], live: Sequence[Any]
    ) -> list[Any]:
        """A list whose elements are told apart by a key: in the order written now, others that stay come last."""
        written_before = original if isinstance(original, list) else []
        if not key:
            return [*modified, *(each for each in live if each not in modified and each not in written_before)]
        before, stored = _by_key(written_before, key), _by_key(live, key)
        if len(stored) != len(live) or len(_by_key(modified, key)) != len(modified):
            # A patch cannot tell them apart, and neither can we: a port that is there as TCP and as UDP.
            return list(modified)
        merged: list[Any] = [
            self.objects(element, path, before.get(each[key]), each, stored[each[key]]) if each[key] in stored else each
            for each in modified
        ]
        now = _by_key(modified, key)
        return merged + [each for name, each in stored.items() if name not in now and name not in before]


def _type_of_field(kind: str | None, name: str) -> str | None:
    if kind is None:
        return None
    if is_map(kind):
        return element_of(kind)
    field = TYPES[kind].get(name) if is_type(kind) else None
    return None if field is None else type_of(field)


def _by_key(elements: Sequence[Any], key: str) -> dict[Any, Any]:
    return {each[key]: each for each in elements if isinstance(each, dict) and isinstance(each.get(key), (str, int))}
