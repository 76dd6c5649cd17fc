"""The project's settings, the variables and the arguments say what is checked for, in that order of growing weight."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from cdk8s_pods import IgnoredRule, Target, check
from cdk8s_pods.reading.documents import Document, read_documents
from cdk8s_pods.settings import SettingsError, excluded_in, target_from

if TYPE_CHECKING:
    from pathlib import Path

NO_IMAGE = "containers_have_an_image"
POD = """\
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostNetwork: true
  containers: [{name: web}]
"""
APP = """\
from cdk8s import App, Chart
from cdk8s_pods import Container, Pod, PodSpec

app = App()
Pod(Chart(app, "shop"), "web", spec=PodSpec(containers=[Container(name="web")]))
app.synth()
"""


def target(text: str, **variables: str) -> Target:
    (document,) = read_documents(text.encode(), "cdk8s.yaml")
    assert isinstance(document, Document)
    return target_from(document, variables)


def test_every_setting_becomes_a_part_of_the_target() -> None:
    text = f"""\
cdk8s-pods:
  namespace: front
  external: [Secret/registry, ConfigMap/*-ca]
  closed: true
  featureGates: {{ContainerStopSignals: true}}
  kubernetes: "1.35"
  podSecurity: restricted
  podSecurityVersion: v1.30
  ignore:
    - rule: {NO_IMAGE}
      reason: the platform fills it in
      kind: Deployment
      name: web
"""

    assert target(text) == Target(
        namespace="front",
        external=["Secret/registry", "ConfigMap/*-ca"],
        closed=True,
        feature_gates={"ContainerStopSignals": True},
        kubernetes="1.35",
        pod_security="restricted",
        pod_security_version="1.30",
        ignore=[IgnoredRule(NO_IMAGE, "the platform fills it in", kind="Deployment", name="web")],
    )


@pytest.mark.parametrize("text", ["app: python main.py\n", "cdk8s-pods:\n", "- a list\n"])
def test_without_settings_the_newest_kubernetes_and_no_standard_is_meant(text: str) -> None:
    assert target(text) == Target()


def test_pod_security_may_differ_by_namespace() -> None:
    asked = target("cdk8s-pods: {podSecurity: {'*': restricted, kube-*: privileged, '*-dev': baseline}}\n")

    assert asked.in_namespace("shop").pod_security == "restricted"
    assert asked.in_namespace("shop-dev").pod_security == "baseline"
    assert asked.in_namespace("kube-system").pod_security is None
    assert asked.in_namespace(None).pod_security == "restricted"
    assert asked.replace(namespace="kube-system").in_namespace(None).pod_security is None


def test_a_level_for_all_takes_the_place_of_those_by_namespace() -> None:
    text = "cdk8s-pods: {podSecurity: {kube-*: restricted}}\n"

    assert target(text, CDK8S_PODS_POD_SECURITY="baseline").in_namespace("kube-system").pod_security == "baseline"


def test_each_object_is_held_to_the_standard_of_its_namespace() -> None:
    asked = target("cdk8s-pods: {podSecurity: {'*': baseline, kube-*: privileged}}\n")
    pods: list[dict[str, Any]] = [
        {
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {"name": "a", **({"namespace": namespace} if namespace else {})},
            "spec": {"hostPID": True, "containers": [{"name": "a", "image": "a:1"}]},
        }
        for namespace in ("shop", "kube-system", None)
    ]
    refused = [[issue.category for issue in check(pod, target=asked, advice=False)] for pod in pods]
    together = check({"apiVersion": "v1", "kind": "List", "items": pods}, target=asked, advice=False)

    assert refused == [["pod-security"], [], ["pod-security"]]
    assert [issue.steps[1] for issue in together] == [0, 2]


def test_excluded_paths_are_a_list_of_text() -> None:
    (document,) = read_documents(b"cdk8s-pods: {exclude: [vendor/, '*.tmpl.yaml']}\n", "cdk8s.yaml")
    assert isinstance(document, Document)

    assert excluded_in(document) == ["vendor/", "*.tmpl.yaml"]
    assert excluded_in(None) == []


def test_a_variable_wins_over_the_settings() -> None:
    text = 'cdk8s-pods: {kubernetes: "1.35", podSecurity: restricted}\n'

    assert target(text, CDK8S_PODS_KUBERNETES="v1.36.2").kubernetes == "1.36"
    assert target(text, CDK8S_PODS_POD_SECURITY="privileged").pod_security is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('cdk8s-pods:\n  kubernets: "1.36"\n', '2:3: cdk8s-pods.kubernets: unknown key (did you mean "kubernetes"?)'),
        (
            "cdk8s-pods:\n  kubernetes: 1.36\n",
            'must be text, not 1.36; write it in quotes: "1.36"',
        ),
        ('cdk8s-pods: {kubernetes: "1.20"}\n', "known are 1.34"),
        ("cdk8s-pods: {podSecurity: strict}\n", "known are baseline and restricted"),
        ("cdk8s-pods: [restricted]\n", "cdk8s-pods: must be a mapping of kubernetes, podSecurity"),
        ("cdk8s-pods: {ignore: containers_have_an_image}\n", "must be a list of rules"),
        ("cdk8s-pods: {ignore: [{rule: containers_have_an_image}]}\n", "cdk8s-pods.ignore[0]: needs reason"),
        ("cdk8s-pods: {ignore: [{rule: a, reason: b}]}\n", "no rule is named a"),
        ("cdk8s-pods: {ignore: [{rule: containers_have_a_image, reason: b}]}\n", f'did you mean "{NO_IMAGE}"?'),
        ("cdk8s-pods: {external: [registry]}\n", "external[0]: external 'registry' is no object; write Kind/name"),
        ("cdk8s-pods: {featureGates: [X]}\n", "featureGates: must be a mapping of feature gates to true or false"),
        ("cdk8s-pods: {featureGates: {ImageVolumes: true}}\n", 'did you mean "ImageVolume"?'),
        ("cdk8s-pods: {featureGates: {ImageVolume: maybe}}\n", "ImageVolume is True or False, not 'maybe'"),
        ("cdk8s-pods: {podSecurity: {shop: strict}}\n", "podSecurity.shop: pod_security of namespace 'shop': 'strict'"),
        ("cdk8s-pods: {exclude: vendor}\n", "exclude: must be a list of patterns of paths"),
        ("cdk8s-pods: {exclude: [1]}\n", 'exclude[0]: must be text, not 1; write it in quotes: "1"'),
        ("cdk8s-pods: {closed: maybe}\n", "closed: must be true or false, not 'maybe'"),
        ("cdk8s-pods: {ignore: [{rule: a, reason: b, knd: Pod}]}\n", 'knd: unknown key (did you mean "kind"?)'),
    ],
)
def test_a_wrong_setting_is_named_with_its_place_and_what_to_write(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        target(text)

    assert str(refused.value).startswith("cdk8s.yaml:")
    assert said in str(refused.value)


def test_a_wrong_variable_is_named() -> None:
    with pytest.raises(SettingsError, match=r"^CDK8S_PODS_KUBERNETES: .*known are 1\.34"):
        target_from(None, {"CDK8S_PODS_KUBERNETES": "latest"})


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cdk8s_pods", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **variables},
    )


def test_an_argument_wins_over_a_variable_and_that_over_the_settings(tmp_path: Path) -> None:
    (tmp_path / "pod.yaml").write_text(POD.replace("{name: web}]", "{name: web, image: a}]"))
    (tmp_path / "cdk8s.yaml").write_text("cdk8s-pods: {podSecurity: baseline}\n")

    by_settings = run(tmp_path, "check", "pod.yaml")
    by_variable = run(tmp_path, "check", "pod.yaml", CDK8S_PODS_POD_SECURITY="privileged")
    by_argument = run(tmp_path, "check", "--pod-security", "baseline", "pod.yaml", CDK8S_PODS_POD_SECURITY="privileged")

    assert [done.returncode for done in (by_settings, by_variable, by_argument)] == [1, 0, 1]
    assert "pod-security:" in by_settings.stdout


@pytest.mark.parametrize(
    ("only", "refused"), [("", False), ("kind: Pod, name: web", False), ("kind: Job", True), ("name: shop", True)]
)
def test_a_rule_is_turned_off_for_a_kind_and_a_name(only: str, refused: bool, tmp_path: Path) -> None:
    (tmp_path / "pod.yaml").write_text(POD)
    (tmp_path / "cdk8s.yaml").write_text(f"cdk8s-pods: {{ignore: [{{rule: {NO_IMAGE}, reason: later, {only}}}]}}\n")

    assert run(tmp_path, "check", "pod.yaml").returncode == int(refused)


@pytest.mark.parametrize("settings", ["", f"cdk8s-pods: {{ignore: [{{rule: {NO_IMAGE}, reason: later}}]}}\n"])
def test_the_settings_hold_for_the_constructs_of_the_app_too(settings: str, tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(APP)
    (tmp_path / "cdk8s.yaml").write_text(f"app: {sys.executable} main.py\n{settings}")

    done: Any = run(tmp_path, "synth")

    assert done.returncode == (0 if settings else 1), done.stderr


def test_unknown_settings_end_a_command_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(APP)
    (tmp_path / "cdk8s.yaml").write_text(f"app: {sys.executable} main.py\ncdk8s-pods: {{strict: yes}}\n")

    for command in (["synth"], ["check", "main.py"]):
        done = run(tmp_path, *command)

        assert done.returncode == 2
        assert done.stderr.startswith("cdk8s-pods: error: cdk8s.yaml:2:14: cdk8s-pods.strict: unknown key")
        assert len(done.stderr.splitlines()) == 1


def test_templates_of_other_kinds_are_set_by_group_and_kind() -> None:
    assert target("cdk8s-pods: {templates: {example.com/Fleet: spec.pods}}") == Target(
        templates={"example.com/Fleet": "spec.pods"}
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[spec.template]", "cdk8s.yaml:1:14: cdk8s-pods.templates: must be a mapping from group/Kind to a path"),
        ("{Fleet: spec}", "cdk8s.yaml:1:26: cdk8s-pods.templates.Fleet: template 'Fleet' is no kind"),
        ("{example.com/Fleet: 3}", "must be text, not 3"),
    ],
    ids=["list", "no group", "number"],
)
def test_templates_that_are_written_in_another_way_are_told_with_their_line(written: str, said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        target(f"cdk8s-pods: {{templates: {written}}}")

    assert said in str(refused.value)
