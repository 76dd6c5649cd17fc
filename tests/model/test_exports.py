"""The model's names are there for programs and type checkers alike, and a program loads only what it uses."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from cdk8s_pods import model

INIT = Path(str(model.__file__))


def static_picture() -> dict[str, str]:
    """What type checkers see: each imported name and the module it comes from."""
    tree = ast.parse(INIT.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level == 1]
    return {alias.name: str(node.module) for node in imports for alias in node.names}


def test_every_public_type_of_the_folder_is_exported() -> None:
    of_their_modules = {
        statement.name: file.stem
        for file in INIT.parent.glob("*.py")
        for statement in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(statement, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "Value" for base in statement.bases)
    }

    exported = static_picture()

    assert {name: exported.get(name) for name in of_their_modules} == of_their_modules


@pytest.mark.parametrize("name", model.__all__)
def test_every_name_can_be_had(name: str) -> None:
    assert getattr(model, name) is not None
    assert name in dir(model)


def test_an_unknown_name_is_an_error_of_the_package() -> None:
    name = "Pood"

    with pytest.raises(AttributeError, match=r"module 'cdk8s_pods.model' has no attribute 'Pood'"):
        getattr(model, name)


def loaded_by(program: str) -> set[str]:
    """The modules that a program of its own process has loaded at its end, beyond those of an empty one."""
    ending = "\nimport sys; print(*sys.modules)"
    lists = [
        subprocess.run([sys.executable, "-c", text + ending], capture_output=True, text=True, check=True).stdout.split()
        for text in ("", program)
    ]
    return set(lists[1]) - set(lists[0])


SMALL = """
from cdk8s_pods.model import Container, PodSpec
PodSpec(containers=[
    Container(name="nginx", image="nginx:1.16", command=["/bin/sleep"], args=["3600"], ports=[80]),
    Container(name="redis", image="redis:3.2", env={"A": "b"}),
]).to_manifest()
"""


def test_a_small_pod_loads_what_it_uses_and_nothing_else() -> None:
    loaded = {name for name in loaded_by(SMALL) if name != "__future__"}

    assert loaded == {
        "cdk8s_pods",
        "cdk8s_pods.exports",
        "cdk8s_pods.model",
        "cdk8s_pods.model.container",
        "cdk8s_pods.model.env",
        "cdk8s_pods.model.field",
        "cdk8s_pods.model.frozen_mapping",
        "cdk8s_pods.model.pod_spec",
        "cdk8s_pods.model.ports",
        "cdk8s_pods.model.value",
        "cdk8s_pods.render",
        "cdk8s_pods.render.naming",
        "cdk8s_pods.render.writing",
    }


def test_the_whole_model_does_without_the_libraries_that_cost_time() -> None:
    loaded = loaded_by("from cdk8s_pods.model import *")

    assert loaded & {"typing", "typing_extensions", "dataclasses", "re", "inspect", "enum", "json", "yaml"} == set()
