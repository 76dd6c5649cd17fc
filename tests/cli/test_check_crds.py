"""Custom resources are held to the definitions that the command is given, or finds in its input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from .test_import import definition

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

BOX = {"apiVersion": "example.com/v1", "kind": "Box", "metadata": {"name": "big"}, "spec": {"size": "7"}}
SAID = 'Box big: spec.size: Invalid value: "7": must be an integer'


@pytest.fixture
def files(project: Path) -> Path:
    """A folder with a definition and a file with an object that does not fit it."""
    put(project / "crds/box.yaml", definition("Box"))
    put(project / "box.yaml", BOX)
    return project


def put(path: Path, *manifests: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump_all(manifests))


def test_without_a_definition_a_custom_resource_is_left_alone(cdk8s_pods: Command, files: Path) -> None:
    done = cdk8s_pods("check", "box.yaml")

    assert (done.returncode, done.stdout) == (
        0,
        "0 manifests checked in 1 source, 1 document of other kinds left alone: no problems\n",
    )


@pytest.mark.parametrize("path", ["crds", "crds/box.yaml"])
def test_a_file_or_a_folder_of_definitions_is_given(cdk8s_pods: Command, files: Path, path: str) -> None:
    done = cdk8s_pods("check", "--crds", path, "box.yaml")

    assert done.returncode == 1
    assert SAID in done.stdout
    assert "box.yaml:6:9" not in done.stdout  # the place is that of the field
    assert "1 manifest checked in 1 source: 1 problem" in done.stdout


def test_definitions_in_the_input_count_for_all_of_it_and_before_others(cdk8s_pods: Command, files: Path) -> None:
    put(files / "all/a.yaml", BOX, definition("Box"))
    put(files / "all/b.yaml", {"apiVersion": "v1", "kind": "List", "items": [BOX]})
    put(files / "other.yaml", definition("Box", v1={"size": {"type": "string"}}))
    done = cdk8s_pods("check", "--crds", "other.yaml", "all")

    assert done.stdout.count(SAID) == 2


def test_the_settings_name_definitions(cdk8s_pods: Command, files: Path) -> None:
    (files / "cdk8s.yaml").write_text("app: python main.py\ncdk8s-pods:\n  crds:\n    - crds\n")
    done = cdk8s_pods("check", "box.yaml")

    assert SAID in done.stdout


def test_synth_check_holds_raw_objects_to_the_definitions_of_the_settings(cdk8s_pods: Command, files: Path) -> None:
    (files / "cdk8s.yaml").write_text("app: python main.py\ncdk8s-pods:\n  crds:\n    - crds\n")
    (files / "main.py").write_text(
        "from cdk8s import ApiObject, App, Chart, JsonPatch\n"
        "app = App()\n"
        "box = ApiObject(Chart(app, 'a'), 'box', api_version='example.com/v1', kind='Box')\n"
        "box.add_json_patch(JsonPatch.add('/spec', {'size': '7'}))\n"
        "app.synth()\n"
    )
    done = cdk8s_pods("synth", "--check")

    assert done.returncode == 1
    assert 'spec.size: Invalid value: "7": must be an integer' in done.stderr


WRONG = {
    "no such path": ("nope", "nope: No such file or directory"),
    "no definition": ("box.yaml", "box.yaml: holds no CustomResourceDefinition"),
    "broken": ("broken.yaml", "broken.yaml:2:1"),
}


@pytest.mark.parametrize(("path", "said"), WRONG.values(), ids=WRONG)
def test_definitions_that_cannot_be_read_are_said(cdk8s_pods: Command, files: Path, path: str, said: str) -> None:
    (files / "broken.yaml").write_text("a: [\n")
    done = cdk8s_pods("check", "--crds", path, "box.yaml")

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("crds: crds", "cdk8s-pods.crds: must be a list of files and folders"),
        ("crds: [nope]", "cdk8s-pods.crds[0]: no such file or folder: nope"),
        ("crds: [3]", "cdk8s-pods.crds[0]: must be text, not 3"),
    ],
)
def test_settings_that_name_none_are_said_with_their_line(
    cdk8s_pods: Command, files: Path, written: str, said: str
) -> None:
    (files / "cdk8s.yaml").write_text(f"app: python main.py\ncdk8s-pods:\n  {written}\n")
    done = cdk8s_pods("check", "box.yaml")

    assert done.returncode == 2
    assert said in done.stderr
    assert "cdk8s.yaml:3:" in done.stderr
