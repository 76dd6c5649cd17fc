"""What the controls of the Pod Security Standards ask about a pod."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object

_CONTAINER_LISTS = ("initContainers", "containers", "ephemeralContainers")
_NOTHING: dict[str, Any] = {}


def security_contexts(spec: Object, at: FieldPath) -> Iterator[tuple[Object, FieldPath]]:
    """The security context of every container of a pod, with its path; an empty one where none is written."""
    for name in _CONTAINER_LISTS:
        if name in spec:
            listed = at.child(name)
            for position, container in enumerate(spec[name]):
                yield container.get("securityContext", _NOTHING), listed.index(position).child("securityContext")


def runs_windows(context: Context) -> bool:
    """Whether the pod says that its operating system is Windows, which knows no Linux security options."""
    system: Object = context.pod_spec.get("os", _NOTHING)
    return bool(system.get("name") == "windows")


def has_own_users(context: Context) -> bool:
    """Whether the pod lives in a user namespace, whose root is nobody outside it.

    The standards take that into account since their version 1.35; before, it took a feature gate that was off.
    """
    host_users: bool | None = context.pod_spec.get("hostUsers")
    return context.pod_security_version >= (1, 35) and host_users is False
