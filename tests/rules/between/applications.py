"""Objects of small applications, and what is found between them."""

from __future__ import annotations

from typing import Any

from cdk8s_pods import Target
from cdk8s_pods.rules.between.check import check_together

#: What is found: object, path and whether it refuses.
Found = set[tuple[str, str, str]]


def found_by(rule: str, *objects: dict[str, Any], files: tuple[str, ...] = (), **target: Any) -> Found:
    """What one rule finds in an application: the object, the path, and ``error`` or ``advice``."""
    return {
        (issue.subject.replace(" ", "/"), issue.path, "error" if issue.refuses else "advice")
        for issue in check_together(objects, target=Target(**target), files=files)
        if issue.rule == rule
    }


def thing(api_version: str, kind: str, name: str, /, *, namespace: str = "", **fields: Any) -> dict[str, Any]:
    """Any object."""
    metadata = {"name": name, **({"namespace": namespace} if namespace else {}), **fields.pop("metadata", {})}
    return {"apiVersion": api_version, "kind": kind, "metadata": metadata, **fields}


def container(name: str = "app", *ports: int | tuple[str, int], **fields: Any) -> dict[str, Any]:
    """A container with its ports, by number or by name and number."""
    declared = [
        {"containerPort": port} if isinstance(port, int) else {"name": port[0], "containerPort": port[1]}
        for port in ports
    ]
    return {"name": name, "image": "example/app:1", **({"ports": declared} if declared else {}), **fields}


def workload(
    name: str,
    *containers: dict[str, Any],
    kind: str = "Deployment",
    namespace: str = "",
    labels: dict[str, str] | None = None,
    selector: dict[str, str] | None = None,
    annotations: dict[str, str] | None = None,
    pod: dict[str, Any] | None = None,
    **spec: Any,
) -> dict[str, Any]:
    """A controller whose pods have the label ``app`` with its name, unless others are given."""
    labels = {"app": name} if labels is None else labels
    metadata: dict[str, Any] = {"labels": labels, **({"annotations": annotations} if annotations else {})}
    template = {"metadata": metadata, "spec": {"containers": [*containers] or [container()], **(pod or {})}}
    version = "argoproj.io/v1alpha1" if kind == "Rollout" else "apps/v1"
    selecting = {"matchLabels": labels if selector is None else selector}
    return thing(version, kind, name, namespace=namespace, spec={"selector": selecting, "template": template, **spec})


def bare_pod(name: str, labels: dict[str, str]) -> dict[str, Any]:
    return thing("v1", "Pod", name, metadata={"labels": labels}, spec={"containers": [container()]})


def service(
    name: str, selector: dict[str, str] | None, *ports: dict[str, Any] | int, namespace: str = "", **spec: Any
) -> dict[str, Any]:
    written = [{"port": port} if isinstance(port, int) else port for port in ports]
    selecting = {} if selector is None else {"selector": selector}
    return thing("v1", "Service", name, namespace=namespace, spec={**selecting, "ports": written, **spec})


def config_map(name: str, namespace: str = "", **data: str) -> dict[str, Any]:
    return thing("v1", "ConfigMap", name, namespace=namespace, data=data)


def secret(name: str, *keys: str) -> dict[str, Any]:
    return thing("v1", "Secret", name, stringData=dict.fromkeys(keys, "text"))
