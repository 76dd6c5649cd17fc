"""Users that a container may not start as."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, rule, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_NOTHING: dict[str, Any] = {}


@rule(
    "PodSecurityContext.runAsNonRoot",
    "SecurityContext.runAsNonRoot",
    category="runtime",
    remedy="give runAsUser the id of another user, or leave it out if the image has one",
    source=server("pkg/kubelet/kuberuntime/security_context.go", "verifyRunAsNonRoot"),
)
def containers_that_may_not_be_root_are_not_told_to_be(
    value: bool, _at: FieldPath, context: Context
) -> Problems | None:
    """With `runAsNonRoot: true` the kubelet refuses to start a container whose user is 0.

    What the container says goes before what the pod says, field by field.
    """
    return context.once(_root_users) if value else None


def _root_users(context: Context) -> Problems:
    spec, at = context.pod_spec, context.pod_path
    pod: Object = spec.get("securityContext", _NOTHING)
    found: dict[str, Problem] = {}
    for name in ("initContainers", "containers"):
        for position, container in enumerate(spec.get(name, ())):
            own: Object = container.get("securityContext", pod)
            if own.get("runAsUser", pod.get("runAsUser")) != 0 or not own.get("runAsNonRoot", pod.get("runAsNonRoot")):
                continue
            here = at.child(name).index(position) if "runAsUser" in own and own is not pod else at
            where = here.child("securityContext").child("runAsUser")
            found.setdefault(str(where), (where, invalid(0, "runAsNonRoot is true")))
    return found.values()
