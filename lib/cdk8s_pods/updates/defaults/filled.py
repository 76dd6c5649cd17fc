"""An object as the API server stores it."""

from __future__ import annotations

from cdk8s_pods.schema import TYPES
from cdk8s_pods.schema.quantity import NANO, quantity_text, try_nano_units
from cdk8s_pods.schema.tables import is_type
from cdk8s_pods.schema.type_names import element_of, is_list, is_map, type_of
from cdk8s_pods.schema.zeros import is_silent

from . import companions, controllers, pods
from .constants import CONSTANTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

#: Type -> what fills in defaults that hang on other fields; the constants are there by then.
_FILLERS: dict[str, Callable[[dict[str, Any]], None]] = {
    "Container": pods.fill_container,
    "EphemeralContainer": pods.fill_container,
    "Volume": pods.fill_volume,
    "ImageVolumeSource": pods.fill_image_volume,
    "PodSpec": pods.fill_pod_spec,
    "Pod": pods.fill_pod,
    "ReplicationController": controllers.fill_replication_controller,
    "DeploymentSpec": controllers.fill_deployment,
    "DaemonSetSpec": controllers.fill_daemon_set,
    "StatefulSetSpec": controllers.fill_stateful_set,
    "JobSpec": controllers.fill_job_spec,
    "Job": controllers.fill_job,
    "ServicePort": companions.fill_service_port,
    "ServiceSpec": companions.fill_service,
    "NetworkPolicySpec": companions.fill_network_policy,
    "Subject": companions.fill_subject,
    "HorizontalPodAutoscalerSpec": companions.fill_autoscaler,
    "ExactDeviceRequest": companions.fill_device_request,
    "DeviceSubRequest": companions.fill_device_request,
    "LimitRangeItem": companions.fill_limit,
    "PersistentVolumeClaim": companions.fill_claim,
    "Secret": companions.fill_secret,
    "Namespace": companions.fill_namespace,
    "CustomResourceDefinitionNames": companions.fill_definition_names,
}
#: Claim templates are stored as they are written: the sources of claims are made equal when claims are made.
_TEMPLATES_OF_CLAIMS = "StatefulSetSpec.volumeClaimTemplates"
_MILLI = NANO // 1000


def stored(type_name: str, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of an object with everything filled in that the API server fills in; nulls are gone.

    Args:
        type_name: The type of the object.
        manifest: The object as plain dicts and lists, written or stored already; well-typed.
    """
    filled = _filled(type_name, manifest)
    assert isinstance(filled, dict)
    return filled


def _filled(kind: str | None, value: Any, *, fills_itself: bool = True) -> Any:
    if isinstance(value, (list, tuple)):
        element = element_of(kind) if kind and is_list(kind) else None
        return [_filled(element, each) for each in value]
    if not isinstance(value, dict):
        return value
    if kind is not None and is_map(kind):
        element = element_of(kind)
        held = {name: _filled(element, each) for name, each in value.items() if each is not None}
        return {name: _in_thousandths(amount) for name, amount in held.items()} if element == "Quantity" else held
    fields = TYPES[kind] if kind is not None and is_type(kind) else {}
    filled: dict[str, Any] = {}
    for name, each in value.items():
        if each is None:
            continue
        of = type_of(fields[name]) if name in fields else None
        if f"{kind}.{name}" == _TEMPLATES_OF_CLAIMS and isinstance(each, list):
            filled[name] = [_filled("PersistentVolumeClaim", template, fills_itself=False) for template in each]
        else:
            filled[name] = _filled(of, each)
    if kind is None:
        return filled
    for name, default in CONSTANTS.get(kind, {}).items():
        if name not in filled or (not isinstance(filled[name], dict) and is_silent(kind, name, filled[name])):
            filled[name] = _copy(default)
    if fills_itself and kind in _FILLERS:
        _FILLERS[kind](filled)
    return filled


def _copy(default: Any) -> Any:
    if isinstance(default, dict):
        return dict(default)
    return list(default) if isinstance(default, list) else default


def _in_thousandths(amount: Any) -> Any:
    """An amount of a resource, rounded up to thousandths as the server does."""
    worth = try_nano_units(amount)
    if worth is None or worth % _MILLI == 0:
        return amount
    return quantity_text(-(-worth // _MILLI) * _MILLI)
