"""What servers of 1.34, 1.35 and 1.36 were seen to say, where they differ or are easily got wrong."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.target import Target

CONTAINER = {"name": "a", "image": "example/app:1"}


def pod(metadata: dict[str, Any] | None = None, container: dict[str, Any] | None = None, **spec: Any) -> dict[str, Any]:
    containers = [{**CONTAINER, **(container or {})}]
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "a", **(metadata or {})},
        "spec": {"containers": containers, **spec},
    }


def job(metadata: dict[str, Any], **spec: Any) -> dict[str, Any]:
    template = {"metadata": {"labels": {"a": "b"}}, "spec": {"restartPolicy": "Never", "containers": [CONTAINER]}}
    return {"apiVersion": "batch/v1", "kind": "Job", "metadata": metadata, "spec": {"template": template, **spec}}


def controller(metadata: dict[str, Any]) -> dict[str, Any]:
    template = {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": [CONTAINER]}}
    spec = {"selector": {"a": "b"}, "template": template}
    return {"apiVersion": "v1", "kind": "ReplicationController", "metadata": metadata, "spec": spec}


def divided(divisor: str, resource: str = "requests.cpu") -> dict[str, Any]:
    source = {"resourceFieldRef": {"resource": resource, "divisor": divisor}}
    return pod(container={"env": [{"name": "A", "valueFrom": source}]})


def limited(**amounts: Any) -> dict[str, Any]:
    return pod(container={"resources": {"limits": amounts}})


def from_file(path: str) -> dict[str, Any]:
    source = {"fileKeyRef": {"volumeName": "v", "path": path, "key": "K"}}
    return pod(container={"env": [{"name": "A", "valueFrom": source}]}, volumes=[{"name": "v", "emptyDir": {}}])


def tolerations(text: str) -> dict[str, Any]:
    return pod({"annotations": {"scheduler.alpha.kubernetes.io/tolerations": text}})


def succeeded(indexes: str) -> dict[str, Any]:
    policy = {"rules": [{"succeededIndexes": indexes}]}
    return job({"name": "a"}, completionMode="Indexed", completions=3, successPolicy=policy)


def refused(manifest: dict[str, Any], kubernetes: str = "1.36", **target: Any) -> list[str]:
    issues = check(manifest, target=Target(kubernetes=kubernetes, **target))
    return [issue.path for issue in issues if issue.category == "api"]


REFUSED = {
    "a letter of several bytes before the dash of a prefix": (job({"generateName": "ü-"}), "metadata.generateName"),
    "a divisor with a sign": (divided("+1"), "spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor"),
    "a divisor with leading zeros": (
        divided("01Mi", "limits.memory"),
        "spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor",
    ),
    "a divisor with an exponent": (divided("1e0"), "spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor"),
    "a selector that leaves the pods of its Job out": (
        job({"name": "a"}, selector={"matchExpressions": [{"key": "a", "operator": "NotIn", "values": ["b"]}]}),
        "spec.template.metadata.labels",
    ),
    "a toleration of long ago without an operator": (
        tolerations("[{}]"),
        "metadata.annotations.scheduler.alpha.kubernetes.io/tolerations[0].operator",
    ),
    "devices of a pod with users of its own": (
        pod(
            hostUsers=False,
            container={"volumeDevices": [{"name": "v", "devicePath": "/dev/x"}]},
            volumes=[{"name": "v", "persistentVolumeClaim": {"claimName": "c"}}],
        ),
        "spec.containers[0].volumeDevices",
    ),
}
ACCEPTED = {
    "a divisor that is written with a fraction": divided("1.0"),
    "a divisor in thousandths": divided("1000m"),
    "an absolute path of a file of variables": from_file("/etc/x"),
    "an amount without digits": limited(cpu="Gi", memory="."),
    "huge pages beyond 64 bits": limited(cpu="1", **{"hugepages-2Mi": "1e30"}),
    "no huge pages of a pod": {
        **pod(container={"resources": {"limits": {"cpu": "1", "memory": "64Mi"}}}),
        "spec": {
            "containers": [{**CONTAINER, "resources": {"limits": {"cpu": "1", "memory": "64Mi"}}}],
            "resources": {"limits": {"hugepages-2Mi": "0"}},
        },
    },
    "a prefix beside the name of a ReplicationController": controller({"name": "a", "generateName": "Web_"}),
    "a long prefix of a ReplicationController": controller({"generateName": "a" * 254}),
    "an index with many zeros": succeeded("0" * 70),
    "a toleration of long ago": tolerations('[{"operator": "Exists"}]'),
}


@pytest.mark.parametrize(("manifest", "path"), REFUSED.values(), ids=REFUSED)
def test_what_a_server_refuses_is_refused_at_its_path(manifest: dict[str, Any], path: str) -> None:
    assert refused(manifest) == [path]


@pytest.mark.parametrize("manifest", ACCEPTED.values(), ids=ACCEPTED)
def test_what_a_server_accepts_is_accepted(manifest: dict[str, Any]) -> None:
    assert refused(manifest) == []


def test_a_prefix_of_a_replication_controller_is_looked_at_by_1_34() -> None:
    assert refused(controller({"name": "a", "generateName": "Web_"}), "1.34") == ["metadata.generateName"]
    assert refused(controller({"generateName": "Web-"}), "1.36") == ["metadata.generateName"]


def test_a_number_of_a_template_of_long_ago_is_one() -> None:
    template = {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": [CONTAINER]}}
    metadata = {"name": "a", "annotations": {"deprecated.daemonset.template.generation": "x"}}
    spec = {"selector": {"matchLabels": {"a": "b"}}, "template": template}
    manifest = {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": metadata, "spec": spec}

    assert refused(manifest) == ["metadata.annotations[deprecated.daemonset.template.generation]"]


RULES = [{"action": "Restart", "exitCodes": {"operator": "In", "values": [42]}}]


@pytest.mark.parametrize(("kubernetes", "is_refused"), [("1.34", False), ("1.35", True), ("1.36", False)])
def test_restart_rules_of_a_native_sidecar_by_version(kubernetes: str, is_refused: bool) -> None:
    sidecar = {**CONTAINER, "name": "b", "restartPolicy": "Always", "restartPolicyRules": RULES}
    where = ["spec.initContainers[0].restartPolicyRules"]

    assert refused(pod(initContainers=[sidecar]), kubernetes) == (where if is_refused else [])


def test_variables_from_files_are_refused_while_their_feature_is_off() -> None:
    assert refused(from_file("x"), "1.34") == ["spec.containers[0].env[0].valueFrom"]
    assert refused(from_file("x"), "1.34", feature_gates={"EnvFiles": True}) == []
    assert refused(from_file("x"), "1.35") == []
    assert refused(from_file("x"), "1.35", feature_gates={"EnvFiles": False}) == ["spec.containers[0].env[0].valueFrom"]


def dropped(manifest: dict[str, Any], kubernetes: str, **gates: bool) -> list[str]:
    issues = check(manifest, target=Target(kubernetes=kubernetes, feature_gates=gates))
    return [issue.path for issue in issues if issue.category == "advice"]


IMAGE_VOLUME = pod(volumes=[{"name": "v", "image": {"reference": "example/model:1"}}])
STOP_SIGNAL = pod(os={"name": "linux"}, container={"lifecycle": {"stopSignal": "SIGINT"}})


@pytest.mark.parametrize(
    ("manifest", "path", "found_in"),
    [
        pytest.param(IMAGE_VOLUME, "spec.volumes[0].image", ["1.34"], id="image volume"),
        pytest.param(pod(hostnameOverride="a"), "spec.hostnameOverride", ["1.34"], id="host name"),
        pytest.param(
            pod(container={"restartPolicy": "Never"}), "spec.containers[0].restartPolicy", ["1.34"], id="restart policy"
        ),
        pytest.param(
            STOP_SIGNAL, "spec.containers[0].lifecycle.stopSignal", ["1.34", "1.35", "1.36", "1.37"], id="stop signal"
        ),
        pytest.param(
            pod(
                volumes=[
                    {"name": "v", "projected": {"sources": [{"clusterTrustBundle": {"name": "x", "path": "ca.pem"}}]}}
                ]
            ),
            "spec.volumes[0].projected.sources[0].clusterTrustBundle",
            ["1.34", "1.35", "1.36"],
            id="trust bundle",
        ),
    ],
)
def test_a_field_that_a_server_drops_without_a_word_is_told(
    manifest: dict[str, Any], path: str, found_in: list[str]
) -> None:
    versions = ["1.34", "1.35", "1.36", "1.37"]

    assert [version for version in versions if path in dropped(manifest, version)] == found_in
    assert all(refused(manifest, version) == [] for version in versions)


def test_a_feature_that_is_turned_on_or_off_is_as_it_was_turned() -> None:
    assert dropped(STOP_SIGNAL, "1.36", ContainerStopSignals=True) == []
    assert dropped(IMAGE_VOLUME, "1.35", ImageVolume=False) == ["spec.volumes[0].image"]
    # Nobody can turn it off any more.
    assert dropped(IMAGE_VOLUME, "1.36", ImageVolume=False) == []


def test_a_feature_that_no_field_hangs_on_is_a_slip() -> None:
    with pytest.raises(ValueError, match="did you mean"):
        Target(feature_gates={"ContainerStopSignal": True})
    with pytest.raises(ValueError, match="True or False"):
        Target(feature_gates={"ContainerStopSignals": "yes"})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    "source",
    [
        {"rbd": {"monitors": ["10.0.0.1:6789"], "image": "x"}},
        {"cephfs": {"monitors": ["10.0.0.1:6789"]}},
        {"glusterfs": {"endpoints": "x", "path": "y"}},
        {"gitRepo": {"repository": "https://example.com/x.git"}},
    ],
)
def test_a_volume_without_a_driver_is_refused(source: dict[str, Any]) -> None:
    issues = check(pod(volumes=[{"name": "v", **source}]))

    assert [(issue.path, issue.category) for issue in issues] == [(f"spec.volumes[0].{next(iter(source))}", "runtime")]
