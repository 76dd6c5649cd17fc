"""Editors that run without a type checker, and interactive ones, complete what can be written (both by jedi)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import cdk8s_pods

jedi = pytest.importorskip("jedi", reason="jedi is not installed")

LIBRARY = str(Path(str(cdk8s_pods.__file__)).parents[1])


def statically(expression: str) -> Any:
    """What an editor knows of an expression in a file that imports the library, without running anything."""
    program = f"import cdk8s_pods as p\nfrom cdk8s_pods import *\n{expression}"
    # The current process stands for the user's environment: starting another one only costs time here.
    environment = jedi.InterpreterEnvironment()
    return jedi.Script(program, environment=environment, project=jedi.Project(LIBRARY, added_sys_path=[LIBRARY]))


def interactively(expression: str) -> Any:
    """What an interpreter's prompt knows of an expression, with the library imported."""
    namespace: dict[str, Any] = {"p": cdk8s_pods}
    exec("from cdk8s_pods import *", namespace)
    return jedi.Interpreter(expression, [namespace])


def keywords(asked: Any) -> set[str]:
    """The keywords that are completed at the end."""
    return {completion.name.rstrip("=") for completion in asked.complete() if completion.name.endswith("=")}


WAYS = pytest.mark.parametrize("ask", [statically, interactively], ids=["static", "interactive"])


@WAYS
@pytest.mark.parametrize("call", ["Container(", "p.Container("])
def test_every_field_of_a_value_is_completed(ask: Any, call: str) -> None:
    assert keywords(ask(call)) >= set(cdk8s_pods.Container.__manifest_keys__)


@WAYS
@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("Volume.empty_dir(", {"medium", "size_limit", "mode"}),
        ("Volume.config_map('conf', ", {"name", "items", "default_mode", "optional"}),
        ("Probe.http_get(", {"path", "port", "scheme"}),
        ("EnvVarSource.from_secret(", {"name", "key", "optional"}),
        ("logs = Volume.empty_dir('logs')\nlogs.mount(", {"mount_path", "sub_path", "read_only"}),
        ("SharedVolume(", {"volume", "main_path"}),
        ("Istio(", {"revision"}),
        ("sidecar(", {"container", "shares", "plain"}),
    ],
    ids=["constructor", "constructor, second argument", "probe", "class method", "method", "option", "mesh", "pattern"],
)
def test_the_arguments_of_constructors_and_methods_are_completed(ask: Any, call: str, expected: set[str]) -> None:
    assert keywords(ask(call)) >= expected


@pytest.mark.parametrize("call", ["Pod(", "Deployment("])
def test_the_arguments_of_constructs_are_completed(call: str) -> None:
    assert keywords(statically(call)) >= {"metadata", "patterns", "ignore_rules"}


@WAYS
def test_the_signature_of_a_value_says_what_each_field_takes(ask: Any) -> None:
    (signature,) = ask("Container(").get_signatures()

    assert signature.params[0].name == "name"
    assert "image: " in signature.to_string()


@WAYS
def test_the_signature_of_a_constructor_says_what_it_takes(ask: Any) -> None:
    (signature,) = ask("Volume.empty_dir(").get_signatures()

    assert [parameter.name for parameter in signature.params] == ["volume", "medium", "size_limit", "mode"]
