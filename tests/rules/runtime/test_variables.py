"""References to variables are found where nothing defines them, and only there."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check

from .manifests import container, paths, pod

RULE = "referenced_variables_are_defined"
PATHS = "the_variables_of_a_path_have_a_value"
HOST = {"name": "HOST", "value": "db"}
FROM_POD = {"name": "HOST", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}}

UNDEFINED = {
    "argument": ({"args": ["$(HOST)"]}, "args[0]"),
    "command": ({"command": ["/app", "--db=$(HOST)"]}, "command[1]"),
    "lower case, no shell in sight": ({"args": ["--node=$(node_name)"]}, "args[0]"),
    "capitals in the text of a shell": ({"command": ["sh", "-c", "ping $(HOST)"]}, "command[2]"),
    "after an escaped dollar": ({"args": ["$$$(HOST)"]}, "args[0]"),
    "second of two": ({"env": [HOST], "args": ["$(HOST):$(PASSWORD)"]}, "args[0]"),
    "variable defined below": ({"env": [{"name": "URL", "value": "$(HOST)"}, HOST]}, "env[0].value"),
    "lower-case variable defined below": (
        {"env": [{"name": "url", "value": "$(host)"}, {"name": "host", "value": "x"}]},
        "env[0].value",
    ),
    "variable of the image": ({"env": [{"name": "PATH", "value": "$(PATH):/opt/bin"}]}, "env[0].value"),
}

FINE = {
    "defined by value": {"env": [HOST], "args": ["$(HOST)"]},
    "defined by field": {"env": [FROM_POD], "args": ["$(HOST)"]},
    "defined above": {"env": [HOST, {"name": "URL", "value": "http://$(HOST)"}]},
    "building on an earlier definition": {"env": [HOST, {"name": "HOST", "value": "$(HOST).local"}]},
    "escaped": {"args": ["$$(HOST)"]},
    "escaped dollar before an escaped reference": {"args": ["$$$$(HOST)"]},
    "never closed": {"args": ["$(HOST"]},
    "a shell's own variable": {"command": ["sh", "-c", "echo $HOST ${HOST}"]},
    "a shell's command": {"command": ["sh", "-c", "echo $(date) $(cat /etc/hostname)"]},
    "a shell's command in the arguments": {"args": ["-c", "kill $(pidof app)"]},
    "a field of awk": {"command": ["sh", "-c", "ps | awk '{print $(NF)}'"]},
    "words in the value of a variable": {"env": [{"name": "HOOK", "value": "run $(whoami)"}]},
    "envFrom may define it": {"envFrom": [{"configMapRef": {"name": "settings"}}], "args": ["$(HOST)"]},
    "the address of a Service": {"args": ["$(DB_SERVICE_HOST):$(DB_SERVICE_PORT)", "$(DB_PORT_5432_TCP_ADDR)"]},
    "the address of the API server": {"args": ["$(KUBERNETES_SERVICE_HOST)"]},
    "nothing to expand": {"args": ["$5", "$", "100$$"]},
}


def manifest_with(fields: dict[str, Any], **spec: Any) -> dict[str, Any]:
    return pod(container(**fields), volumes=[{"name": "data", "emptyDir": {}}], **spec)


@pytest.mark.parametrize(("fields", "path"), UNDEFINED.values(), ids=UNDEFINED)
def test_a_reference_that_nothing_defines_is_found(fields: dict[str, Any], path: str) -> None:
    assert paths(manifest_with(fields), RULE) == [f"spec.containers[0].{path}"]


@pytest.mark.parametrize("fields", FINE.values(), ids=FINE)
def test_a_reference_that_is_or_may_be_defined_is_let_alone(fields: dict[str, Any]) -> None:
    assert paths(manifest_with(fields), RULE) == []


def test_addresses_of_services_are_not_defined_without_links_to_them() -> None:
    manifest = manifest_with({"args": ["$(DB_SERVICE_HOST)"]}, enableServiceLinks=False)

    assert paths(manifest, RULE) == ["spec.containers[0].args[0]"]


def test_a_variable_defined_twice_is_found_at_the_second() -> None:
    manifest = pod(container(env=[HOST, {"name": "OTHER", "value": "x"}, {"name": "HOST", "value": "db2"}]))

    assert paths(manifest, "variables_are_defined_once_in_a_container") == ["spec.containers[0].env[2].name"]


@pytest.mark.parametrize(
    "env",
    [
        pytest.param([HOST, {"name": "host", "value": "x"}], id="names differ in case"),
        pytest.param([HOST, {"name": "HOST", "value": "$(HOST).local"}], id="the second builds on the first"),
    ],
)
def test_variables_that_do_not_hide_one_another_are_let_alone(env: list[dict[str, Any]]) -> None:
    assert paths(pod(container(env=env)), "variables_are_defined_once_in_a_container") == []


def test_a_container_starts_whatever_its_words_refer_to() -> None:
    manifest = manifest_with({"args": ["$(HOST)"], "env": [{"name": "URL", "value": "$(HOST)"}]})

    assert {(issue.rule, issue.category) for issue in check(manifest)} == {(RULE, "advice")}


def mounting(path: str, *env: dict[str, Any], **fields: Any) -> dict[str, Any]:
    mount = {"name": "data", "mountPath": "/data", "subPathExpr": path}
    return {"env": list(env), "volumeMounts": [mount], **fields}


def told(name: str, field: str) -> dict[str, Any]:
    return {"name": name, "valueFrom": {"fieldRef": {"fieldPath": field}}}


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(mounting("$(HOST)"), id="undefined"),
        pytest.param(mounting("logs/$(host)"), id="undefined, in lower case"),
        pytest.param(mounting("$(HOST)", {"name": "HOST", "value": ""}), id="empty"),
        pytest.param(mounting("$(HOST)", {"name": "HOST"}), id="without a value"),
        pytest.param(mounting("$(TEAM)", told("TEAM", "metadata.labels['team']")), id="a label that is not there"),
        pytest.param(mounting("$(TEAM)", told("TEAM", "metadata.annotations['team']")), id="an annotation that is not"),
    ],
)
def test_a_path_made_of_a_variable_without_a_value_is_refused(fields: dict[str, Any]) -> None:
    manifest = manifest_with(fields)

    assert paths(manifest, PATHS) == ["spec.containers[0].volumeMounts[0].subPathExpr"]
    assert [issue.category for issue in check(manifest) if issue.rule == PATHS] == ["runtime"]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(mounting("$(HOST)", HOST), id="defined"),
        pytest.param(mounting("$(HOST)", FROM_POD), id="defined by a field"),
        pytest.param(mounting("$(APP)", told("APP", "metadata.labels['app']")), id="a label that is there"),
        pytest.param(
            mounting("$(HASH)", told("HASH", "metadata.labels['pod-template-hash']")), id="a label that is added"
        ),
        pytest.param(
            mounting("$(NET)", told("NET", "metadata.annotations['example.com/net']")), id="another one's annotation"
        ),
        pytest.param(mounting("$(HOST)", envFrom=[{"configMapRef": {"name": "settings"}}]), id="perhaps in envFrom"),
        pytest.param(mounting("logs"), id="no variable"),
    ],
)
def test_a_path_made_of_variables_that_have_a_value_is_let_alone(fields: dict[str, Any]) -> None:
    assert paths(manifest_with(fields, metadata={"labels": {"app": "app"}}), PATHS) == []
