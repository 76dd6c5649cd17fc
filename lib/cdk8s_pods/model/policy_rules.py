"""Rights written as a mapping: ``{"pods/log": ["get"], "deployments.apps": ["get", "list"]}``."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


def full_policy_rules(written: Any) -> Any:
    """Rules in full: each entry of a mapping is a rule about one resource.

    Resources are written as kubectl writes them: ``pods``, ``pods/log``, ``deployments.apps``,
    ``deployments.apps/scale``, ``*.apps``; what begins with ``/`` is a path of the API server.

    Raises:
        ValueError: A group stands where kubectl writes the resource.
    """
    if not isinstance(written, dict):
        return written
    rights: Mapping[str, Sequence[str]] = written
    # Deferred: the module of the type takes this function from here.
    from .rbac import PolicyRule

    return tuple(PolicyRule(**_what(resource), verbs=verbs) for resource, verbs in rights.items())


def _what(resource: str) -> dict[str, Any]:
    if resource.startswith("/"):
        return {"non_resource_urls": [resource]}
    group_and_resource, slash, subresource = resource.partition("/")
    if slash and group_and_resource in _groups():
        raise ValueError(f'"{resource}" names the group first: write "{subresource}.{group_and_resource}"')
    plural, _, group = group_and_resource.partition(".")
    return {"api_groups": [group], "resources": [plural + slash + subresource]}


def _groups() -> frozenset[str]:
    # Deferred: only who writes a subresource is asked whether it is one.
    from cdk8s_pods.schema import KINDS

    return frozenset(version.partition("/")[0] for version, _ in KINDS if "/" in version)
