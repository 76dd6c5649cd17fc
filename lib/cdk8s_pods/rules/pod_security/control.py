"""What makes a rule a control of the Pod Security Standards: its level, and the version it came with."""

from __future__ import annotations

from cdk8s_pods.rules.rule import rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any, Literal

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import CheckT, Problem

#: The page that describes all controls; the code of each is named after it.
STANDARDS = "https://kubernetes.io/docs/concepts/security/pod-security-standards/"
POLICY = "staging/src/k8s.io/pod-security-admission/policy"

_CONTAINER_LISTS = ("initContainers", "containers", "ephemeralContainers")
_NOTHING: dict[str, Any] = {}


def control(
    level: Literal["baseline", "restricted"], *targets: str, code: str, remedy: str, since: tuple[int, int] = (1, 0)
) -> Callable[[CheckT], CheckT]:
    """Register the decorated function as a control of the Pod Security Standards.

    Args:
        level: ``baseline`` controls hold at both levels, ``restricted`` ones only at that level.
        targets: As for any rule.
        code: The file of the admission controller that has the control, without its ending.
        remedy: What the user does about it.
        since: The first version of the standards that has the control.
    """

    def register(check: CheckT) -> CheckT:
        def asked_for(value: Any, at: FieldPath, context: Context) -> Iterable[Problem] | None:
            if context.pod_security_version < since or (level == "restricted" and context.pod_security != "restricted"):
                return None
            return check(value, at, context)

        # The rule is known by its own function: its id, its explanation and the file of its examples come from there.
        for name in ("__name__", "__doc__", "__module__"):
            setattr(asked_for, name, getattr(check, name))
        rule(*targets, category="pod-security", remedy=remedy, source=f"{STANDARDS} and {POLICY}/{code}.go")(asked_for)
        return check

    return register


def security_contexts(spec: Mapping[str, Any], at: FieldPath) -> Iterator[tuple[Mapping[str, Any], FieldPath]]:
    """The security context of every container of a pod, with its path; an empty one where none is written."""
    for name in _CONTAINER_LISTS:
        if name in spec:
            listed = at.child(name)
            for position, container in enumerate(spec[name]):
                yield container.get("securityContext", _NOTHING), listed.index(position).child("securityContext")


def runs_windows(context: Context) -> bool:
    """Whether the pod says that its operating system is Windows, which knows no Linux security options."""
    system: Mapping[str, Any] = context.pod_spec.get("os", _NOTHING)
    return bool(system.get("name") == "windows")


def has_own_users(context: Context) -> bool:
    """Whether the pod lives in a user namespace, whose root is nobody outside it.

    The standards take that into account since their version 1.35; before, it took a feature gate that was off.
    """
    host_users: bool | None = context.pod_spec.get("hostUsers")
    return context.pod_security_version >= (1, 35) and host_users is False
