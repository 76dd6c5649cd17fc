"""The command `draw` finds what is meant, and writes its picture where it is asked to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.drawing.seen import flaws, seen

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command


def pod(name: str, **metadata: Any) -> dict[str, Any]:
    spec = {"containers": [{"name": "main", "image": "nginx:1.29", "ports": [{"containerPort": 80}]}]}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, **metadata}, "spec": spec}


@pytest.fixture
def dist(project: Path) -> Path:
    """An output folder with three pods in two files."""
    folder = project / "dist"
    folder.mkdir()
    (folder / "shop.json").write_text(
        json.dumps({"apiVersion": "v1", "kind": "List", "items": [pod("shop-web-c8f2a1b3"), pod("api")]})
    )
    (folder / "other.json").write_text(json.dumps(pod("other")))
    return folder


def test_the_only_pod_of_a_file_is_written_to_stdout(cdk8s_pods: Command, dist: Path) -> None:
    done = cdk8s_pods("draw", "dist/other.json")

    assert (done.returncode, done.stderr) == (0, "")
    assert flaws(seen(done.stdout)) == []
    assert seen(done.stdout).title == "Pod other: what is in the pod"


@pytest.mark.parametrize(
    "name", ["shop-web-c8f2a1b3", "shop-web", "shop/web", "web", "pod/shop-web", "pod/shop-web-c8f2a1b3"]
)
def test_a_pod_is_found_by_its_name_or_by_that_of_its_construct(cdk8s_pods: Command, dist: Path, name: str) -> None:
    done = cdk8s_pods("draw", name)

    assert (done.returncode, done.stderr) == (0, "")
    assert seen(done.stdout).title == "Pod shop-web: what is in the pod"


def test_a_name_chooses_among_the_pods_of_a_file(cdk8s_pods: Command, dist: Path) -> None:
    assert "Pod api" in seen(cdk8s_pods("draw", "dist/shop.json", "api").stdout).title


def test_stdin_is_read(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("draw", "-", "--format", "mermaid", stdin=json.dumps(pod("web")))

    assert done.returncode == 0
    assert done.stdout.startswith("flowchart LR\n")


def test_a_picture_is_written_to_a_file(cdk8s_pods: Command, dist: Path, project: Path) -> None:
    done = cdk8s_pods("draw", "api", "-o", "api.svg")

    assert (done.returncode, done.stdout) == (0, "")
    assert seen((project / "api.svg").read_text()).title == "Pod api: what is in the pod"


def test_a_folder_gets_a_picture_of_every_pod(cdk8s_pods: Command, dist: Path, project: Path) -> None:
    done = cdk8s_pods("draw", "-o", "pictures/")
    written = sorted(path.name for path in (project / "pictures").iterdir())

    assert done.returncode == 0
    assert done.stdout == "pictures/other.svg\npictures/shop-web-c8f2a1b3.svg\npictures/api.svg\n"
    assert written == ["api.svg", "other.svg", "shop-web-c8f2a1b3.svg"]


def test_pods_of_one_name_get_files_of_their_own_in_the_folder_and_nowhere_else(
    cdk8s_pods: Command, project: Path
) -> None:
    pods = [pod("web", namespace="a"), pod("web", namespace="b"), pod("../../web"), pod(".hidden")]
    (project / "all.json").write_text(json.dumps({"apiVersion": "v1", "kind": "List", "items": pods}))
    done = cdk8s_pods("draw", "all.json", "--output", "pictures/")

    assert done.returncode == 0
    assert sorted(path.name for path in (project / "pictures").iterdir()) == [
        "-..-web.svg",
        "hidden.svg",
        "pod-web-2.svg",
        "pod-web.svg",
    ]


def test_an_application_is_drawn_as_a_whole(cdk8s_pods: Command, dist: Path) -> None:
    done = cdk8s_pods("draw", "--application")

    assert done.returncode == 0
    assert seen(done.stdout).titles("main") == ["other", "shop-web-c8f2a1b3", "api"]


def test_a_fault_is_drawn_and_does_not_fail(cdk8s_pods: Command) -> None:
    broken = pod("web")
    broken["spec"]["containers"].append({**broken["spec"]["containers"][0], "name": "more"})
    done = cdk8s_pods("draw", "-", stdin=json.dumps(broken))

    assert done.returncode == 0
    assert seen(done.stdout).badges == 2


def test_rules_that_are_turned_off_in_the_settings_are_no_faults(cdk8s_pods: Command, project: Path) -> None:
    broken = pod("web")
    broken["spec"]["containers"].append({**broken["spec"]["containers"][0], "name": "more"})
    rule = "containers_that_run_side_by_side_want_different_ports"
    (project / "cdk8s.yaml").write_text(f"cdk8s-pods:\n  ignore:\n    - {{rule: {rule}, reason: a test}}\n")

    assert seen(cdk8s_pods("draw", "-", stdin=json.dumps(broken)).stdout).badges == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["dist/shop.json"],
            "dist/shop.json holds 2 pods: name one, or a folder for all with -o; pod/shop-web-c8f2a1b3, pod/api",
            id="several pods",
        ),
        pytest.param(
            ["apy"], 'apy: no such file, and no pod of this name in dist/ (did you mean "api"?)', id="misspelt"
        ),
        pytest.param(["gone.yaml"], "gone.yaml: no such file or folder", id="no file"),
        pytest.param(["dist/empty.yaml"], "dist/empty.yaml holds no pod to draw", id="no pod"),
        pytest.param(["dist/bad.yaml"], "dist/bad.yaml:2:1: ", id="unreadable"),
        pytest.param(["api", "-o", "gone/api.svg"], "gone/api.svg: there is no such folder", id="no folder"),
        pytest.param(["--application", "-o", "dist"], "dist is a folder; give the name of a file", id="a folder"),
        pytest.param(["--application", "api"], "--application draws all of dist/; api is no file or folder", id="both"),
        pytest.param(["--format", "png"], "argument --format: invalid choice: 'png'", id="format"),
    ],
)
def test_what_cannot_be_drawn_is_said_with_what_to_do(
    cdk8s_pods: Command, dist: Path, arguments: list[str], said: str
) -> None:
    if arguments == ["dist/empty.yaml"]:
        (dist / "empty.yaml").write_text("apiVersion: v1\nkind: Service\nmetadata: {name: web}\n")
    if arguments == ["dist/bad.yaml"]:
        (dist / "bad.yaml").write_text("a: [\n")
    done = cdk8s_pods("draw", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_without_an_output_folder_the_command_says_what_writes_it(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("draw", "web")

    assert done.returncode == 2
    assert "web: no such file, and there is no folder dist/ to look in; `cdk8s-pods synth` writes it" in done.stderr


def test_help_has_examples(cdk8s_pods: Command) -> None:
    helped = cdk8s_pods("draw", "--help").stdout

    assert "examples:" in helped
    assert "cdk8s-pods draw web > web.svg" in helped
