"""Controls over the user that the processes of a container run as."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, required, rule, standard

from .pod_facts import has_own_users, security_contexts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


@rule(
    "PodSpec",
    level="restricted",
    source=standard("check_runAsNonRoot"),
    remedy="write runAsNonRoot: true in the security context of the pod",
)
def containers_are_kept_from_running_as_root(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """The pod, or each of its containers, has to say `runAsNonRoot: true`, and none may say false.

    Since version 1.35 of the standards, pods with users of their own (`hostUsers: false`) need not.
    """
    if has_own_users(context):
        return None
    own: bool | None = value.get("securityContext", {}).get("runAsNonRoot")
    contexts = list(security_contexts(value, at))
    found: list[Problem] = [
        (here.child("runAsNonRoot"), invalid(False, "must be true"))
        for written, here in [(value.get("securityContext", {}), at.child("securityContext")), *contexts]
        if written.get("runAsNonRoot") is False
    ]
    if own is None:
        missing = [here for written, here in contexts if "runAsNonRoot" not in written]
        if len(missing) == len(contexts):
            missing = [at.child("securityContext")]
        found += [(here.child("runAsNonRoot"), required("must be true")) for here in missing]
    return found


@rule(
    "PodSecurityContext.runAsUser",
    "SecurityContext.runAsUser",
    level="restricted",
    source=standard("check_runAsUser"),
    remedy="use the id of another user, or leave runAsUser out",
)
def no_user_is_root(value: int, at: FieldPath, context: Context) -> Problems | None:
    """User 0 is root, also in a container.

    Since version 1.35 of the standards, pods with users of their own (`hostUsers: false`) may use it.
    """
    return [(at, invalid(0, "must not be 0"))] if value == 0 and not has_own_users(context) else None
