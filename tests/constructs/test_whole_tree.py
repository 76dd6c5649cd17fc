"""What stands between the objects of a tree is told when it is written, and by ``check_tree``."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from cdk8s import ApiObject, App, Chart, JsonPatch, Testing

from cdk8s_pods import (
    Container,
    Deployment,
    InvalidManifest,
    LabelSelector,
    ObjectMeta,
    Pod,
    PodSpec,
    PodTemplateSpec,
    Service,
    Target,
    check_tree,
)

if TYPE_CHECKING:
    from pathlib import Path

    from constructs import Construct

WEB = PodSpec(containers=[Container(name="web", image="nginx:1.29", ports=[80])])
SELECTS = "services_select_pods"
NAMES = "objects_have_a_name_of_their_own"


def deployment(chart: Chart, app: str = "shop", name: str = "web", **fields: Any) -> Deployment:
    labels = {"app": app}
    template = PodTemplateSpec(metadata=ObjectMeta(labels=labels), spec=WEB)
    selector = LabelSelector(match_labels=labels)
    return Deployment(chart, name, metadata=ObjectMeta(name=name), template=template, selector=selector, **fields)


def raw(scope: Construct, kind: str, id: str, body: dict[str, Any], version: str = "v1") -> ApiObject:
    made = ApiObject(scope, id, api_version=version, kind=kind)
    made.add_json_patch(*(JsonPatch.add(f"/{field}", value) for field, value in body.items()))
    return made


def raw_service(scope: Construct, app: str) -> ApiObject:
    body = {"metadata": {"name": "web"}, "spec": {"selector": {"app": app}, "ports": [{"port": 80}]}}
    return raw(scope, "Service", "service", body)


def raw_pods(scope: Construct, app: str) -> ApiObject:
    labels = {"app": app}
    template = {"metadata": {"labels": labels}, "spec": WEB.to_manifest()}
    body = {"metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": labels}, "template": template}}
    return raw(scope, "Deployment", "pods", body, "apps/v1")


def test_a_foreign_service_beside_our_pods_is_refused_with_both_ends_and_the_users_line(chart: Chart) -> None:
    deployment(chart)
    raw_service(chart, "shpo")

    with pytest.raises(RuntimeError) as refused:
        Testing.synth(chart)

    said = str(refused.value)
    assert 'Service "web": spec.selector: Invalid value: {"app": "shpo"}' in said
    assert f'Deployment "web" ({__file__}:{deployment.__code__.co_firstlineno + 4})' in said
    assert f"[{SELECTS}]" in said


def test_our_service_is_named_by_the_users_line(chart: Chart) -> None:
    raw_pods(chart, "shop")
    Service(chart, "service", selector={"app": "shpo"}, ports=[80])

    with pytest.raises(RuntimeError, match=rf'Service "shop-service-[a-z0-9]+" \({__file__}:\d+\): spec.selector'):
        Testing.synth(chart)


def test_what_stands_between_objects_of_others_is_told_once_and_refuses_nothing(
    chart: Chart, capfd: pytest.CaptureFixture[str]
) -> None:
    Pod(chart, "ours", spec=WEB)
    raw_pods(chart, "shop")
    raw_service(chart, "shpo")
    Testing.synth(chart)
    Testing.synth(chart)

    said = [line for line in capfd.readouterr().err.splitlines() if line.startswith("cdk8s-pods: ")]
    assert len(said) == 1
    assert said[0].startswith('cdk8s-pods: Service "web": spec.selector: Invalid value: {"app": "shpo"}')


def test_an_app_without_a_construct_of_ours_is_left_alone(chart: Chart, capfd: pytest.CaptureFixture[str]) -> None:
    raw_pods(chart, "shop")
    raw_service(chart, "shpo")
    Testing.synth(chart)

    assert "cdk8s-pods" not in capfd.readouterr().err


def test_a_patch_after_an_object_was_made_is_seen(chart: Chart) -> None:
    deployment(chart)
    service = Service(chart, "service", selector={"app": "shop"}, ports=[80])
    Testing.synth(chart)

    service.api_object.add_json_patch(JsonPatch.replace("/spec/selector/app", "shpo"))

    with pytest.raises(RuntimeError, match=SELECTS):
        Testing.synth(chart)


def test_a_patch_may_mend_what_was_wrong(chart: Chart) -> None:
    deployment(chart)
    service = Service(chart, "service", selector={"app": "shpo"}, ports=[80])
    service.api_object.add_json_patch(JsonPatch.replace("/spec/selector/app", "shop"))

    assert Testing.synth(chart)[-1]["spec"]["selector"] == {"app": "shop"}


def test_a_label_that_is_added_later_is_seen_before_anything_is_refused(chart: Chart) -> None:
    pod = Pod(chart, "pod", metadata=ObjectMeta(labels={"app": "shpo"}), spec=WEB)
    Service(chart, "service", selector={"app": "shop"}, ports=[80])
    pod.api_object.metadata.add_label("app", "shop")

    assert Testing.synth(chart)[0]["metadata"]["labels"] == {"app": "shop"}


def test_charts_say_the_namespace_and_the_labels_of_their_objects() -> None:
    app = Testing.app()
    front = Chart(app, "front", namespace="front", labels={"app": "shop"})
    Pod(front, "pod", spec=WEB)
    Service(front, "service", selector={"app": "shop"}, ports=[80])
    Testing.synth(front)
    deployment(Chart(app, "one", namespace="one"))
    two = Chart(app, "two", namespace="two")
    deployment(two)
    Testing.synth(two)

    named = ObjectMeta(name="web")
    Service(Chart(two, "within", namespace="three"), "service", metadata=named, selector={"app": "shop"}, ports=[80])

    with pytest.raises(RuntimeError, match='no pods of namespace "three" have these labels'):
        Testing.synth(two)


def test_two_objects_of_one_name_in_two_charts_are_one_unless_that_is_said_to_be_meant() -> None:
    app = Testing.app()
    charts = [Chart(app, "test"), Chart(app, "live")]
    deployment(charts[0])
    deployment(charts[1], ignore_rules={NAMES: "of another cluster", "controllers_select_their_own_pods": "the same"})
    Testing.synth(charts[0])

    raw_pods(charts[1], "desk")

    with pytest.raises(RuntimeError, match=NAMES):
        Testing.synth(charts[0])


def test_an_object_that_cannot_be_rendered_is_told_by_cdk8s(chart: Chart) -> None:
    deployment(chart)
    Service(chart, "service", selector={"app": "shop"}, ports=[80])
    raw(chart, "ConfigMap", "broken", {}).add_json_patch(JsonPatch.test("/kind", "Secret"))

    with pytest.raises(RuntimeError, match=r"Failed serializing construct at path 'shop/broken'"):
        Testing.synth(chart)


def test_check_tree_refuses_what_stands_between_objects_of_others_too(chart: Chart) -> None:
    raw_pods(chart, "shop")
    raw_service(chart, "shpo")

    with pytest.raises(InvalidManifest, match=rf"Service shop-service-[a-z0-9]+: spec.selector: .*\[{SELECTS}\]"):
        check_tree(chart)
    assert check_tree(chart, ignore_rules={SELECTS: "a test"}) == []


def test_check_tree_of_a_chart_sees_the_other_charts_and_tells_of_its_own() -> None:
    app = App()
    pods, services = Chart(app, "pods"), Chart(app, "services")
    raw_pods(pods, "shop")
    raw_service(services, "shop")

    assert check_tree(services) == []
    raw_service(Chart(services, "more"), "shpo")
    assert check_tree(pods, advice=False) == []
    with pytest.raises(InvalidManifest, match=SELECTS):
        check_tree(services)


def test_what_lives_elsewhere_is_given_to_check_tree(chart: Chart) -> None:
    source = {"configMapRef": {"name": "settings"}}
    spec = {"containers": [{"name": "web", "image": "nginx:1.29", "envFrom": [source]}]}
    raw(chart, "Pod", "pod", {"spec": spec})

    assert check_tree(chart) == []
    with pytest.raises(InvalidManifest, match="config_maps_that_pods_read_exist"):
        check_tree(chart, target=Target(closed=True))
    assert check_tree(chart, target=Target(closed=True, external=["ConfigMap/settings"])) == []


def test_the_engine_refuses_the_same_in_the_same_words(tmp_path: Path) -> None:
    program = tmp_path / "main.py"
    program.write_text(
        "from cdk8s import App, Chart\n"
        "from cdk8s_pods import Container, ObjectMeta, Pod, PodSpec, Service\n"
        'app = App()\nchart = Chart(app, "shop")\n'
        'pod = PodSpec(containers=[Container(name="web", image="nginx:1.29")])\n'
        'Pod(chart, "pod", metadata=ObjectMeta(labels={"app": "shop"}), spec=pod)\n'
        'service = Service(chart, "service", selector={"app": "shpo"}, ports=[80])\n'
        "app.synth()\n"
    )
    refused = [
        subprocess.run([sys.executable, *command, program], cwd=tmp_path, capture_output=True, text=True, check=False)
        for command in ((), ("-m", "cdk8s_pods", "run"))
    ]
    said = [[line for line in done.stderr.splitlines() if SELECTS in line][-1:] for done in refused]

    assert [done.returncode for done in refused] == [1, 1]
    assert said[0] == said[1] != []
    assert f"({program}:7): spec.selector: " in said[0][0]
    assert f"({program}:6) have app: shop" in said[0][0]
