"""`synth --check` looks at the files, and knows what was set in the tree that they were written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

HEAD = """\
from cdk8s import ApiObject, App, Chart, JsonPatch
from cdk8s_pods import Container, ObjectMeta, Pod, PodSpec, check_tree, require_pod_security, target_kubernetes
app = App()
def two_on_one_port(name="a"):
    return PodSpec(containers=[Container(name=each, image="nginx:1.29", ports=[80]) for each in (name, "b")])
def raw(scope, spec, name="raw"):
    ApiObject(scope, name, api_version="v1", kind="Pod").add_json_patch(JsonPatch.add("/spec", spec.to_manifest()))
"""
NAMES = "objects_have_a_name_of_their_own"
PORTS = "containers_that_run_side_by_side_want_different_ports"
ONE = f'Pod(Chart(app, "one"), "web", spec=two_on_one_port(), ignore_rules={{"{PORTS}": "they take turns"}})\n'
ENGINES = ["python", "cdk8s"]


@pytest.fixture
def synth(cdk8s_pods: Command, project: Path) -> Command:
    """Writes a program and synthesizes it with --check."""
    (project / "cdk8s.yaml").write_text("language: python\napp: python main.py\n")

    def call(program: str, engine: str = "python"):  # type: ignore[no-untyped-def]  # as the command
        (project / "main.py").write_text(f"{HEAD}{program}app.synth()\n")
        return cdk8s_pods("synth", "--check", "--engine", engine)

    return call


@pytest.mark.parametrize("engine", ENGINES)
def test_a_rule_turned_off_for_one_construct_is_off_for_its_object_alone(
    engine: str, synth: Command, project: Path
) -> None:
    passed = synth(ONE, engine)
    refused = synth(f'{ONE}raw(Chart(app, "two"), two_on_one_port())\n', engine)

    assert (passed.returncode, passed.stderr) == (0, "1 manifest checked in 1 source: no problems, 1 ignored\n")
    assert refused.returncode == 1
    assert "dist/two.k8s.yaml" in refused.stderr
    assert "dist/one.k8s.yaml" not in refused.stderr
    assert [path.name for path in project.iterdir() if path.name.startswith((".", "targets"))] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_required_of_a_chart_is_asked_of_its_raw_objects(engine: str, synth: Command) -> None:
    pod = 'PodSpec(containers=[Container(name="a", image="nginx:1.29")])'
    refused = synth(
        'strict = Chart(app, "strict")\nrequire_pod_security(strict, "baseline")\n'
        f'for chart in (strict, Chart(app, "free")):\n    raw(chart, {pod}.replace(host_network=True))\n',
        engine,
    )

    assert refused.returncode == 1
    assert "dist/strict.k8s.yaml" in refused.stderr
    assert "dist/free.k8s.yaml" not in refused.stderr


def test_the_version_set_on_a_chart_is_the_one_its_objects_are_checked_for(synth: Command) -> None:
    pod = 'PodSpec(containers=[Container(name="a", image="nginx:1.29")], scheduling_group=group)'
    refused = synth(
        "from cdk8s_pods import PodSchedulingGroup\n"
        'group = PodSchedulingGroup(pod_group_name="workers")\n'
        'old = Chart(app, "old")\ntarget_kubernetes(old, "1.35")\n'
        f'for chart in (old, Chart(app, "new")):\n    raw(chart, {pod})\n'
    )

    assert refused.returncode == 1
    assert "spec.schedulingGroup" in refused.stderr
    assert "dist/old.k8s.yaml" in refused.stderr
    assert "dist/new.k8s.yaml" not in refused.stderr


def test_settings_of_the_project_hold_for_what_nothing_is_set_for(synth: Command, project: Path) -> None:
    (project / "cdk8s.yaml").write_text(
        "language: python\napp: python main.py\ncdk8s-pods:\n  ignore:\n"
        f"    - {{rule: {PORTS}, reason: they take turns, kind: Pod}}\n"
    )
    passed = synth(f'{ONE}raw(Chart(app, "two"), two_on_one_port())\n')

    assert passed.returncode == 0, passed.stderr


def test_of_two_objects_that_the_files_do_not_tell_apart_what_is_wrong_with_both_is_told(synth: Command) -> None:
    pods = (
        'Pod(Chart(app, "test"), "web", metadata=ObjectMeta(name="web"), spec=two_on_one_port(), '
        f'ignore_rules={{"{PORTS}": "they take turns", "{NAMES}": "of another cluster"}})\n'
        'live = Pod(Chart(app, "live"), "web", metadata=ObjectMeta(name="web"), spec=two_on_one_port("a").replace('
        f'containers=[Container(name="a", image="nginx:1.29")]), ignore_rules={{"{NAMES}": "of another cluster"}})\n'
    )
    passed = synth(pods)
    refused = synth(f'{pods}live.api_object.add_json_patch(JsonPatch.remove("/spec/containers/0/image"))\n')

    assert passed.returncode == 0, passed.stderr
    assert refused.returncode == 1
    assert "dist/live.k8s.yaml" in refused.stderr
