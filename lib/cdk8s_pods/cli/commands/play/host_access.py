"""What a pod wants from the machine it is played on: in a cluster that is a node, here it is somebody's laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: What can be allowed, and what it gives away.
ACCESS: dict[str, str] = {
    "host-path": "files of this machine",
    "devices": "devices of this machine",
    "privileged": "a container with all the rights of whoever runs podman",
    "capabilities": "rights beyond those that podman gives to every container",
    "host-network": "the network of this machine, its loopback too",
    "host-pid": "the processes of this machine",
    "host-ipc": "the shared memory of this machine",
}

_OF_THE_POD = {"hostNetwork": "host-network", "hostPID": "host-pid", "hostIPC": "host-ipc"}
_DEVICE_TYPES = frozenset({"CharDevice", "BlockDevice"})
#: podman reads devices from names of resources as well: podman-kube-play(1), "podman.io/device".
_DEVICE_RESOURCE = "podman.io/"
#: What podman gives without being asked: podman-run(1), --cap-add; containers/common, pkg/capabilities.
_GIVEN_CAPABILITIES = frozenset(
    {
        "CHOWN",
        "DAC_OVERRIDE",
        "FOWNER",
        "FSETID",
        "KILL",
        "NET_BIND_SERVICE",
        "SETFCAP",
        "SETGID",
        "SETPCAP",
        "SETUID",
        "SYS_CHROOT",
    }
)


class Access(NamedTuple):
    """One thing that a pod wants from the machine.

    Args:
        name: What has to be allowed, one of ``ACCESS``.
        wanted: What exactly, and where it is written.
    """

    name: str
    wanted: str


def host_access(pod_spec: Mapping[str, Any]) -> list[Access]:
    """Everything that a pod wants from the machine, in the order of its manifest's fields."""
    found = [Access(name, f"{field}: true") for field, name in _OF_THE_POD.items() if pod_spec.get(field)]
    for volume in pod_spec.get("volumes", ()):
        if "hostPath" in volume:
            source = volume["hostPath"]
            name = "devices" if source.get("type") in _DEVICE_TYPES else "host-path"
            found.append(Access(name, f"volume {volume.get('name')}: {source.get('path')}"))
    for kind in ("initContainers", "containers"):
        for container in pod_spec.get(kind, ()):
            found += [
                Access(name, f"container {container.get('name')}: {what}") for name, what in _wanted_by(container)
            ]
    return found


def _wanted_by(container: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    security = container.get("securityContext", {})
    if security.get("privileged"):
        yield "privileged", "privileged: true"
    more = [name for name in security.get("capabilities", {}).get("add", ()) if name not in _GIVEN_CAPABILITIES]
    if more:
        yield "capabilities", f"capabilities {', '.join(more)}"
    for device in container.get("volumeDevices", ()):
        yield "devices", f"volumeDevice {device.get('devicePath')}"
    resources = container.get("resources", {})
    for resource in {**resources.get("requests", {}), **resources.get("limits", {})}:
        if resource.startswith(_DEVICE_RESOURCE):
            yield "devices", f"resource {resource}"
