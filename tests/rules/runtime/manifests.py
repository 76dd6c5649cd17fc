"""Manifests to check, made from what a test is about, and what is found in them."""

from __future__ import annotations

from typing import Any

from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.target import Target


def container(name: str = "app", image: str = "example/app:1.0", **fields: Any) -> dict[str, Any]:
    return {"name": name, "image": image, **fields}


def pod(*containers: dict[str, Any], metadata: dict[str, Any] | None = None, **spec: Any) -> dict[str, Any]:
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "app", **(metadata or {})},
        "spec": {"containers": list(containers) or [container()], **spec},
    }


def workload(kind: str, made: dict[str, Any], **spec: Any) -> dict[str, Any]:
    template = {"metadata": {"labels": {"app": "app"}}, "spec": made["spec"]}
    version = "v1" if kind == "ReplicationController" else "apps/v1"
    selector: dict[str, Any] = {"app": "app"} if version == "v1" else {"matchLabels": {"app": "app"}}
    extra = {"serviceName": "app"} if kind == "StatefulSet" else {}
    body = {"selector": selector, "template": template, **extra, **spec}
    return {"apiVersion": version, "kind": kind, "metadata": {"name": "app"}, "spec": body}


def job(*containers: dict[str, Any], **spec: Any) -> dict[str, Any]:
    template = {"spec": {"restartPolicy": "Never", "containers": list(containers), **spec}}
    return {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "app"}, "spec": {"template": template}}


def paths(manifest: dict[str, Any], rule: str, **target: Any) -> list[str]:
    """Where one rule finds something."""
    return [issue.path for issue in check(manifest, target=Target(**target)) if issue.rule == rule]


def rules_found(manifest: dict[str, Any]) -> list[str]:
    """The rules that find something, worst first."""
    return [issue.rule for issue in check(manifest)]
