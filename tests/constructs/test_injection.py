"""Applying patterns to workloads that are already in the tree, and checking what did not come from us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from cdk8s import ApiObject, Chart, Include, JsonPatch, Testing

from cdk8s_pods import (
    Container,
    CronJob,
    DaemonSet,
    Deployment,
    InvalidManifest,
    Istio,
    Job,
    NothingSelected,
    ObjectMeta,
    Pod,
    PodSpec,
    PodTemplateSpec,
    ReplicaSet,
    ReplicationController,
    StatefulSet,
    Target,
    check_tree,
    inject,
    mesh,
    sidecar,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Synth = Callable[[], list[dict[str, Any]]]

WEB = PodTemplateSpec(spec=PodSpec(containers=[Container(name="web", image="nginx:1.16")]))
TASK = PodTemplateSpec(spec=PodSpec(containers=[Container(name="task", image="busybox:1.36")], restart_policy="Never"))
SHIPPER = sidecar(Container(name="shipper", image="fluent/fluent-bit:3.1"))

RAW = """
apiVersion: apps/v1
kind: Deployment
metadata: {name: raw, labels: {app: raw}}
spec:
  replicas: 3
  selector: {matchLabels: {app: raw}}
  template:
    metadata: {labels: {app: raw}}
    spec:
      containers: [{name: main, image: "example/main:1.0", ports: [{containerPort: 8080}]}]
---
apiVersion: v1
kind: Service
metadata: {name: raw}
spec: {selector: {app: raw}, ports: [{port: 80}]}
"""


@pytest.fixture
def raw_file(tmp_path: Path) -> str:
    path = tmp_path / "raw.yaml"
    path.write_text(RAW)
    return str(path)


def pod_specs(manifest: Mapping[str, Any]) -> dict[str, Any]:
    spec: dict[str, Any] = manifest["spec"]
    while "containers" not in spec:
        spec = spec.get("template", spec.get("jobTemplate"))["spec"]
    return spec


def test_every_workload_of_the_eight_kinds_is_reached(chart: Chart, manifests: Synth) -> None:
    assert WEB.spec is not None
    Pod(chart, "pod", spec=WEB.spec)
    for kind in (ReplicationController, ReplicaSet, Deployment, DaemonSet, StatefulSet):
        kind(chart, kind.__name__, template=WEB)
    Job(chart, "job", template=TASK)
    CronJob(chart, "cron-job", schedule="@daily", template=TASK)

    injected = inject(chart, SHIPPER)

    helpers = [[helper["name"] for helper in pod_specs(manifest)["initContainers"]] for manifest in manifests()]
    assert len(injected) == 8
    assert helpers == [["shipper"]] * 8


def test_an_included_file_gets_the_pattern_and_keeps_everything_else(
    chart: Chart, manifests: Synth, raw_file: str
) -> None:
    Include(chart, "raw", url=raw_file)
    deployment, service = manifests()

    inject(chart, SHIPPER)

    injected, untouched = manifests()
    helper = {"name": "shipper", "image": "fluent/fluent-bit:3.1", "restartPolicy": "Always"}
    assert pod_specs(injected) == {**pod_specs(deployment), "initContainers": [helper]}
    assert untouched == service


def test_metadata_is_injected_into_a_bare_pod(chart: Chart, manifests: Synth) -> None:
    assert WEB.spec is not None
    Pod(chart, "pod", metadata=ObjectMeta(name="pod", labels={"app": "web"}), spec=WEB.spec)

    inject(chart, mesh(Istio()))

    assert manifests()[0]["metadata"]["labels"] == {"app": "web", "sidecar.istio.io/inject": "true"}


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        pytest.param({"kinds": ["StatefulSet"]}, ["db"], id="by kind"),
        pytest.param({"labels": {"app": "web"}}, ["web"], id="by a label of the pods"),
        pytest.param({"labels": {"tier": "back"}}, ["db"], id="by a label of the object"),
        pytest.param({"where": lambda manifest: manifest["spec"].get("replicas") == 2}, ["web"], id="by a predicate"),
        pytest.param({"kinds": ["Deployment", "StatefulSet"], "labels": {"tier": "back"}}, ["db"], id="by all at once"),
    ],
)
def test_workloads_are_selected(selection: Any, names: list[str], chart: Chart) -> None:
    labelled = WEB.replace(metadata=ObjectMeta(labels={"app": "web"}))
    Deployment(chart, "web", metadata=ObjectMeta(name="web"), replicas=2, template=labelled)
    StatefulSet(chart, "db", metadata=ObjectMeta(name="db", labels={"tier": "back"}), replicas=1, template=WEB)

    assert [api_object.name for api_object in inject(chart, SHIPPER, **selection)] == names


def test_selecting_nothing_is_an_error_and_not_silence(chart: Chart) -> None:
    Deployment(chart, "web", template=WEB)

    with pytest.raises(NothingSelected, match="shop"):
        inject(chart, SHIPPER, kinds=["DaemonSet"])


def test_patches_made_before_and_after_both_stay(chart: Chart, manifests: Synth) -> None:
    deployment = Deployment(chart, "web", template=WEB)
    image = "/spec/template/spec/containers/0/image"
    deployment.api_object.add_json_patch(JsonPatch.replace(image, "nginx:1.27"))

    inject(chart, SHIPPER)
    deployment.api_object.add_json_patch(JsonPatch.add("/spec/paused", True))

    spec = manifests()[0]["spec"]
    assert spec["paused"] is True
    assert spec["template"]["spec"]["containers"][0]["image"] == "nginx:1.27"
    assert [helper["name"] for helper in spec["template"]["spec"]["initContainers"]] == ["shipper"]


def test_a_pattern_that_breaks_a_workload_is_refused_and_nothing_is_changed(
    chart: Chart, manifests: Synth, raw_file: str
) -> None:
    Include(chart, "raw", url=raw_file)
    before = manifests()
    clash = sidecar(Container(name="clash", image="example/clash:1.0", ports=[8080]), plain=True)

    with pytest.raises(InvalidManifest) as refused:
        inject(chart, clash)

    assert [issue.path for issue in refused.value.issues] == ["spec.template.spec.containers[1].ports[0].containerPort"]
    assert manifests() == before


def test_a_refusal_of_one_workload_leaves_all_others_as_they_were(
    chart: Chart, manifests: Synth, raw_file: str
) -> None:
    Deployment(chart, "web", template=WEB)
    Include(chart, "raw", url=raw_file)
    before = manifests()

    with pytest.raises(InvalidManifest):
        inject(chart, sidecar(Container(name="clash", image="example/clash:1.0", ports=[8080]), plain=True))

    assert manifests() == before


def test_a_workload_that_makes_no_pods_is_refused(chart: Chart) -> None:
    ApiObject(chart, "empty", api_version="apps/v1", kind="Deployment")

    with pytest.raises(InvalidManifest, match="Required value"):
        inject(chart, mesh(Istio()))


def test_a_plain_sidecar_is_not_injected_into_a_job(chart: Chart) -> None:
    Job(chart, "job", template=TASK)

    with pytest.raises(InvalidManifest, match="keeps the Job from completing"):
        inject(chart, sidecar(Container(name="helper", image="example/helper:1.0"), plain=True))


def test_a_field_that_kubernetes_does_not_know_is_named(chart: Chart) -> None:
    raw = ApiObject(chart, "raw", api_version="v1", kind="Pod")
    raw.add_json_patch(JsonPatch.add("/spec", {"containers": [{"name": "a", "image": "b", "colour": "red"}]}))

    with pytest.raises(InvalidManifest, match="colour"):
        inject(chart, SHIPPER)


def test_a_raw_object_that_cannot_work_is_refused_when_the_tree_is_checked() -> None:
    chart = Chart(Testing.app(), "shop")
    raw = ApiObject(chart, "raw", api_version="v1", kind="Pod")
    raw.add_json_patch(JsonPatch.add("/spec", {"containers": [{"name": "a", "image": "b", "colour": "red"}]}))

    with pytest.raises(InvalidManifest) as refused:
        check_tree(chart)

    assert [(issue.subject, issue.path) for issue in refused.value.issues] == [
        (f"Pod {raw.name}", "spec.containers[0].colour")
    ]


def test_a_tree_that_can_work_passes_with_what_patches_made_of_it(chart: Chart, raw_file: str) -> None:
    Include(chart, "raw", url=raw_file)
    deployment = Deployment(chart, "web", template=WEB)
    check_tree(chart)

    deployment.api_object.add_json_patch(JsonPatch.remove("/spec/template/spec/containers/0/image"))

    with pytest.raises(InvalidManifest, match=r"containers\[0\]\.image"):
        check_tree(chart)


LISTED = """
apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: Service, metadata: {name: front}, spec: {ports: [{port: 80}]}}
- apiVersion: v1
  kind: PodList
  items:
  - metadata: {name: inner}
    spec: {containers: [{name: main, image: "example/main:1.0", ports: [{containerPort: 80}]}]}
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: web}
  spec:
    selector: {matchLabels: {app: web}}
    template:
      metadata: {labels: {app: web}}
      spec: {containers: [{name: main, image: "example/main:1.0", ports: [{containerPort: 8080}]}]}
"""


@pytest.fixture
def listed_file(tmp_path: Path) -> str:
    path = tmp_path / "listed.yaml"
    path.write_text(LISTED)
    return str(path)


def test_workloads_in_a_list_are_reached_and_the_rest_of_it_stays(
    chart: Chart, manifests: Synth, listed_file: str
) -> None:
    Include(chart, "listed", url=listed_file)
    before = manifests()[0]["items"]

    injected = inject(chart, SHIPPER)

    service, pods, deployment = manifests()[0]["items"]
    helper = {"name": "shipper", "image": "fluent/fluent-bit:3.1", "restartPolicy": "Always"}
    assert [api_object.kind for api_object in injected] == ["List"]
    assert service == before[0]
    assert pods["items"][0]["spec"]["initContainers"] == [helper]
    assert pod_specs(deployment) == {**pod_specs(before[2]), "initContainers": [helper]}


def test_workloads_in_a_list_are_selected_one_by_one(chart: Chart, manifests: Synth, listed_file: str) -> None:
    Include(chart, "listed", url=listed_file)

    inject(chart, SHIPPER, kinds="Deployment")

    assert [str(item).count("shipper") for item in manifests()[0]["items"]] == [0, 0, 1]


def test_a_refusal_names_the_workload_in_the_list(chart: Chart, listed_file: str) -> None:
    Include(chart, "listed", url=listed_file)
    clash = sidecar(Container(name="clash", image="example/clash:1.0", ports=[8080]), plain=True)

    with pytest.raises(InvalidManifest, match='Deployment "web" in "shop/listed/'):
        inject(chart, clash)


def test_workloads_in_a_list_are_checked_with_the_tree(chart: Chart, listed_file: str) -> None:
    listed = Include(chart, "listed", url=listed_file).api_objects[0]
    check_tree(chart)

    listed.add_json_patch(JsonPatch.remove("/items/2/spec/template/spec/containers/0/image"))

    with pytest.raises(InvalidManifest, match=r"Deployment web: spec.template.spec.containers\[0\].image: Required"):
        check_tree(chart)


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["Deploymnet"], r'"Deploymnet" is not a kind of workload \(did you mean "Deployment"\?\)'),
        (["Pod", "Service"], r'"Service" is not a kind of workload; known are Pod, .*CronJob'),
        ("deployment", r'did you mean "Deployment"'),
    ],
)
def test_a_kind_that_makes_no_pods_is_refused(kinds: Any, said: str, chart: Chart) -> None:
    Deployment(chart, "web", template=WEB)

    with pytest.raises(ValueError, match=said):
        inject(chart, SHIPPER, kinds=kinds)


ONE_PORT = PodSpec(containers=[Container(name=name, image="nginx:1.16", ports=[80]) for name in ("one", "two")])
IGNORED = {"containers_that_run_side_by_side_want_different_ports": "they take turns"}


def test_what_is_turned_off_for_one_construct_stays_off_in_later_checks(chart: Chart) -> None:
    one = Pod(chart, "one", spec=ONE_PORT, ignore_rules=IGNORED)
    check_tree(chart)
    check_tree(chart, target=Target(kubernetes="1.34"))

    inject(chart, SHIPPER)

    raw = ApiObject(chart, "raw", api_version="v1", kind="Pod")
    raw.add_json_patch(JsonPatch.add("/spec", ONE_PORT.to_manifest()))
    with pytest.raises(InvalidManifest) as refused:
        check_tree(chart)
    assert {issue.subject for issue in refused.value.issues} == {f"Pod {raw.name}"}
    assert one.name != raw.name


FOREIGN = """
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.16"}]}
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: elsewhere}
spec: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
---
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: hello}
spec: {template: {spec: {containerConcurrency: 3, containers: [{image: "hello:1"}]}}}
---
apiVersion: v1
kind: PodTemplate
metadata: {name: pods}
template: {spec: {containers: [{name: web, image: "nginx:1.16"}]}}
---
apiVersion: example.com/v1
kind: Fleet
metadata: {name: fleet}
spec: {pods: {spec: {containers: [{name: web, image: "nginx:1.16"}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: core}
spec: {ports: [{port: 80}]}
"""
FLEETS = {"example.com/Fleet": "spec.pods"}


def helped(manifests: list[dict[str, Any]]) -> list[str]:
    return [manifest["metadata"]["name"] for manifest in manifests if "shipper" in str(manifest)]


@pytest.mark.parametrize(
    ("selection", "reached"),
    [
        ({}, ["web", "hello", "pods"]),
        ({"templates": FLEETS}, ["web", "hello", "pods", "fleet"]),
        ({"templates": FLEETS, "kinds": "Fleet"}, ["fleet"]),
        ({"kinds": ["Rollout", "PodTemplate"]}, ["web", "pods"]),
        ({"kinds": "serving.knative.dev/Service"}, ["hello"]),
        ({"labels": {"app": "web"}}, ["web"]),
    ],
    ids=["known kinds", "said kinds", "by kind", "by kinds", "by group and kind", "by labels"],
)
def test_pod_templates_of_other_kinds_are_reached(
    selection: dict[str, Any], reached: list[str], chart: Chart, manifests: Synth, tmp_path: Path
) -> None:
    (tmp_path / "foreign.yaml").write_text(FOREIGN)
    Include(chart, "vendor", url=str(tmp_path / "foreign.yaml"))

    inject(chart, SHIPPER, **selection)

    assert helped(manifests()) == reached


def test_what_knative_alone_knows_stays_as_it_is_written(chart: Chart, manifests: Synth, tmp_path: Path) -> None:
    (tmp_path / "foreign.yaml").write_text(FOREIGN)
    Include(chart, "vendor", url=str(tmp_path / "foreign.yaml"))

    inject(chart, SHIPPER, kinds="serving.knative.dev/Service")

    (hello,) = (each for each in manifests() if each["metadata"]["name"] == "hello")
    spec = hello["spec"]["template"]["spec"]
    assert spec["containerConcurrency"] == 3
    assert spec["containers"] == [{"image": "hello:1"}]
    assert [container["name"] for container in spec["initContainers"]] == ["shipper"]


def test_a_pattern_that_would_break_a_foreign_template_is_refused_at_its_place(chart: Chart, tmp_path: Path) -> None:
    (tmp_path / "foreign.yaml").write_text(FOREIGN)
    Include(chart, "vendor", url=str(tmp_path / "foreign.yaml"))
    same = sidecar(Container(name="web", image="nginx:1.16"))

    with pytest.raises(InvalidManifest, match=r"spec\.pods\.spec\.initContainers\[0\]\.name: Duplicate value"):
        inject(chart, same, templates=FLEETS, kinds="example.com/Fleet")


def test_a_tree_is_checked_with_the_pod_templates_of_other_kinds(chart: Chart) -> None:
    fleet = ApiObject(chart, "fleet", api_version="example.com/v1", kind="Fleet")
    fleet.add_json_patch(JsonPatch.add("/spec", {"pods": {"spec": {"containers": []}}}))

    assert check_tree(chart) == []
    (issue,) = check_tree(chart, target=Target(templates=FLEETS), refuse=False)
    assert issue.path == "spec.pods.spec.containers"
