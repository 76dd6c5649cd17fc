"""User namespaces: pods whose root is not the node's root."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, forbidden, rule, server

from .pod_parts import every_container

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


_SOURCE = server(CORE, "validateHostUsers")
#: The fields and how the API server prints them.
_HOST_NAMESPACES = {"hostNetwork": "hostNetwork", "hostPID": "HostPID", "hostIPC": "HostIPC"}


@rule("PodSpec.hostUsers", remedy="take hostUsers: false out, or the host's namespace", source=_SOURCE)
def pods_with_users_of_their_own_share_no_namespace_with_the_host(
    host_users: bool, _at: FieldPath, context: Context
) -> Problems | None:
    """The users of such a pod mean nothing in the host's namespaces, so it can't have both."""
    if host_users:
        return None
    pod, at = context.pod_spec, context.pod_path
    return [
        (at.child(printed), forbidden("when `hostUsers` is false"))
        for name, printed in _HOST_NAMESPACES.items()
        if pod.get(name)
    ]


@rule("PodSpec.hostUsers", remedy="take hostUsers: false out, or the block devices", source=_SOURCE)
def pods_with_users_of_their_own_have_no_block_devices(
    host_users: bool, _at: FieldPath, context: Context
) -> Problems | None:
    """The files of a volume can be mapped to other users; a raw device can't."""
    if host_users:
        return None
    pod, at = context.pod_spec, context.pod_path
    return [
        (here.child("volumeDevices"), forbidden("when `hostUsers` is false"))
        for container, here in every_container(pod, at)
        if container.get("volumeDevices")
    ]
