"""Where kinds that are not built in keep what their pods are made from, and how far that is no plain pod template."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

#: Group and kind -> the steps to the pod template.
KNOWN_TEMPLATES: dict[str, tuple[str, ...]] = {
    # https://argo-rollouts.readthedocs.io/en/stable/features/specification/
    "argoproj.io/Rollout": ("spec", "template"),
    # https://knative.dev/docs/serving/reference/serving-api/#serving.knative.dev/v1.RevisionTemplateSpec
    "serving.knative.dev/Service": ("spec", "template"),
}

#: What a Knative revision has beside the fields of a pod's spec: `RevisionSpec` of the page above.
_OF_A_REVISION = ("containerConcurrency", "timeoutSeconds", "responseStartTimeoutSeconds", "idleTimeoutSeconds")
#: The name that its webhook gives a container without one, and the port on which a container without one is called.
#: https://github.com/knative/serving/blob/main/docs/runtime-contract.md, `user-container-name` in config-defaults
_CONTAINER = "user-container"
_PORT = 8080
_PROBES = ("livenessProbe", "readinessProbe", "startupProbe")
_CALLS = ("httpGet", "tcpSocket", "grpc")


def plain_template(key: str, template: Mapping[str, Any]) -> Mapping[str, Any]:
    """The pod template that a controller makes of the one in its object; most take it as it is.

    Args:
        key: Group and kind of the object, such as ``argoproj.io/Rollout``.
        template: The template as it is written.
    """
    spec = template.get("spec")
    if key != "serving.knative.dev/Service" or not isinstance(spec, dict):
        return template
    plain = {field: value for field, value in spec.items() if field not in _OF_A_REVISION}
    containers = plain.get("containers")
    if isinstance(containers, (list, tuple)):
        plain["containers"] = [_with_what_knative_fills_in(each, position) for position, each in enumerate(containers)]
    return {**template, "spec": plain}


def _with_what_knative_fills_in(container: Any, position: int) -> Any:
    if not isinstance(container, dict):
        return container
    ports = container.get("ports")
    first = ports[0] if isinstance(ports, (list, tuple)) and ports and isinstance(ports[0], dict) else {}
    filled = dict(container)
    if not filled.get("name"):
        filled["name"] = f"{_CONTAINER}-{position}" if position else _CONTAINER
    for probe in _PROBES:
        asked = filled.get(probe)
        if not isinstance(asked, dict):
            continue
        for call in _CALLS:
            if isinstance(asked.get(call), dict) and not asked[call].get("port"):
                asked = {**asked, call: {**asked[call], "port": first.get("containerPort", _PORT)}}
        filled[probe] = asked
    return filled
