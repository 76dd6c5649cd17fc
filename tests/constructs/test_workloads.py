"""The eight workload kinds as constructs."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest
from cdk8s import ApiObject, Chart, JsonPatch, Testing

import cdk8s_pods
from cdk8s_pods import (
    Container,
    CronJob,
    CronJobSpec,
    DaemonSet,
    DaemonSetSpec,
    Deployment,
    DeploymentSpec,
    Istio,
    Job,
    JobSpec,
    JobTemplateSpec,
    LabelSelector,
    ObjectMeta,
    OwnerReference,
    Pod,
    PodSpec,
    PodTemplateSpec,
    ReplicaSet,
    ReplicaSetSpec,
    ReplicationController,
    ReplicationControllerSpec,
    StatefulSet,
    StatefulSetSpec,
    mesh,
    sidecar,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Synth = Callable[[], list[dict[str, Any]]]

WEB = PodSpec(containers=[Container(name="web", image="nginx:1.16")])
TASK = WEB.replace(restart_policy="Never")
SELECTING = [Deployment, ReplicaSet, ReplicationController, DaemonSet, StatefulSet]


def template(spec: PodSpec = WEB, **labels: str) -> PodTemplateSpec:
    return PodTemplateSpec(metadata=ObjectMeta(labels=labels) if labels else None, spec=spec)


def test_a_pod_holds_what_was_written_and_nothing_else(chart: Chart, manifests: Synth) -> None:
    Pod(chart, "web", metadata=ObjectMeta(name="web"), spec=WEB)

    assert manifests() == [
        {
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {"name": "web"},
            "spec": {"containers": [{"name": "web", "image": "nginx:1.16"}]},
        }
    ]


def test_a_name_is_generated_as_cdk8s_names_an_object_of_the_same_path(chart: Chart) -> None:
    pod = Pod(chart, "web", spec=WEB)
    bare = ApiObject(Chart(Testing.app(), "shop"), "web", api_version="v1", kind="Pod")

    assert pod.name == bare.name


def test_a_generate_name_leaves_the_name_to_the_cluster(chart: Chart, manifests: Synth) -> None:
    Pod(chart, "web", metadata=ObjectMeta(generate_name="web-"), spec=WEB)

    assert manifests()[0]["metadata"] == {"generateName": "web-"}


def test_all_metadata_arrives(chart: Chart, manifests: Synth) -> None:
    metadata = ObjectMeta(
        name="web",
        namespace="shop",
        labels={"app": "web"},
        annotations={"note": "first"},
        finalizers=["example.com/keep"],
        owner_references=[
            OwnerReference(
                api_version="v1",
                kind="ConfigMap",
                name="owner",
                uid="d9607e19-f88f-11e6-a518-42010a800195",
                controller=True,
                block_owner_deletion=False,
            )
        ],
        deletion_grace_period_seconds=5,
    )

    Pod(chart, "web", metadata=metadata, spec=WEB)

    assert manifests()[0]["metadata"] == metadata.to_manifest()


def test_labels_and_namespace_of_the_chart_reach_the_object(manifests: Synth) -> None:
    chart = Chart(Testing.app(), "shop", namespace="production", labels={"team": "shop"})

    Pod(chart, "web", metadata=ObjectMeta(labels={"app": "web"}), spec=WEB)

    metadata = Testing.synth(chart)[0]["metadata"]
    assert metadata["namespace"] == "production"
    assert metadata["labels"] == {"team": "shop", "app": "web"}


def test_a_json_patch_has_the_last_word(chart: Chart, manifests: Synth) -> None:
    deployment = Deployment(chart, "web", replicas=2, template=template())

    deployment.api_object.add_json_patch(JsonPatch.replace("/spec/replicas", 5))

    assert ApiObject.of(deployment) is deployment.api_object
    assert manifests()[0]["spec"]["replicas"] == 5


def test_dependencies_decide_the_order(chart: Chart, manifests: Synth) -> None:
    first, second = (Pod(chart, name, metadata=ObjectMeta(name=name), spec=WEB) for name in ("first", "second"))

    first.node.add_dependency(second)

    assert [manifest["metadata"]["name"] for manifest in manifests()] == ["second", "first"]


@pytest.mark.parametrize("kind", SELECTING, ids=lambda kind: str(kind.__name__))
def test_selector_and_labels_are_made_when_the_user_gives_none(
    kind: type[Deployment], chart: Chart, manifests: Synth
) -> None:
    kind(chart, "web", template=template(app="web"))

    spec = manifests()[0]["spec"]
    labels = spec["template"]["metadata"]["labels"]
    selector = spec["selector"] if kind is ReplicationController else spec["selector"]["matchLabels"]
    assert labels == {"app": "web", **selector}
    assert list(selector) == ["cdk8s.io/metadata.addr"]


def test_two_controllers_never_select_each_others_pods(chart: Chart, manifests: Synth) -> None:
    for name in ("one", "two"):
        Deployment(chart, name, template=template())

    one, two = (manifest["spec"]["selector"]["matchLabels"] for manifest in manifests())
    assert one != two


def test_a_selector_of_the_users_stays_and_labels_a_template_without_labels(chart: Chart, manifests: Synth) -> None:
    Deployment(chart, "web", selector=LabelSelector(match_labels={"app": "web"}), template=template())

    spec = manifests()[0]["spec"]
    assert spec["selector"] == {"matchLabels": {"app": "web"}}
    assert spec["template"]["metadata"] == {"labels": {"app": "web"}}


def test_a_selector_that_does_not_match_the_labels_is_refused(chart: Chart) -> None:
    selector = LabelSelector(match_labels={"app": "web"})

    with pytest.raises(cdk8s_pods.InvalidManifest) as refused:
        Deployment(chart, "web", selector=selector, template=template(app="other"))

    assert "spec.template.metadata.labels" in [issue.path for issue in refused.value.issues]


def test_a_job_leaves_its_selector_to_the_cluster(chart: Chart, manifests: Synth) -> None:
    Job(chart, "task", template=template(TASK), backoff_limit=0)

    assert manifests()[0]["spec"] == {"backoffLimit": 0, "template": {"spec": TASK.to_manifest()}}


def test_a_cron_job_takes_the_pods_or_the_whole_job(chart: Chart, manifests: Synth) -> None:
    CronJob(chart, "pods", schedule="@daily", template=template(TASK))
    CronJob(chart, "job", schedule="@daily", job_template=JobTemplateSpec(spec=JobSpec(template=template(TASK))))

    pods, job = (manifest["spec"] for manifest in manifests())
    assert pods == job == {"schedule": "@daily", "jobTemplate": {"spec": {"template": {"spec": TASK.to_manifest()}}}}


@pytest.mark.parametrize("both", [False, True], ids=["neither", "both"])
def test_a_cron_job_takes_one_of_the_two(both: bool, chart: Chart) -> None:
    whole = JobTemplateSpec(spec=JobSpec(template=template(TASK))) if both else None

    with pytest.raises(TypeError, match="one of template"):
        CronJob(chart, "task", schedule="@daily", template=template(TASK) if both else None, job_template=whole)


@pytest.mark.parametrize(
    "kind",
    ["ReplicationController", "ReplicaSet", "Deployment", "DaemonSet", "StatefulSet", "Job", "CronJob"],
)
def test_a_controller_takes_every_field_of_its_spec(kind: str) -> None:
    keywords = inspect.signature(getattr(cdk8s_pods, kind).__init__).parameters
    fields = getattr(cdk8s_pods, f"{kind}Spec").__manifest_keys__

    assert set(fields) - set(keywords) == set()


def test_every_written_field_of_a_spec_arrives(chart: Chart, manifests: Synth) -> None:
    StatefulSet(
        chart,
        "db",
        template=template(),
        service_name="db",
        replicas=0,
        pod_management_policy="Parallel",
        min_ready_seconds=0,
        revision_history_limit=0,
    )

    spec = {key: value for key, value in manifests()[0]["spec"].items() if key not in ("selector", "template")}
    assert spec == {
        "serviceName": "db",
        "replicas": 0,
        "podManagementPolicy": "Parallel",
        "minReadySeconds": 0,
        "revisionHistoryLimit": 0,
    }


SELECTOR = LabelSelector(match_labels={"app": "web"})
WHOLE: dict[str, tuple[type[Any], dict[str, Any], Any]] = {
    "Deployment": (
        Deployment,
        {"template": template(app="web"), "selector": SELECTOR, "replicas": 3, "paused": False},
        DeploymentSpec(template=template(app="web"), selector=SELECTOR, replicas=3, paused=False),
    ),
    "ReplicaSet": (
        ReplicaSet,
        {"template": template(app="web"), "selector": SELECTOR, "min_ready_seconds": 5},
        ReplicaSetSpec(template=template(app="web"), selector=SELECTOR, min_ready_seconds=5),
    ),
    "ReplicationController": (
        ReplicationController,
        {"template": template(app="web"), "replicas": 0},
        ReplicationControllerSpec(template=template(app="web"), replicas=0),
    ),
    "DaemonSet": (
        DaemonSet,
        {"template": template(app="web"), "selector": SELECTOR, "revision_history_limit": 2},
        DaemonSetSpec(template=template(app="web"), selector=SELECTOR, revision_history_limit=2),
    ),
    "StatefulSet": (
        StatefulSet,
        {"template": template(app="web"), "selector": SELECTOR, "service_name": "web"},
        StatefulSetSpec(template=template(app="web"), selector=SELECTOR, service_name="web"),
    ),
    "Job": (Job, {"template": template(TASK), "backoff_limit": 0}, JobSpec(template=template(TASK), backoff_limit=0)),
    "CronJob": (
        CronJob,
        {"schedule": "@daily", "template": template(TASK), "suspend": True},
        CronJobSpec(
            schedule="@daily", job_template=JobTemplateSpec(spec=JobSpec(template=template(TASK))), suspend=True
        ),
    ),
}


@pytest.mark.parametrize(("kind", "fields", "spec"), WHOLE.values(), ids=WHOLE.keys())
def test_a_controller_takes_its_spec_whole_or_field_by_field(
    kind: type[Any], fields: dict[str, Any], spec: object, manifests: Synth
) -> None:
    helper = sidecar(Container(name="helper", image="example/helper:1.0"))
    charts = [Chart(Testing.app(), "shop") for _ in range(2)]

    kind(charts[0], "web", patterns=[helper], **fields)
    kind(charts[1], "web", patterns=[helper], spec=spec)

    by_field, whole = map(Testing.synth, charts)
    assert by_field == whole
    assert "helper" in str(whole)


@pytest.mark.parametrize(("kind", "fields", "spec"), WHOLE.values(), ids=WHOLE.keys())
def test_a_spec_given_twice_or_not_at_all_is_refused(
    kind: type[Any], fields: dict[str, Any], spec: object, chart: Chart
) -> None:
    with pytest.raises(TypeError, match=rf"{kind.__name__} takes its spec whole or field by field: write .*template"):
        kind(chart, "web", spec=spec, **fields)
    with pytest.raises(TypeError, match=rf"{kind.__name__} needs .*, or its whole spec as spec={kind.__name__}Spec"):
        kind(chart, "web")
    with pytest.raises(TypeError, match=rf"{kind.__name__}\.spec takes a {kind.__name__}Spec, not a PodSpec"):
        kind(chart, "web", spec=WEB)


@pytest.mark.parametrize("kind", SELECTING, ids=lambda kind: str(kind.__name__))
def test_a_controller_says_its_pods_their_labels_and_its_selector(
    kind: type[Deployment], chart: Chart, manifests: Synth
) -> None:
    helper = sidecar(Container(name="helper", image="example/helper:1.0", ports=[9000]))

    web = kind(chart, "web", template=template(app="web"), patterns=[helper])

    written = manifests()[0]["spec"]["template"]
    assert web.template.to_manifest() == written
    assert dict(web.labels) == written["metadata"]["labels"]
    assert dict(web.selector.match_labels or {}) == {"cdk8s.io/metadata.addr": web.labels["cdk8s.io/metadata.addr"]}


@pytest.mark.parametrize(("kind", "given"), [(Job, {}), (CronJob, {"schedule": "@daily"})], ids=["Job", "CronJob"])
def test_a_job_says_its_pods_and_leaves_the_selector_to_the_cluster(
    kind: type[Any], given: dict[str, Any], chart: Chart
) -> None:
    helper = sidecar(Container(name="helper", image="example/helper:1.0"))

    task = kind(chart, "task", template=template(TASK, app="task"), patterns=[helper], **given)

    assert [container.name for container in task.template.spec.init_containers] == ["helper"]
    assert (dict(task.labels), task.selector) == ({"app": "task"}, None)


def test_a_pod_says_what_it_is_with_all_patterns_applied(chart: Chart, manifests: Synth) -> None:
    helper = sidecar(Container(name="helper", image="example/helper:1.0"))

    pod = Pod(chart, "web", metadata=ObjectMeta(labels={"app": "web"}), spec=WEB, patterns=[helper, mesh(Istio())])
    bare = Pod(chart, "bare", spec=WEB)

    assert pod.spec.to_manifest() == manifests()[0]["spec"]
    assert dict(pod.labels) == {"app": "web", "sidecar.istio.io/inject": "true"}
    assert pod.template.spec is pod.spec
    assert (bare.labels, bare.spec) == ({}, WEB)
