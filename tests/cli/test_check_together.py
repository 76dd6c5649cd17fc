"""Which files are checked together, and what is said of what lives elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Command

    #: Runs the check and gives what is found between objects: the place, the rule and the category of each.
    Checked = Callable[..., list[tuple[str, str, str]]]

POD = """\
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: till}}
spec:
  containers:
    - {name: web, image: "nginx:1.29", envFrom: [{configMapRef: {name: settings}}]}
"""
SETTINGS = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {A: '%s'}\n"
NAMES = "objects_have_a_name_of_their_own"
EXISTS = "config_maps_that_pods_read_exist"


@pytest.fixture
def checked(cdk8s_pods: Command) -> Checked:
    def check(*arguments: str, stdin: str = "") -> list[tuple[str, str, str]]:
        done = cdk8s_pods("check", "--format", "json", *arguments, stdin=stdin)
        return [
            (element["source"], issue["rule"], issue["category"])
            for element in json.loads(done.stdout)
            for issue in element["issues"]
        ]

    return check


def write(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)


def test_folders_hold_environments_of_their_own(checked: Checked, project: Path) -> None:
    write(project / "env" / "dev", a=SETTINGS % ("settings", 1))
    write(project / "env" / "prod", a=SETTINGS % ("settings", 2))

    assert checked("env") == []
    assert checked("--together", "env") == [("env/prod/a.yaml:1", NAMES, "runtime")]


def test_files_of_one_folder_may_be_alternatives(checked: Checked, project: Path) -> None:
    write(project / "k8s", a=SETTINGS % ("settings", 1), b=SETTINGS % ("settings", 2))

    assert checked("k8s") == [("k8s/b.yaml:1", NAMES, "advice")]


def test_the_output_of_one_app_is_applied_together_whatever_its_folders(checked: Checked, project: Path) -> None:
    (project / "cdk8s.yaml").write_text("language: python\napp: python main.py\noutput: out\n")
    write(project / "out" / "one", a=SETTINGS % ("settings", 1))
    write(project / "out" / "two", a=SETTINGS % ("settings", 2))

    assert checked("out") == [("out/two/a.yaml:1", NAMES, "runtime")]


def test_one_file_and_stdin_are_sets(checked: Checked, project: Path) -> None:
    both = f"{SETTINGS % ('settings', 1)}---\n{SETTINGS % ('settings', 2)}"
    write(project, both=both)

    assert checked("both.yaml") == [("both.yaml:6", NAMES, "runtime")]
    assert checked("-", stdin=both) == [("stdin:6", NAMES, "runtime")]


def test_what_is_missing_is_advice_a_slip_or_silent(checked: Checked, project: Path) -> None:
    for found, category in (("other", "advice"), ("setings", "runtime"), ("settings", "")):
        write(project / found, pod=POD, settings=SETTINGS % (found, 1))

        assert checked(found) == ([(f"{found}/pod.yaml:1", EXISTS, category)] if category else [])


def test_in_a_closed_input_what_is_missing_is_a_fault_unless_it_lives_elsewhere(
    checked: Checked, project: Path
) -> None:
    write(project, pod=POD)

    assert checked("pod.yaml") == []
    assert checked("--closed", "pod.yaml") == [("pod.yaml:1", EXISTS, "runtime")]
    assert checked("--closed", "--external", "ConfigMap/set*", "pod.yaml") == []


def test_the_settings_say_it_once(checked: Checked, project: Path) -> None:
    write(project, pod=POD)
    (project / "cdk8s.yaml").write_text("cdk8s-pods:\n  closed: true\n")

    assert checked("pod.yaml") == [("pod.yaml:1", EXISTS, "runtime")]
    (project / "cdk8s.yaml").write_text("cdk8s-pods:\n  closed: true\n  external: [ConfigMap/settings]\n")
    assert checked("pod.yaml") == []


def test_objects_without_a_namespace_are_in_the_one_that_is_given(checked: Checked, project: Path) -> None:
    elsewhere = (SETTINGS % ("settings", 1)).replace("name: settings", "name: settings, namespace: back")
    write(project, pod=f"{POD}---\n{elsewhere}")

    assert checked("pod.yaml") == []
    assert checked("--namespace", "back", "pod.yaml") == []
    assert checked("--namespace", "front", "pod.yaml") == [("pod.yaml:1", EXISTS, "advice")]


def test_a_rule_is_turned_off_for_one_kind_and_name_with_a_reason(checked: Checked, project: Path) -> None:
    write(project, both=f"{SETTINGS % ('settings', 1)}---\n{SETTINGS % ('settings', 2)}")
    (project / "cdk8s.yaml").write_text(
        f"cdk8s-pods:\n  ignore: [{{rule: {NAMES}, kind: ConfigMap, name: settings, reason: one at a time}}]\n"
    )

    assert checked("both.yaml") == []


def test_nulls_count_as_not_written_between_objects_too(cdk8s_pods: Command) -> None:
    policy = """\
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed}
spec: {podSelector: {}, policyTypes: null, ingress: null}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: null}
spec: {volumes: null, containers: [{name: web, image: "example/web:1.0", env: null}]}
"""
    done = cdk8s_pods("check", "-", stdin=policy)

    assert (done.returncode, done.stderr) == (0, "")
