"""A command is a list of words, and what only a shell would make of them is told."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check
from tests.rules.runtime.manifests import container, paths, pod

SIGNS = "containers_leave_the_signs_of_a_shell_to_shells"


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"command": ["/app/run", "-c", "/etc/app.yaml", "&", "sleep", "300"]}, "command[3]"),
        ({"command": ["date", ">>", "/tmp/log", "&&", "cat", "/tmp/log"]}, "command[1]"),
        ({"command": ["sh", "start.sh"], "args": ["|", "tee", "/log"]}, "args[0]"),
        ({"args": ["migrate", "&&", "serve"]}, "args[1]"),
    ],
)
def test_signs_of_a_shell_without_one_are_told(fields: dict[str, Any], path: str) -> None:
    assert paths(pod(container(**fields)), SIGNS) == [f"spec.containers[0].{path}"]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"command": ["sh", "-c", "a && b"]}, id="in the text of a shell"),
        pytest.param({"command": ["sh", "-c"], "args": ["a > b"]}, id="in the arguments of a shell"),
        pytest.param({"command": ["find", "/", "-exec", "rm", "{}", ";"]}, id="find"),
        pytest.param({"command": ["test", "1", ">", "2"]}, id="test"),
        pytest.param({"command": ["env", "A=b", "bash", "-ec", "a | b"]}, id="a shell behind others"),
        pytest.param({"args": ["--query=a && b"]}, id="within a word"),
    ],
)
def test_signs_that_somebody_reads_are_let_alone(fields: dict[str, Any]) -> None:
    assert paths(pod(container(**fields)), SIGNS) == []


def test_signs_of_a_shell_in_probes_and_hooks_are_told() -> None:
    rule = "probes_leave_the_signs_of_a_shell_to_shells"
    command = ["curl", "-f", "http://localhost/", "||", "exit", "1"]
    made = container(
        livenessProbe={"exec": {"command": command}}, lifecycle={"preStop": {"exec": {"command": command}}}
    )

    assert paths(pod(made), rule) == [
        "spec.containers[0].livenessProbe.exec.command[3]",
        "spec.containers[0].lifecycle.preStop.exec.command[3]",
    ]
    assert paths(pod(container(livenessProbe={"exec": {"command": ["sh", "-c", "a || b"]}})), rule) == []


OPTIONS = "arguments_are_one_option_each"


@pytest.mark.parametrize(
    "word",
    [
        "--show-config --verbose --http-enabled=true",
        "--port=8080 --verbose",
        "--port 8080",
        "-c /etc/app.yaml",
        "-Xmx1g -Xms1g",
        "--a=b\n--c=d\n",
    ],
)
def test_several_options_in_one_argument_are_told(word: str) -> None:
    assert paths(pod(container(args=[word])), OPTIONS) == ["spec.containers[0].args[0]"]
    assert paths(pod(container(command=["/app", word])), OPTIONS) == ["spec.containers[0].command[1]"]
    probed = container(livenessProbe={"exec": {"command": ["/app", word]}})
    where = "spec.containers[0].livenessProbe.exec.command[1]"
    assert paths(pod(probed), "arguments_of_probes_are_one_option_each") == [where]


@pytest.mark.parametrize(
    "word",
    [
        "--port=8080",
        "--title=My own shop",
        "--java-opts=-Xmx1g -Xms1g",
        "--extra-args=--a --b",
        '--labels="a b" --c',
        "--log-format={ts} {msg}",
        "-- a comment",
        "daemon off;",
        "echo --a --b",
        "-",
    ],
)
def test_one_argument_is_let_alone(word: str) -> None:
    assert paths(pod(container(args=[word])), OPTIONS) == []


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(container(image="redis:8", args=["--save", "", "--requirepass $(PASSWORD)"]), id="Redis"),
        pytest.param(container(command=["/usr/local/bin/envoy"], args=["-c /etc/envoy.yaml", "-l info"]), id="Envoy"),
    ],
)
def test_a_program_that_takes_its_arguments_apart_by_itself_is_let_alone(made: dict[str, Any]) -> None:
    assert paths(pod(made), OPTIONS) == []


LOST = "shells_are_given_the_whole_line"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["sh", "-c", "sleep", "60"], True),
        (["/bin/bash", "-c", "/run.sh", "--verbose"], True),
        (["sh", "-c", "sleep 60"], False),
        (["sh", "-c", 'exec "$@"', "--", "app"], False),
        (["sh", "-c", "run;", "x"], False),
        (["sh", "run.sh", "x"], False),
    ],
)
def test_words_behind_the_text_of_a_shell_are_told(command: list[str], told: bool) -> None:
    assert paths(pod(container(command=command)), LOST) == (["spec.containers[0].command"] if told else [])
    assert paths(pod(container(command=command[:1], args=command[1:])), LOST) == (
        ["spec.containers[0].command"] if told else []
    )


VARIABLES = "variables_are_written_for_who_replaces_them"


@pytest.mark.parametrize(
    ("command", "args", "told"),
    [
        (["/app"], ["--port=$PORT"], True),
        (["/app"], ["--port=${PORT}"], True),
        (["/app"], ["--port=$(PORT)"], False),
        (["/app"], ["--port=$PORTS"], False),
        (["/app"], ["--config=${OTHER}"], False),
        (["sh", "-c"], ["app --port=$PORT"], False),
        (["/docker-entrypoint.sh"], ["--port=$PORT"], False),
    ],
)
def test_a_variable_that_nobody_replaces_is_told(command: list[str], args: list[str], told: bool) -> None:
    made = container(command=command, args=args, env=[{"name": "PORT", "value": "80"}])

    assert paths(pod(made), VARIABLES) == (["spec.containers[0].args[0]"] if told else [])


PROGRAM = "commands_begin_with_a_program"


@pytest.mark.parametrize("word", ["--config", "-c", "", " ", "source", "export", "while"])
def test_a_command_without_a_program_is_refused(word: str) -> None:
    manifest = pod(container(command=[word, "x"]))

    assert [(issue.path, issue.category) for issue in check(manifest) if issue.rule == PROGRAM] == [
        ("spec.containers[0].command[0]", "runtime")
    ]


@pytest.mark.parametrize("command", [["/app"], ["app", "--config"], ["./app"], ["-"], []])
def test_a_command_with_a_program_is_let_alone(command: list[str]) -> None:
    assert paths(pod(container(command=command)), PROGRAM) == []
