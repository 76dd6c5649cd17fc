"""``check --fix`` mends what has one right answer, where it stands, and nothing that it cannot prove."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

POD = """\
# Of the shop 😀, by hand.
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: "web"   # the main one
      image: nginx:1.29
"""
LIST = "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n  spec: "


def pod(lines: str) -> str:
    return POD + "".join(f"      {line}\n" for line in lines.split("\n"))


def role(version: str) -> str:
    return f"apiVersion: {version}  # old\nkind: Role\nmetadata: {{name: a}}\nrules: []\n"


def budget(version: str, selector: str) -> str:
    return (
        f"apiVersion: {version}\nkind: PodDisruptionBudget\nmetadata: {{name: a}}\n"
        f"spec: {{minAvailable: 1, selector: {selector}}}\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(pod("imagePullPolicy: always # yes"), pod("imagePullPolicy: Always # yes"), id="case of a word"),
        pytest.param(pod("imagePullPolicy: 'ALWAYS'"), pod("imagePullPolicy: 'Always'"), id="quoted word"),
        pytest.param(pod("imagePullPolice: Always"), pod("imagePullPolicy: Always"), id="misspelt field"),
        pytest.param(pod('"image_pull_policy": always'), pod('"imagePullPolicy": Always'), id="field and its word"),
        pytest.param(pod("env: [{name: A, value: 8080}]"), pod('env: [{name: A, value: "8080"}]'), id="number"),
        pytest.param(pod("env: [{name: A, value: 1.20}]"), pod('env: [{name: A, value: "1.20"}]'), id="version"),
        pytest.param(pod("env: [{name: A, value: true}]"), pod('env: [{name: A, value: "true"}]'), id="boolean"),
        pytest.param(POD.replace("kind: Pod", "kind: pod"), POD, id="case of the kind"),
        pytest.param(
            role("rbac.authorization.k8s.io/v1beta1"), role("rbac.authorization.k8s.io/v1"), id="version of same form"
        ),
        pytest.param(
            budget("policy/v1beta1", "{matchLabels: {a: b}}"),
            budget("policy/v1", "{matchLabels: {a: b}}"),
            id="version with a condition",
        ),
        pytest.param(
            f"{LIST}{{restartPolicy: never, containers: [{{name: a, image: 'a:1'}}]}}\n",
            f"{LIST}{{restartPolicy: Never, containers: [{{name: a, image: 'a:1'}}]}}\n",
            id="in a list",
        ),
        pytest.param(
            pod("imagePullPolice: Always").replace("\n", "\r\n"),
            pod("imagePullPolicy: Always").replace("\n", "\r\n"),
            id="lines of Windows",
        ),
        pytest.param(
            pod("env: &env [{name: A, value: 1}]") + "    - {name: b, image: 'a:1', env: *env}\n",
            pod('env: &env [{name: A, value: "1"}]') + "    - {name: b, image: 'a:1', env: *env}\n",
            id="an anchor, and what repeats it",
        ),
        pytest.param(
            '{"apiVersion": "v1", "kind": "pod",\n "metadata": {"name": "a"},\n\t"spec": '
            '{"containers": [{"name": "a", "image": "a:1"}]}}\n',
            '{"apiVersion": "v1", "kind": "Pod",\n "metadata": {"name": "a"},\n\t"spec": '
            '{"containers": [{"name": "a", "image": "a:1"}]}}\n',
            id="JSON",
        ),
    ],
)
def test_what_has_one_right_answer_is_mended_once_and_passes(
    before: str, after: str, cdk8s_pods: Command, project: Path
) -> None:
    path = project / "web.yaml"
    path.write_bytes(before.encode())
    shown = cdk8s_pods("check", "web.yaml", "--fix", "--diff")
    unchanged = path.read_bytes().decode()
    done = cdk8s_pods("check", "web.yaml", "--fix")
    mended = path.read_bytes().decode()
    again = cdk8s_pods("check", "web.yaml", "--fix", "--diff")

    assert shown.returncode == 1
    assert shown.stdout.startswith("--- web.yaml\n+++ web.yaml (fixed)\n")
    assert unchanged == before
    assert done.returncode == 0
    assert done.stdout.startswith("web.yaml:")
    assert mended == after
    assert (again.returncode, again.stdout) == (0, "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(pod("env: [{name: A, value: 0777}]"), id="a number that reads in two ways"),
        pytest.param(pod("env: [{name: A, value: 1e3}]"), id="a number with an exponent"),
        pytest.param(pod("env: [{name: A, value: yes}]"), id="a word that is a boolean"),
        pytest.param(pod("imagePullPolice: Always\nimagePullPolicy: Always"), id="the right name is there"),
        pytest.param(pod("port: [{containerPort: 80}]\nports: []"), id="near name is there"),
        pytest.param(pod("port: 80"), id="a field of another type"),
        pytest.param(pod("imagePullPolicy: sometimes"), id="a word that is none"),
        pytest.param(role("rbac.authorization.k8s.io/v2"), id="a version that never was"),
        pytest.param(budget("policy/v1beta1", "{}"), id="a version in which the same means something else"),
        pytest.param(
            "apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: a}\nspec: {}\n", id="a form that changed"
        ),
        pytest.param(
            "apiVersion: apps/v1beta2\nkind: Deployment\nmetadata: {name: a}\nspec: {}\n",
            id="not whole in the new",
        ),
        pytest.param(
            pod("imagePullPolicy: always  # cdk8s-pods: ignore pull_policies_are_known: so it is"), id="ignored"
        ),
        pytest.param("\ufeff" + POD.replace("kind: Pod", "kind: pod"), id="a byte order mark"),
    ],
)
def test_what_cannot_be_proven_stays_as_it_is(text: str, cdk8s_pods: Command, project: Path) -> None:
    path = project / "web.yaml"
    path.write_text(text)
    cdk8s_pods("check", "web.yaml", "--fix")

    assert path.read_text() == text


def test_values_of_secrets_are_shown_in_no_difference(cdk8s_pods: Command, project: Path) -> None:
    text = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  user: 4711\n  password: hunter2\n"
    (project / "a.yaml").write_text(text)
    shown = cdk8s_pods("check", ".", "--fix", "--diff")
    done = cdk8s_pods("check", ".", "--fix")

    assert shown.returncode == 1
    assert yaml.safe_load((project / "a.yaml").read_text())["stringData"]["user"] == "4711"
    for said in (shown, done):
        assert "4711" not in said.stdout + said.stderr
        assert "hunter2" not in said.stdout + said.stderr


def test_permissions_and_links_stay(cdk8s_pods: Command, project: Path) -> None:
    (project / "real.yaml").write_text(pod("imagePullPolicy: always"))
    (project / "real.yaml").chmod(0o640)
    (project / "web.yaml").symlink_to("real.yaml")
    cdk8s_pods("check", "web.yaml", "--fix")

    assert (project / "web.yaml").is_symlink()
    assert "Always" in (project / "real.yaml").read_text()
    assert stat.S_IMODE((project / "real.yaml").stat().st_mode) == 0o640
    assert sorted(path.name for path in project.iterdir()) == ["real.yaml", "web.yaml"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--diff"], "give both"), (["--fix"], "stdin is none")],
)
def test_what_cannot_be_fixed_exits_with_2(arguments: list[str], said: str, cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", "-", *arguments, stdin=POD)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
