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
#: What Knative gives a container without a name, and the port of a container without one, on which probes call too.
#: https://github.com/knative/serving/blob/main/pkg/apis/serving/v1/revision_defaults.go
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
        names = [f"{_CONTAINER}-{position}" for position in range(len(containers))]
        names = names if len(names) > 1 else [_CONTAINER]
        plain["containers"] = [_as_knative_runs(each, name) for each, name in zip(containers, names, strict=False)]
    return {**template, "spec": plain}


def _as_knative_runs(container: Any, name: str) -> Any:
    if not isinstance(container, dict):
        return container
    ports = container.get("ports")
    first = ports[0] if isinstance(ports, (list, tuple)) and ports and isinstance(ports[0], dict) else {}
    port = first.get("containerPort", _PORT)
    filled = {**container, "name": container.get("name") or name}
    for probe in _PROBES:
        if isinstance(container.get(probe), dict):
            filled[probe] = _called(container[probe], port)
    return filled


def _called(probe: Mapping[str, Any], port: Any) -> Mapping[str, Any]:
    """A probe with the port it calls, and with a call where it says none."""
    calls = {call: probe[call] for call in _CALLS if isinstance(probe.get(call), dict)}
    if not calls and "exec" not in probe:
        calls = {"tcpSocket": {}}
    return {**probe, **{call: {**asked, "port": asked.get("port") or port} for call, asked in calls.items()}}
