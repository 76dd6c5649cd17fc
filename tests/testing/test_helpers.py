"""The functions, on the official cdk8s that these tests run on."""

from __future__ import annotations

import pytest
from cdk8s import ApiObject, App, Chart, Testing

from cdk8s_pods import (
    Container,
    CronJob,
    Deployment,
    ObjectMeta,
    Pod,
    PodSpec,
    PodTemplateSpec,
    Service,
)
from cdk8s_pods.testing import assert_refused, find_manifest, find_manifests, manifests, pod_of

WEB = PodSpec(containers=[Container(name="web", image="nginx:1.29")])
TASK = PodTemplateSpec(spec=WEB.replace(restart_policy="Never"))


@pytest.fixture
def chart() -> Chart:
    return Chart(Testing.app(), "shop")


def shop(chart: Chart) -> Deployment:
    template = PodTemplateSpec(metadata=ObjectMeta(labels={"app": "shop"}), spec=WEB)
    return Deployment(chart, "web", metadata=ObjectMeta(name="web"), template=template)


def test_the_manifests_of_an_app_are_those_of_its_charts() -> None:
    app = App()
    for name in ("a", "b"):
        Pod(Chart(app, name), "pod", metadata=ObjectMeta(name=name), spec=WEB)

    assert [manifest["metadata"]["name"] for manifest in manifests(app)] == ["a", "b"]


def test_objects_are_found_by_kind_and_name_in_charts_and_in_manifests(chart: Chart) -> None:
    shop(chart)
    Pod(chart, "pod", spec=WEB)

    assert find_manifest(chart, "Pod", "shop-pod-*")["kind"] == "Pod"
    assert find_manifest(manifests(chart), name="web")["kind"] == "Deployment"
    assert len(find_manifests(chart)) == 2
    assert find_manifests(chart, "Pod", "web") == []


def test_what_is_not_there_is_told_with_what_is(chart: Chart) -> None:
    shop(chart)

    with pytest.raises(AssertionError) as missing:
        find_manifest(chart, "Deployment", "wbe")

    assert str(missing.value) == 'no object is Deployment "wbe"; there is Deployment "web"'


def test_several_are_told_by_name(chart: Chart) -> None:
    for name in ("a", "b"):
        Pod(chart, name, metadata=ObjectMeta(name=name), spec=WEB)

    with pytest.raises(AssertionError) as several:
        find_manifest(chart, "Pod")

    assert str(several.value) == '2 objects are Pod: Pod "a", Pod "b"; say which'


def test_the_pod_of_a_workload_is_found_from_all_sides(chart: Chart) -> None:
    web = shop(chart)
    Service(chart, "service", selector=web, ports=[80])

    pods = [pod_of(web), pod_of(web.api_object), pod_of(chart), pod_of(chart, "Deployment", "web")]
    pods.append(pod_of(find_manifest(chart, "Deployment")))

    assert pods == [find_manifest(chart, "Deployment")["spec"]["template"]] * 5


def test_the_pod_of_a_cron_job_of_a_pod_and_of_a_foreign_kind(chart: Chart) -> None:
    job = CronJob(chart, "job", schedule="@daily", template=TASK)
    pod = Pod(chart, "pod", spec=WEB)
    rollout = {"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout", "spec": {"template": {"spec": {"a": 1}}}}

    assert pod_of(job)["spec"]["restartPolicy"] == "Never"
    assert pod_of(pod)["kind"] == "Pod"
    assert pod_of(rollout) == {"spec": {"a": 1}}


def test_what_makes_no_pods_is_told(chart: Chart) -> None:
    raw = ApiObject(chart, "raw", api_version="v1", kind="ConfigMap", metadata={"name": "settings"})

    with pytest.raises(AssertionError, match='no object is one of any kind that makes pods; there is ConfigMap "set'):
        pod_of(raw)


def test_a_refusal_is_kept_for_more_questions(chart: Chart) -> None:
    with assert_refused("containers_have_an_image", "spec.containers[0].image") as refusal:
        Pod(chart, "web", spec=PodSpec(containers=[Container(name="web")]))

    assert 'Pod "shop/web" cannot work' in str(refusal.error)


def test_a_refused_tree_is_a_refusal_at_the_field(chart: Chart) -> None:
    shop(chart)
    Service(chart, "service", selector={"app": "shpo"}, ports=[80])

    with assert_refused("services_select_pods", "spec.selector"):
        manifests(chart)
    elsewhere = pytest.raises(AssertionError, match=r"expected services_select_pods at spec\.ports")
    with elsewhere, assert_refused("services_select_pods", "spec.ports"):
        manifests(chart)


def test_nothing_refused_and_something_else_refused_fail(chart: Chart) -> None:
    nothing = pytest.raises(AssertionError, match="nothing was refused; expected containers_have_an_image")
    with nothing, assert_refused("containers_have_an_image"):
        shop(chart)
    elsewhere = pytest.raises(AssertionError, match=r"refused for something else; expected .* at spec.containers\[1\]")
    with elsewhere, assert_refused("containers_have_an_image", "spec.containers[1].image"):
        Pod(chart, "pod", spec=PodSpec(containers=[Container(name="web")]))


def test_what_is_no_refusal_is_raised_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError), assert_refused("containers_have_an_image"):
        raise ZeroDivisionError


def test_a_rule_that_is_not_known_is_refused_with_what_is_meant() -> None:
    with pytest.raises(ValueError, match="containers_have_an_image"):
        assert_refused("container_have_an_image")
