"""Pod templates in objects of kinds that are not built in are held to the rules of pods, at their place."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods import IgnoredRule, Target, check
from cdk8s_pods.rules.between.check import check_together

UNKNOWN = "fields_are_known_to_the_api"


def template(**spec: Any) -> dict[str, Any]:
    return {
        "metadata": {"labels": {"app": "web"}},
        "spec": {"containers": [{"name": "web", "image": "nginx:1.16"}], **spec},
    }


def rollout(pods: Any, **fields: Any) -> dict[str, Any]:
    spec = {"selector": {"matchLabels": {"app": "web"}}, **fields}
    return {
        "apiVersion": "argoproj.io/v1alpha1",
        "kind": "Rollout",
        "metadata": {"name": "web", "namespace": "front"},
        "spec": spec if pods is None else {**spec, "template": pods},
    }


def fleet(pods: Any) -> dict[str, Any]:
    return {"apiVersion": "example.com/v1", "kind": "Fleet", "metadata": {"name": "web"}, "spec": {"pods": pods}}


def refusing(manifest: Any, **target: Any) -> list[str]:
    return [f"{issue.path} {issue.rule}" for issue in check(manifest, target=Target(**target)) if issue.refuses]


FLEETS = {"example.com/Fleet": "spec.pods"}


@pytest.mark.parametrize("steps", [(), ("items", 0)], ids=["alone", "in a list"])
def test_paths_are_those_in_the_object(steps: tuple[Any, ...]) -> None:
    bad = rollout(template(hostNetwrk=True, dnsPolicy="None", containers=[{"name": "web"}]))
    manifest = {"apiVersion": "v1", "kind": "List", "items": [bad]} if steps else bad
    at = "items[0].spec.template.spec" if steps else "spec.template.spec"

    issues = check(manifest)

    assert [issue.path for issue in issues if issue.refuses] == [
        f"{at}.dnsConfig",
        f"{at}.containers[0].image",
        f"{at}.hostNetwrk",
    ]
    assert issues[-1].remedy == 'did you mean "hostNetwork"?'
    assert f'unknown field "{at}.hostNetwrk"' in str(issues[-1].message)


def test_good_templates_have_no_issue() -> None:
    assert refusing(rollout(template())) == []
    assert refusing(fleet(template()), templates=FLEETS) == []


def test_what_nobody_says_is_left_alone() -> None:
    assert check(fleet({"spec": {"containers": []}})) == []
    assert refusing(fleet({"spec": {"containers": []}}), templates=FLEETS) == [
        "spec.pods.spec.containers pods_have_a_container"
    ]


@pytest.mark.parametrize("pods", [None, "text", 3], ids=["none", "text", "number"])
def test_a_template_may_be_missing_and_is_told_when_it_is_none(pods: Any) -> None:
    found = refusing(rollout(pods, workloadRef={"name": "web"}))

    assert ("values_have_the_json_type_of_their_field" in "".join(found)) == (pods is not None)


@pytest.mark.parametrize("spec", [None, "text", [1]], ids=["none", "text", "list"])
def test_the_way_to_a_template_may_lead_nowhere(spec: Any) -> None:
    manifest = {"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout", "spec": spec}

    assert check(manifest) == []


def test_what_is_set_for_pods_holds_for_them_too() -> None:
    manifest = rollout(template(hostNetwork=True))

    assert "spec.template.spec.hostNetwork" in " ".join(refusing(manifest, pod_security="baseline"))
    assert refusing(manifest, kubernetes="1.34") == []
    assert "before Kubernetes 1.37" in "".join(
        str(issue.message)
        for issue in check(rollout(template(evictionResponders=[])), target=Target(kubernetes="1.36"))
    )


def test_a_rule_is_turned_off_for_the_kind_of_the_object() -> None:
    ignored = IgnoredRule("containers_have_an_image", "filled in", kind="Rollout", name="web")
    manifest = rollout(template(containers=[{"name": "web"}]))

    assert refusing(manifest, ignore=[ignored]) == []
    assert len(refusing(manifest)) == 1


def knative(**spec: Any) -> dict[str, Any]:
    return {
        "apiVersion": "serving.knative.dev/v1",
        "kind": "Service",
        "metadata": {"name": "hello"},
        "spec": {"template": {"spec": spec}},
    }


def test_a_service_of_knative_may_say_what_it_alone_can_and_leave_to_it_what_it_fills_in() -> None:
    probe = {"httpGet": {"path": "/"}}
    manifest = knative(
        containerConcurrency=10,
        timeoutSeconds=30,
        containers=[
            {"image": "hello:1", "readinessProbe": probe, "ports": [{"containerPort": 9000}]},
            {"image": "b:1", "livenessProbe": {"tcpSocket": {}}, "readinessProbe": {"periodSeconds": 3}},
        ],
    )

    assert refusing(manifest) == []
    assert refusing(knative(containers=[{"image": "hello:1", "imag": "x"}], containerConcurency=3)) == [
        f"spec.template.spec.containers[0].imag {UNKNOWN}",
        f"spec.template.spec.containerConcurency {UNKNOWN}",
    ]


def test_a_service_of_the_core_group_is_no_service_of_knative() -> None:
    manifest = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"template": {}}}

    assert refusing({**manifest, "spec": {"ports": [{"port": 80}]}}) == []
    assert f"spec.template {UNKNOWN}" in refusing(manifest)


def test_what_its_pods_refer_to_is_looked_for() -> None:
    def config(name: str) -> dict[str, Any]:
        metadata = {"name": name, "namespace": "front"}
        return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": {"a": "b"}}

    reads = [{"name": "web", "image": "nginx:1.16", "envFrom": [{"configMapRef": {"name": "confg"}}]}]
    manifest = rollout(template(containers=reads))

    def found(name: str) -> list[str]:
        return [f"{issue.path} {issue.rule}" for issue in check_together([config(name), manifest]) if issue.refuses]

    assert found("confg") == []
    assert found("config") == [
        "spec.template.spec.containers[0].envFrom[0].configMapRef.name config_maps_that_pods_read_exist"
    ]


@pytest.mark.parametrize(
    ("templates", "said"),
    [
        ({"Fleet": "spec"}, "template 'Fleet' is no kind; write group/Kind, such as argoproj.io/Rollout"),
        ({"example.com/v1/Fleet": "spec"}, "is no kind; write group/Kind"),
        ({"apps/Deployment": "spec.template"}, "template 'apps/Deployment': the kind is built in, and its pods are"),
        ({"example.com/Fleet": "spec..template"}, "'spec..template' is no path to a pod template; write such as"),
        ({"example.com/Fleet": ""}, "'' is no path to a pod template"),
        ("example.com/Fleet", "templates is a mapping: write templates={'example.com/Fleet': 'spec.template'}"),
    ],
    ids=["no group", "version", "built in", "empty step", "empty", "text"],
)
def test_templates_that_are_written_in_another_way_are_refused(templates: Any, said: str) -> None:
    with pytest.raises(ValueError, match="template") as refused:
        Target(templates=templates)

    assert said in str(refused.value)


def test_templates_are_a_part_of_a_target_like_any_other() -> None:
    target = Target(templates=FLEETS)

    assert target == Target(templates=[("example.com/Fleet", "spec.pods")]) != Target()
    assert target.replace(kubernetes="1.36").templates == target.templates
    assert hash(target) == hash(Target(templates=FLEETS))
    assert target.template_of(fleet({})) == ("spec", "pods")
    assert Target(templates={"argoproj.io/Rollout": "spec.own"}).template_of(rollout({})) == ("spec", "own")
    assert target.template_of({"apiVersion": "v1", "kind": "PodTemplate"}) == ("template",)
    assert [target.template_of(each) for each in (None, "text", {}, {"kind": 1, "apiVersion": []})] == [None] * 4
