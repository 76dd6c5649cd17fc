"""A field that no type has there: what is probably meant is said, and the fault is told once."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from cdk8s_pods.rules import check

POD: dict[str, Any] = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "web", "labels": {"app": "web"}},
    "spec": {"containers": [{"name": "web", "image": "nginx:1.29"}]},
}
DEPLOYMENT: dict[str, Any] = {
    "apiVersion": "apps/v1",
    "kind": "Deployment",
    "metadata": {"name": "web"},
    "spec": {
        "selector": {"matchLabels": {"app": "web"}},
        "template": {"metadata": {"labels": {"app": "web"}}, "spec": POD["spec"]},
    },
}
CRON_JOB: dict[str, Any] = {
    "apiVersion": "batch/v1",
    "kind": "CronJob",
    "metadata": {"name": "web"},
    "spec": {
        "schedule": "@daily",
        "jobTemplate": {"spec": {"template": {"spec": {**POD["spec"], "restartPolicy": "Never"}}}},
    },
}


def _with(manifest: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(manifest)
    *above, last = path.split(".")
    holder: Any = changed
    for step in above:
        holder = holder[int(step)] if step.isdigit() else holder.setdefault(step, {})
    holder[last] = value
    return changed


CONTAINER = "spec.containers.0"


@pytest.mark.parametrize(
    ("manifest", "path", "value", "remedy"),
    [
        pytest.param(POD, f"{CONTAINER}.livnessProbe", {}, 'did you mean "livenessProbe"?', id="misspelt"),
        pytest.param(
            POD, f"{CONTAINER}.image_pull_policy", "Never", 'did you mean "imagePullPolicy"?', id="snake case"
        ),
        pytest.param(POD, f"{CONTAINER}.port", [], 'did you mean "ports"?', id="a slip, though there is a port too"),
        pytest.param(
            POD,
            "metadata.restartPolicy",
            "Never",
            "restartPolicy is a field of PodSpec: write it at spec",
            id="pod's field in metadata",
        ),
        pytest.param(
            DEPLOYMENT,
            "metadata.restartPolicy",
            "Always",
            "restartPolicy is a field of PodSpec: write it at spec.template.spec",
            id="pod's field in a Deployment's metadata",
        ),
        pytest.param(
            CRON_JOB,
            "spec.restart_policy",
            "Never",
            "restartPolicy is a field of PodSpec: write it at spec.jobTemplate.spec.template.spec",
            id="misspelt and misplaced",
        ),
        pytest.param(
            DEPLOYMENT,
            "spec.template.spec.containers.0.hostNetwork",
            True,
            "hostNetwork is a field of PodSpec: write it at spec.template.spec",
            id="pod's field in a container",
        ),
        pytest.param(
            POD,
            f"{CONTAINER}.runAsUser",
            1000,
            "runAsUser is a field of SecurityContext: write it at spec.containers[0].securityContext",
            id="the nearest of two types",
        ),
        pytest.param(
            POD,
            "spec.image",
            "nginx",
            "image is a field of Container: write it at spec.containers[0]",
            id="what is there",
        ),
        pytest.param(
            _with(POD, "spec.containers", [{"name": name, "image": f"{name}:1"} for name in ("a", "b")]),
            "spec.imagePullPolicy",
            "Always",
            "imagePullPolicy is a field of Container: write it at spec.containers[*]",
            id="one of several",
        ),
        pytest.param(
            _with(POD, f"{CONTAINER}.readinessProbe", {"exec": {"command": ["true"]}}),
            f"{CONTAINER}.periodSeconds",
            5,
            "periodSeconds is a field of Probe: write it at spec.containers[0].readinessProbe",
            id="the one that is written",
        ),
        pytest.param(
            POD,
            f"{CONTAINER}.periodSeconds",
            5,
            "periodSeconds is a field of Probe: write it at spec.containers[0].livenessProbe, "
            "spec.containers[0].readinessProbe or spec.containers[0].startupProbe",
            id="one of three",
        ),
        pytest.param(
            POD,
            "spec.replicas",
            3,
            "correct the name, or move the field to where it belongs",
            id="a field that a Pod has nowhere",
        ),
        pytest.param(
            POD, "spec.qwxz", 3, "correct the name, or move the field to where it belongs", id="nothing like it"
        ),
        pytest.param(
            POD, "spec." + "x" * 5000, 3, "correct the name, or move the field to where it belongs", id="very long"
        ),
    ],
)
def test_an_unknown_field_is_told_with_what_is_meant_or_where_it_belongs(
    manifest: dict[str, Any], path: str, value: Any, remedy: str
) -> None:
    (issue,) = check(_with(manifest, path, value))

    assert issue.rule == "fields_are_known_to_the_api"
    assert issue.remedy == remedy


def test_the_place_of_an_unknown_field_in_a_list_of_manifests_is_in_its_own_manifest() -> None:
    listed = {"apiVersion": "v1", "kind": "List", "items": [POD, _with(POD, "metadata.restartPolicy", "Never")]}
    (issue,) = check(listed)

    assert issue.remedy == "restartPolicy is a field of PodSpec: write it at items[1].spec"


def test_a_field_of_a_later_kubernetes_is_not_suggested() -> None:
    from cdk8s_pods.rules import Target

    changed = _with(POD, "spec.workloadRefs", {})

    assert "did you mean" not in check(changed, target=Target(kubernetes="1.34"))[0].remedy


@pytest.mark.parametrize(
    ("manifest", "path", "value", "at"),
    [
        pytest.param(POD, f"{CONTAINER}.livenessProbe", {"httpGet": {"port": "80"}}, None, id="a port as text"),
        pytest.param(
            POD, f"{CONTAINER}.livenessProbe", {"tcpSocket": 80}, f"{CONTAINER}.livenessProbe.tcpSocket", id="handler"
        ),
        pytest.param(DEPLOYMENT, "spec.selector", "app=web", "spec.selector", id="a text for a selector"),
        pytest.param(DEPLOYMENT, "spec.selector", {"app": "web"}, "spec.selector.app", id="labels in a selector"),
        pytest.param(DEPLOYMENT, "spec.selector", {"matchLabels": "web"}, "spec.selector.matchLabels", id="labels"),
        pytest.param(DEPLOYMENT, "spec.selector.matchLabels.app", 1, "spec.selector.matchLabels[app]", id="a label"),
        pytest.param(POD, "spec.containers", [{"name": "a", "imag": "a:1"}], "spec.containers.0.imag", id="misspelt"),
        pytest.param(
            CRON_JOB,
            "spec.jobTemplate.spec.template",
            {"spec": POD["spec"], "metadata": {"restartPolicy": "Never"}},
            "spec.jobTemplate.spec.template.metadata.restartPolicy",
            id="misplaced",
        ),
        pytest.param(
            _with(POD, f"{CONTAINER}.readinessProbe", {"httpGet": {"port": "http"}}),
            f"{CONTAINER}.ports",
            "80",
            f"{CONTAINER}.ports",
            id="names in a list that did not decode",
        ),
        pytest.param(
            _with(POD, f"{CONTAINER}.volumeMounts", [{"name": "data", "mountPath": "/data"}]),
            "spec.volumes",
            {"data": {}},
            "spec.volumes",
            id="volumes that did not decode",
        ),
    ],
)
def test_one_fault_is_told_once(manifest: dict[str, Any], path: str, value: Any, at: str | None) -> None:
    (issue,) = check(_with(manifest, path, value), advice=False)

    assert at is None or issue.path == at.replace(".0", "[0]")


def test_what_has_nothing_to_do_with_a_wrong_type_is_told_as_well() -> None:
    container = {"name": "web", "ports": "80", "volumeMounts": [{"name": "data", "mountPath": "/data"}]}

    issues = check(_with(POD, "spec.containers", [container]), advice=False)

    assert [(issue.path, issue.reason) for issue in issues] == [
        ("spec.containers[0].image", "Required value"),
        ("spec.containers[0].ports", "cannot unmarshal string"),
        ("spec.containers[0].volumeMounts[0].name", "Not found"),
    ]
