"""The one function: what it takes, what it gives, and that nothing makes it raise."""

from __future__ import annotations

import copy
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from cdk8s_pods.issues import FieldPath, Issue, printable
from cdk8s_pods.issues.message import required
from cdk8s_pods.rules.catalogue import load_rules
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.target import Target

from .damaged_manifests import ANY_JSON, damaged_manifests

GOOD = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "web"},
    "spec": {"containers": [{"name": "web", "image": "nginx:1.29"}]},
}
BAD = {**GOOD, "spec": {"containers": [{"name": "web"}]}}


def test_a_good_manifest_has_no_issue() -> None:
    assert check(GOOD) == []


def test_an_issue_says_where_what_and_what_to_do() -> None:
    assert check(BAD) == [
        Issue(
            FieldPath.of("spec", "containers", 0, "image"),
            "containers_have_an_image",
            "api",
            required(),
            "write the image to run",
        )
    ]


def test_what_has_the_wrong_type_is_not_missing_as_well() -> None:
    container = {"name": "web", "image": 1, "ports": [{"containerPort": "80"}], "env": {}}

    issues = check({**GOOD, "spec": {"containers": [container]}})

    assert [(issue.path, issue.rule) for issue in issues] == [
        ("spec.containers[0].image", "values_have_the_json_type_of_their_field"),
        ("spec.containers[0].ports[0].containerPort", "values_have_the_json_type_of_their_field"),
        ("spec.containers[0].env", "values_have_the_json_type_of_their_field"),
    ]


def test_the_manifest_is_left_as_it_was() -> None:
    manifest = {**BAD, "status": None, "metadata": {"name": "web", "labels": {"a b": None}}}
    before = copy.deepcopy(manifest)

    check(manifest)

    assert manifest == before


@pytest.mark.parametrize("kind", ["List", "PodList"])
def test_lists_are_taken_apart(kind: str) -> None:
    listed = check({"apiVersion": "v1", "kind": kind, "items": [GOOD, BAD]})

    assert [issue.path for issue in listed] == ["items[1].spec.containers[0].image"]


def test_lists_in_lists_are_taken_apart() -> None:
    inner = {"apiVersion": "v1", "kind": "List", "items": [BAD]}

    nested = check({"apiVersion": "v1", "kind": "List", "items": [inner]})

    assert [issue.path for issue in nested] == ["items[0].items[0].spec.containers[0].image"]


def test_very_deep_lists_are_no_danger() -> None:
    manifest: dict[str, Any] = BAD
    for _ in range(5000):
        manifest = {"apiVersion": "v1", "kind": "List", "items": [manifest]}

    assert len(check(manifest)) == 1


def test_elements_of_a_typed_list_need_not_say_their_kind() -> None:
    element = {"metadata": {"name": "web"}, "spec": {"containers": []}}

    issues = check({"apiVersion": "apps/v1", "kind": "DeploymentList", "items": [element]})

    assert [issue.rule for issue in issues if issue.path == "items[0].spec.containers"] == [
        "fields_are_known_to_the_api"
    ]


@pytest.mark.parametrize(
    "manifest",
    [
        {"apiVersion": "serving.knative.dev/v1", "kind": "Service", "spec": "anything"},
        {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenReview"},
        {"apiVersion": "gateway.networking.k8s.io/v1", "kind": "Gateway"},
        {"apiVersion": "batch.volcano.sh/v1alpha1", "kind": "Job"},
        {"apiVersion": "serving.knative.dev/v1", "kind": "Deployment"},
        {"apiVersion": "example.com/v1", "kind": "pod"},
    ],
    ids=lambda manifest: str(manifest["kind"]),
)
def test_other_kinds_are_left_alone(manifest: dict[str, Any]) -> None:
    assert check(manifest) == []


@pytest.mark.parametrize(
    ("manifest", "path", "rule"),
    [
        (None, "", "manifests_are_objects"),
        ([GOOD], "", "manifests_are_objects"),
        ({}, "apiVersion", "manifests_say_their_kind"),
        ({"apiVersion": "v1"}, "kind", "manifests_say_their_kind"),
        ({"apiVersion": 1, "kind": "Pod"}, "apiVersion", "manifests_say_their_kind"),
        ({"apiVersion": "v1", "kind": ["Pod"]}, "kind", "manifests_say_their_kind"),
        ({"apiVersion": "v1", "kind": "pod"}, "kind", "kinds_are_served_by_the_api"),
        ({"apiVersion": "v1", "kind": "Deployment"}, "apiVersion", "kinds_are_served_by_the_api"),
        ({"apiVersion": "extensions/v1beta1", "kind": "DaemonSet"}, "apiVersion", "kinds_are_served_by_the_api"),
        ({"apiVersion": "app/v1", "kind": "Deployment"}, "apiVersion", "kinds_are_served_by_the_api"),
        ({"apiVersion": "apps/v1", "kind": "Deploymnet"}, "kind", "kinds_are_served_by_the_api"),
        ({"apiVersion": "v1", "kind": "Ingress"}, "apiVersion", "kinds_are_served_by_the_api"),
        ({"apiVersion": "networking.k8s.io/v1beta1", "kind": "Ingress"}, "apiVersion", "kinds_are_served_by_the_api"),
        ({"apiVersion": "v1", "kind": "List", "items": {}}, "items", "manifests_are_objects"),
        ({"apiVersion": "v1", "kind": "List", "items": [1]}, "items[0]", "manifests_are_objects"),
    ],
)
def test_what_is_no_manifest_is_an_issue(manifest: Any, path: str, rule: str) -> None:
    assert [(issue.path, issue.rule) for issue in check(manifest)] == [(path, rule)]


def test_a_rule_can_be_turned_off() -> None:
    assert check(BAD, target=Target(ignore={"containers_have_an_image": "a test"})) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"kubernetes": "1.20"},
        {"kubernetes": "latest"},
        {"pod_security": "strict"},
        {"pod_security": "baseline", "pod_security_version": "new"},
        {"ignore": {"no_such_rule": "a test"}},
        {"ignore": {"containers_have_an_image": " "}},
    ],
    ids=lambda wrong: str(list(wrong.values())[-1]),
)
def test_what_is_asked_for_must_be_known(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"known|named|reason"):
        Target(**wrong)


def test_pod_security_is_checked_when_it_is_asked_for() -> None:
    assert check(GOOD, target=Target(pod_security="baseline")) == []
    assert {issue.category for issue in check(GOOD, target=Target(pod_security="restricted"))} == {"pod-security"}


def test_issues_come_in_the_order_of_the_manifest_and_the_worst_first_at_one_place() -> None:
    severities = ["api", "runtime", "pod-security", "advice"]
    containers = [{"name": "B"}, {"name": "a", "image": "My Image", "securityContext": {}}]
    manifest = {**GOOD, "spec": {"dnsPolicy": "x", "containers": containers, "restartPolicy": "y"}}

    issues = check(manifest, target=Target(pod_security="restricted"))

    places = list(dict.fromkeys(issue.path.partition("]")[0] for issue in issues))
    assert [place for place in places if not place.startswith("spec.securityContext")] == [
        "spec.dnsPolicy",
        "spec.containers[0",
        "spec.containers[1",
        "spec.restartPolicy",
    ]
    for path in {issue.path for issue in issues}:
        ranks = [severities.index(issue.category) for issue in issues if issue.path == path]
        assert ranks == sorted(ranks)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged_manifests(), st.sampled_from([None, "baseline", "restricted"]))
def test_nothing_makes_it_raise(manifest: Any, level: Any) -> None:
    for issue in check(manifest, target=Target(pod_security=level)):
        assert isinstance(str(issue), str)
        assert issue.rule in load_rules()
        assert issue.message


@settings(max_examples=200, deadline=None)
@given(ANY_JSON)
def test_any_json_value_is_taken(value: Any) -> None:
    assert isinstance(check(value), list)


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        pytest.param({"args": ["caf\udce9"]}, "args[0]", id="in a list"),
        pytest.param({"env": [{"name": "A", "value": "\ud83d"}]}, "env[0].value", id="in a field"),
        pytest.param({"workingDir": "/\udce9"}, "workingDir", id="a path"),
        pytest.param({"resources": {"limits": {"a\udce9": "1"}}}, r"resources.limits[a\udce9]", id="in a key"),
        pytest.param({"livenessProbe": {"tcpSocket": {"port": "\udce9"}}}, "livenessProbe.tcpSocket.port", id="a port"),
    ],
)
def test_half_a_surrogate_pair_is_refused_where_it_stands(changed: dict[str, Any], path: str) -> None:
    container = {"name": "web", "image": "nginx:1.29", **changed}

    (issue,) = check({**GOOD, "spec": {"containers": [container]}}, advice=False)

    assert (printable(issue.path), issue.rule) == (f"spec.containers[0].{path}", "texts_are_unicode")
    printable(str(issue)).encode()


def test_characters_beyond_ascii_are_no_half_ones() -> None:
    container = {"name": "web", "image": "nginx:1.29", "args": ["café", "한", "😀", "\U0001f600"]}

    assert check({**GOOD, "spec": {"containers": [container]}}, advice=False) == []


LONG = "9" * 5000


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param({"resources": {"limits": {"cpu": LONG, "memory": f"0.{LONG}Mi"}}}, id="quantity"),
        pytest.param({"resources": {"limits": {"cpu": 10**5000}}}, id="quantity as a number"),
        pytest.param({"ports": [{"containerPort": 10**5000}]}, id="port"),
        pytest.param({"image": f"nginx:{LONG}", "workingDir": {"a": 10**5000}}, id="nested"),
        pytest.param({"env": [{"name": LONG, "value": LONG}], "envFrom": [{"prefix": LONG}]}, id="env"),
        pytest.param({"livenessProbe": {"httpGet": {"port": LONG, "path": LONG}}}, id="probe"),
        pytest.param({"args": [f"http://localhost:{LONG}"]}, id="argument"),
    ],
)
def test_numbers_of_any_length_are_taken(manifest: dict[str, Any]) -> None:
    sidecar = {"name": "side", "image": "redis:3", "restartPolicy": "Always", "ports": [{"containerPort": 1}]}
    spec = {"initContainers": [sidecar], "containers": [{"name": "web", "image": "nginx:1.29", **manifest}]}

    for issue in check({**GOOD, "spec": spec}):
        assert str(issue)


@pytest.mark.parametrize(
    "manifest",
    [
        {"kind": "CronJob", "spec": {"schedule": f"0 0 {LONG} {LONG} *"}},
        {"kind": "CronJob", "spec": {"schedule": f"@every {LONG}h"}},
        {"kind": "Deployment", "spec": {"strategy": {"rollingUpdate": {"maxSurge": f"{LONG}%"}}, "replicas": 1}},
        {"kind": "DaemonSet", "spec": {"updateStrategy": {"rollingUpdate": {"maxUnavailable": f"{LONG}%"}}}},
        {"kind": "Job", "spec": {"successPolicy": {"rules": [{"succeededIndexes": f"{LONG}-{LONG}"}]}}},
    ],
    ids=lambda manifest: str(manifest["kind"]),
)
def test_numbers_of_any_length_are_taken_in_every_kind(manifest: dict[str, Any]) -> None:
    template = {
        "metadata": {"labels": {"a": "b"}, "annotations": {"controller.kubernetes.io/pod-deletion-cost": LONG}},
        "spec": {"hostNetwork": True, "containers": [{"name": "a", "image": "a", "ports": [{"containerPort": 80}]}]},
    }
    spec = {"template": template, "selector": {"matchLabels": {"a": "b"}}, **manifest["spec"]}
    if manifest["kind"] == "CronJob":
        spec = {"schedule": spec["schedule"], "jobTemplate": {"spec": {"template": template}}}
    version = "batch/v1" if "Job" in manifest["kind"] else "apps/v1"

    for issue in check({"apiVersion": version, "kind": manifest["kind"], "metadata": {"name": "a"}, "spec": spec}):
        assert str(issue)


def test_many_threads_may_ask_first() -> None:
    program = """
import sys, threading
sys.setswitchinterval(1e-6)
from cdk8s_pods.rules import check
BAD = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a b"}, "spec": {"containers": [{"nam": 1}], "x": 1}}
barrier, answers = threading.Barrier(16), []
def ask():
    barrier.wait()
    answers.append(len(check(BAD)))
threads = [threading.Thread(target=ask) for _ in range(16)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(answers), set(answers))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)

    count, answers = done.stdout.split(maxsplit=1)
    assert (count, answers.count(","), done.stderr) == ("16", 0, "")
