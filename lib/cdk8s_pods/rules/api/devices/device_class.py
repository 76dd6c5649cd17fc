"""Classes of devices: which devices are of a class."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.resources import is_extended
from cdk8s_pods.rules.interface import invalid, rule, server

from .device_claim import DEVICES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


@rule(
    "DeviceClassSpec.extendedResourceName",
    remedy="write a name such as example.com/gpu",
    source=server(DEVICES, "validateDeviceClassSpec", release="1.36"),
)
def classes_of_devices_stand_for_a_resource(name: str, at: FieldPath, _context: Context) -> Problems | None:
    """Pods can ask for a device of the class by the name of a resource, as they do for those of device plugins."""
    return None if is_extended(name) else [(at, invalid(name, "must be a valid extended resource name"))]
