"""What a Secret holds is in the manifests that are written, and in no other output."""

from __future__ import annotations

import base64
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .conftest import environment

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

MARKER = "Hunter2SoLong"
"""What must appear nowhere."""
ENCODED = base64.b64encode(MARKER.encode()).decode()

APP = """\
import os
from cdk8s import ApiObject, App, Chart, JsonPatch
from cdk8s_pods import ObjectMeta, Secret

app = App()
chart = Chart(app, "shop")
Secret(chart, "login", metadata=ObjectMeta(name="login"), data={"user": "me", "password": os.environ["PASSWORD"]})
raw = ApiObject(chart, "raw", api_version="v1", kind="Secret")
raw.add_json_patch(JsonPatch.add("/stringData", {"file": "first\\n" + os.environ["PASSWORD"] + "\\n", "same": "same"}))
app.synth()
"""


def shows(text: str, *, besides: str = "") -> bool:
    """Whether a text shows the marker, plain or in base64."""
    return any(secret in text.replace(besides or "\0", "") for secret in (MARKER, ENCODED, MARKER[1:-1]))


@pytest.fixture
def app(project: Path) -> Path:
    """A project with two Secrets, whose value comes from outside of the program."""
    (project / "cdk8s.yaml").write_text(f"app: {sys.executable} main.py\n")
    (project / "main.py").write_text(APP)
    return project


def test_the_difference_says_that_a_secret_changes_and_not_what_it_holds(cdk8s_pods: Command, app: Path) -> None:
    cdk8s_pods("synth", env={"PASSWORD": "before"})
    same = cdk8s_pods("synth", "--diff", env={"PASSWORD": "before"})
    changed = cdk8s_pods("synth", "--diff", env={"PASSWORD": MARKER})
    cdk8s_pods("synth", env={"PASSWORD": MARKER})
    back = cdk8s_pods("synth", "--diff", env={"PASSWORD": "before"})

    assert (same.returncode, same.stdout) == (0, "")
    assert (changed.returncode, back.returncode) == (1, 1)
    assert MARKER in (app / "dist" / "shop.k8s.yaml").read_text()
    for done in (changed, back):
        assert "~ data[password]: changed\n" in done.stdout
        assert "~ stringData[file]: changed\n" in done.stdout
        assert "user" not in done.stdout
        assert "same" not in done.stdout
        assert "before" not in done.stdout
        assert not shows(done.stdout + done.stderr)


def test_a_secret_that_comes_or_goes_shows_its_name_alone(cdk8s_pods: Command, app: Path) -> None:
    comes = cdk8s_pods("synth", "--diff", env={"PASSWORD": MARKER})
    cdk8s_pods("synth", env={"PASSWORD": MARKER})
    (app / "main.py").write_text(
        "from cdk8s import ApiObject, App, Chart\napp = App()\n"
        "ApiObject(Chart(app, 'shop'), 'a', api_version='v1', kind='ConfigMap')\napp.synth()\n"
    )
    goes = cdk8s_pods("synth", "--diff")

    assert "+ Secret login  dist/shop.k8s.yaml:" in comes.stdout
    assert "- Secret login  dist/shop.k8s.yaml:" in goes.stdout
    assert not shows(comes.stdout + comes.stderr + goes.stdout + goes.stderr)


OLD_FILES = {
    "list": f"kind: List\nitems:\n- kind: Secret\n  stringData: {{a: {MARKER}, b: '{MARKER}'}}\n",
    "typed list": f"kind: SecretList\nitems:\n- stringData:\n    a: >-\n      x\n      {MARKER}\n",
    "anchor": f"kind: Secret\ndata: &all\n  a: {MARKER}\n---\nkind: Secret\ndata: *all\n",
    "whole data": f"kind: Secret\ndata: {MARKER}\n",
    "last applied": "kind: Secret\nmetadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n"
    f"      {{data: {{a: {MARKER}}}}}\n",
    "no YAML": f"kind: Secret\ndata: {{a: {MARKER}\n",
    "JSON": f'{{"kind": "Secret", "data": {{"a": "{MARKER}"}}}}\n',
}


@pytest.mark.parametrize("content", OLD_FILES.values(), ids=OLD_FILES)
def test_whatever_the_output_folder_holds_shows_no_secret(content: str, cdk8s_pods: Command, app: Path) -> None:
    cdk8s_pods("synth", env={"PASSWORD": "before"})
    (app / "dist" / "shop.k8s.yaml").write_text(content)

    done = cdk8s_pods("synth", "--diff", env={"PASSWORD": "before"})

    assert done.returncode == 1
    assert "dist/shop.k8s.yaml" in done.stdout
    assert not shows(done.stdout + done.stderr)


#: Manifests that are wrong around what they hold, each in another way.
WRONG = {
    "plain text": f"data: {{a: {MARKER}, b: '!{MARKER}'}}",
    "no map": f"data: {MARKER}",
    "list": f"data: [{MARKER}]",
    "deeper": f"stringData: {{a: {{b: {MARKER}}}, c: [{MARKER}]}}",
    "unknown field": f"stringdata: {{a: {MARKER}}}\nvalue: {MARKER}",
    "key": f"stringData: {{a/b: {MARKER}}}",
    "large": f"stringData: {{a: {MARKER}{'x' * 1024 * 1024}}}",
    "registry": f"type: kubernetes.io/dockerconfigjson\nstringData: {{.dockerconfigjson: {MARKER}}}",
    "type": f"type: kubernetes.io/tls\nstringData: {{cert: {MARKER}}}",
    "alias": f"stringData: {{a: *{MARKER}}}",
    "tag": f"stringData: {{a: !!int {MARKER}}}",
    "own tag": f"stringData: {{a: !{MARKER} b}}",
    "no YAML": f"stringData: {{a: @{MARKER}}}",
    "quotes": f'stringData: {{a: "{MARKER}}}',
    "twice": f"stringData: {{a: {MARKER}, a: {MARKER}}}",
    "block": f"stringData:\n  a: {MARKER}: b",
    "metadata": f"metadata: {MARKER}\nstringData: {{a: {MARKER}}}",
}


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_no_report_shows_what_a_secret_holds(wrong: str, form: str, cdk8s_pods: Command) -> None:
    wrong = wrong.replace(f"metadata: {MARKER}", "metadata: login")
    manifest = f"apiVersion: v1\nkind: Secret\nmetadata: {{name: login}}\n{wrong}\n"

    done = cdk8s_pods("check", "--format", form, "-", stdin=manifest)

    assert done.returncode in (0, 1, 2)
    assert done.stdout
    assert not shows(done.stdout + done.stderr)


def test_a_check_between_objects_shows_no_value(cdk8s_pods: Command) -> None:
    manifests = f"""\
apiVersion: v1
kind: Secret
metadata: {{name: login}}
stringData: {{password: {MARKER}}}
---
apiVersion: v1
kind: Pod
metadata: {{name: web}}
spec:
  containers:
  - name: web
    image: nginx:1.16
    env:
    - {{name: A, valueFrom: {{secretKeyRef: {{name: login, key: pasword}}}}}}
    - {{name: B, valueFrom: {{secretKeyRef: {{name: logn, key: password}}}}}}
"""

    done = cdk8s_pods("check", "-", stdin=manifests)

    assert "pasword" in done.stdout
    assert not shows(done.stdout + done.stderr)


#: What a program may write around a literal that is a secret, each wrong in another way.
CALLS = {
    "key": f'Secret(chart, "a", data={{"a b": "{MARKER}"}})',
    "type": f'Secret(chart, "a", data={{"a": ["{MARKER}"]}})',
    "text": f'Secret(chart, "a", data="{MARKER}")',
    "rule": f'Secret(chart, "a", data={{"a": "{MARKER}"}}, ignore_rules={{"no_rule": "-"}})',
    "name": f'Secret(chart, "a", data={{"a": "{MARKER}"}}, metadata=ObjectMeta(name="A B"))',
    "several lines": f'Secret(\n    chart,\n    "a",\n    data={{"a b": "{MARKER}"}},\n)',
}


@pytest.mark.parametrize("runs", [["run"], ["synth"], []], ids=["run", "synth", "python"])
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_no_traceback_shows_the_line_of_a_secret(call: str, runs: list[str], project: Path) -> None:
    (project / "cdk8s.yaml").write_text(f"app: {sys.executable} main.py\n")
    program = "from cdk8s import App, Chart\nfrom cdk8s_pods import ObjectMeta, Secret\nchart = Chart(App(), 'shop')\n"
    (project / "main.py").write_text(f"{program}{call}\n")
    arguments = ["-m", "cdk8s_pods", *runs] if runs else []
    done = subprocess.run(
        [sys.executable, *arguments, *([] if runs == ["synth"] else ["main.py"])],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert 'main.py", line 4' in done.stderr
    assert not shows(done.stdout + done.stderr)


def test_a_secret_in_a_manifest_is_advised_against_and_refuses_nothing(cdk8s_pods: Command) -> None:
    manifest = f"apiVersion: v1\nkind: Secret\nmetadata: {{name: login}}\nstringData: {{a: {MARKER}, b: ''}}\n"
    empty = manifest.replace(MARKER, "''")

    done = cdk8s_pods("check", "-", stdin=manifest)

    assert done.returncode == 0
    assert "advice: secrets_are_not_written_into_manifests" in done.stdout
    for way_out in ("ExternalSecret", "SealedSecret", "refer to a Secret"):
        assert way_out in done.stdout
    assert "advice" not in cdk8s_pods("check", "-", stdin=empty).stdout
