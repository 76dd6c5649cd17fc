"""Every helper makes pods that clusters take, that meet "restricted", and that nothing is to be said about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from cdk8s import ApiObject, App, Chart, JsonPatch, Testing

from cdk8s_pods import (
    Container,
    Deployment,
    Job,
    ObjectMeta,
    Pod,
    PodSpec,
    PodTemplateSpec,
    SecurityContext,
    hardened,
    helpers,
    inject,
)
from cdk8s_pods.rules.between.check import check_together
from cdk8s_pods.rules.target import Target
from cdk8s_pods.schema import VERSIONS

from .examples import NAMES, WITH_CONTAINER, example, transcript_of

if TYPE_CHECKING:
    from cdk8s_pods import Issue

MAIN = Container(
    name="main", image="registry.example.com/main:1.0", security_context=SecurityContext(run_as_user=65534)
)
PODS = PodTemplateSpec(spec=PodSpec(containers=[MAIN]))
WORKLOADS: dict[str, tuple[type[Any], dict[str, Any]]] = {
    "Pod": (Pod, {"spec": PODS.spec}),
    "Deployment": (Deployment, {"template": PODS}),
    "Job": (Job, {"template": PodTemplateSpec(spec=PodSpec(containers=[MAIN], restart_policy="Never"))}),
}
#: What users make themselves: Secrets, and for Kubernetes 1.34 a feature that is off by default there.
ELSEWHERE = ["Secret/*"]
EVERY_HELPER = pytest.mark.parametrize("name", NAMES)
EVERY_CONTAINER = pytest.mark.parametrize("name", WITH_CONTAINER)


def synthesized(kind: str, *patterns: Any) -> list[dict[str, Any]]:
    workload, fields = WORKLOADS[kind]
    chart = Chart(Testing.app(), "shop")
    workload(chart, "web", patterns=patterns, **fields)
    found: list[dict[str, Any]] = Testing.synth(chart)
    return found


def spec_of(manifests: list[dict[str, Any]]) -> dict[str, Any]:
    workload = next(each for each in manifests if each["kind"] in WORKLOADS)
    spec: dict[str, Any] = workload["spec"]
    return spec["template"]["spec"] if "template" in spec else spec


def container_of(name: str, pattern: Any) -> dict[str, Any]:
    """The container of a helper in a pod."""
    spec = PODS.apply(pattern).to_manifest()["spec"]
    found: dict[str, Any] = (spec.get("initContainers") or spec["containers"])[-1]
    assert found["name"] == name.replace("_", "-")
    return found


def said(manifests: list[dict[str, Any]], version: str) -> list[Issue]:
    target = Target(
        kubernetes=version,
        pod_security="restricted",
        external=ELSEWHERE,
        feature_gates={"ImageVolume": True} if version == "1.34" else {},
    )
    return check_together(manifests, target=target)


@EVERY_HELPER
@pytest.mark.parametrize("kind", WORKLOADS)
def test_nothing_is_said_about_a_pod_with_a_helper_on_any_version_of_kubernetes(name: str, kind: str) -> None:
    manifests = synthesized(kind, example(name), hardened())

    issues = {version: list(map(str, said(manifests, version))) for version in VERSIONS}
    assert issues == {version: [] for version in VERSIONS}


@EVERY_CONTAINER
def test_the_container_of_a_helper_meets_restricted_by_itself_with_the_number_of_its_user(name: str) -> None:
    context = container_of(name, example(name))["securityContext"]

    assert context["runAsUser"] > 0
    assert context["runAsNonRoot"] is True
    assert context["allowPrivilegeEscalation"] is False
    assert context["capabilities"] == {"drop": ["ALL"]}
    assert context["seccompProfile"] == {"type": "RuntimeDefault"}


@EVERY_CONTAINER
def test_a_helper_is_a_native_sidecar_with_a_whole_image_and_a_second_container_where_that_is_asked_for(
    name: str,
) -> None:
    native = container_of(name, example(name))
    plain = PODS.apply(example(name, plain=True)).to_manifest()["spec"]

    assert native["restartPolicy"] == "Always"
    registry, _, tag = native["image"].rpartition(":")
    assert "." in registry.split("/")[0]
    assert any(character.isdigit() for character in tag)
    assert "initContainers" not in plain
    assert {key: value for key, value in native.items() if key != "restartPolicy"} == plain["containers"][-1]


@EVERY_CONTAINER
def test_every_default_of_a_helper_is_taken_away_by_none(name: str) -> None:
    fields = {
        "securityContext": "security_context",
        "resources": "resources",
        "startupProbe": "startup_probe",
        "livenessProbe": "liveness_probe",
        "readinessProbe": "readiness_probe",
    }
    full = container_of(name, example(name))

    for key, option in fields.items():
        without = container_of(name, example(name, **{option: None}))
        assert without == {field: value for field, value in full.items() if field != key}

    pod = PODS.apply(example(name, grace_period_seconds=None, writable_folders=None)).to_manifest()["spec"]
    assert "terminationGracePeriodSeconds" not in pod
    scratch = {volume["name"] for volume in pod.get("volumes", ()) if volume["name"].startswith(f"{full['name']}-")} - {
        f"{full['name']}-{own}" for own in ("copy", "files", "secrets", "tls")
    }
    assert scratch == set()


@EVERY_CONTAINER
def test_every_default_of_a_helper_gives_way_to_what_is_written(name: str) -> None:
    written = container_of(
        name,
        example(
            name,
            image="registry.example.com/mirror:1",
            security_context=SecurityContext(run_as_user=7),
            image_pull_policy="Always",
            env={"MORE": "1"},
            args=["--more"],
            ports=[4242],
        ),
    )

    assert written["image"] == "registry.example.com/mirror:1"
    assert written["securityContext"] == {"runAsUser": 7}
    assert written["imagePullPolicy"] == "Always"
    assert written["env"][-1] == {"name": "MORE", "value": "1"}
    assert written["args"][-1] == "--more"
    assert {"containerPort": 4242} in written["ports"]


@EVERY_CONTAINER
def test_a_version_is_written_into_the_tag_as_the_project_does(name: str) -> None:
    newest = container_of(name, example(name))["image"]
    older = container_of(name, example(name, version="0.0.1"))["image"]

    assert newest.rpartition(":")[0] == older.rpartition(":")[0]
    assert "0.0.1" in older
    assert newest != older


@EVERY_CONTAINER
def test_two_of_a_kind_have_containers_and_volumes_of_their_own(name: str) -> None:
    pod = PODS.apply(example(name), example(name, name="second")).to_manifest()["spec"]

    names = [each["name"] for each in pod["initContainers"]]
    volumes = [each["name"] for each in pod.get("volumes", ())]
    assert names == [name.replace("_", "-"), "second"]
    assert len(volumes) == len(set(volumes))


@EVERY_CONTAINER
def test_an_option_that_a_helper_does_not_take_is_refused_with_the_one_that_is_meant(name: str) -> None:
    with pytest.raises(TypeError, match=rf'{name}\(\) has no option resorces \(did you mean "resources"\?\)'):
        example(name, resorces=None)
    with pytest.raises(TypeError, match="takes image or version"):
        example(name, image="a:1", version="1")


@EVERY_HELPER
def test_a_helper_is_injected_into_what_is_already_there(name: str) -> None:
    chart = Chart(App(), "vendor")
    deployment = ApiObject(chart, "web", api_version="apps/v1", kind="Deployment")
    spec = {
        "selector": {"matchLabels": {"app": "web"}},
        "template": {
            "metadata": {"labels": {"app": "web"}},
            "spec": {"containers": [{"name": "main", "image": "registry.example.com/main:1.0"}]},
        },
    }
    deployment.add_json_patch(JsonPatch.add("/spec", spec))

    changed = inject(chart, example(name))

    assert len(changed) == 1
    injected = spec_of(Testing.synth(chart))
    composed = spec_of(synthesized("Deployment", example(name)))
    key = "initContainers" if "initContainers" in composed else "containers"
    assert [each["name"] for each in injected[key]] == [each["name"] for each in composed[key]]


@EVERY_HELPER
def test_the_transcript_of_a_helper_is_what_it_makes(name: str) -> None:
    pod = PODS.apply(example(name)).to_manifest()["spec"]
    made = (pod.get("initContainers") or pod["containers"])[-1]

    (shown,) = yaml.safe_load("\n".join(transcript_of(name)))

    assert {key: value for key, value in made.items() if key in shown} == shown


def test_every_helper_has_a_page() -> None:
    from tools.generate_helper_pages import FOLDER

    pages = {path.stem for path in FOLDER.glob("*.md")}

    assert pages == {*helpers.__all__, "README"}


@EVERY_HELPER
@pytest.mark.filterwarnings("ignore:.*nothing new came from")
def test_the_program_on_the_page_of_a_helper_runs(name: str) -> None:
    from tools.generate_helper_pages import FOLDER

    page = (FOLDER / f"{name}.md").read_text()
    program = page.partition("```python\n")[2].partition("```")[0]

    exec(program, {})


def test_the_pods_of_a_job_end_with_a_helper_that_is_none_of_their_own() -> None:
    manifests = synthesized("Job", example("redis_exporter"))

    assert spec_of(manifests)["initContainers"][0]["restartPolicy"] == "Always"


def test_what_a_helper_brings_is_named_by_its_name() -> None:
    chart = Chart(Testing.app(), "shop")
    Deployment(
        chart,
        "web",
        template=PODS,
        metadata=ObjectMeta(namespace="front"),
        patterns=[example("haproxy", name="to-redis")],
    )

    config = next(each for each in Testing.synth(chart) if each["kind"] == "ConfigMap")

    assert config["metadata"]["name"].startswith("shop-web-to-redis-config-c8")
    assert config["metadata"]["namespace"] == "front"
