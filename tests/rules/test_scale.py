"""Checking takes time by the size of a manifest, not by its square, whatever is in it and however much is wrong."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from cdk8s_pods.cli.commands.check.reports.json import JsonReport
from cdk8s_pods.cli.commands.check.run import report_on
from cdk8s_pods.reading.documents import read_documents
from cdk8s_pods.rules import Target

if TYPE_CHECKING:
    from collections.abc import Callable


def _pod(**spec: Any) -> dict[str, Any]:
    spec.setdefault("containers", [_container(0)])
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}


def _container(number: int, **fields: Any) -> dict[str, Any]:
    return {"name": f"c{number}", "image": f"image{number}:1", **fields}


def _containers(count: int, **fields: Any) -> dict[str, Any]:
    return _pod(containers=[_container(number, **fields) for number in range(count)])


def _init_containers(count: int, **fields: Any) -> dict[str, Any]:
    return _pod(initContainers=[_container(number + 1, **fields) for number in range(count)])


def _variables(count: int, step: int) -> dict[str, Any]:
    env = [{"name": f"V{number}", "value": f"$(V{number + step})"} for number in range(count)]
    return _pod(containers=[_container(0, env=env)])


def _listed(count: int) -> dict[str, Any]:
    container = _container(0, imagee="x", ports=[{"containerPort": 80, "name": "UPPER"}])
    return {"apiVersion": "v1", "kind": "List", "items": [_pod(containers=[container])] * count}


def _volumes(count: int) -> dict[str, Any]:
    volumes = [{"name": f"v{number}", "emptyDir": {}} for number in range(count)]
    mounts = [[{"name": f"v{number}", "mountPath": "/etc"}] for number in range(count)]
    return _pod(
        volumes=volumes, containers=[_container(number, volumeMounts=mount) for number, mount in enumerate(mounts)]
    )


def _exit_codes(count: int) -> dict[str, Any]:
    rules = [{"action": "FailJob", "onExitCodes": {"containerName": f"x{number}"}} for number in range(count)]
    template = {"spec": {"containers": [_container(number) for number in range(count)], "restartPolicy": "Never"}}
    spec = {"podFailurePolicy": {"rules": rules}, "template": template}
    return {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "web"}, "spec": spec}


PORT = {"containerPort": 80}
HOST_PORT = {"containerPort": 80, "hostPort": 80}
ROOT = {"runAsNonRoot": True, "runAsUser": 0, "windowsOptions": {"hostProcess": True}, "privileged": True}
WAITED_FOR = {"restartPolicy": "Always", "args": ["localhost:80"], "readinessProbe": {"tcpSocket": {"port": 80}}}

#: What the rules about running pods look at: words, calls, files and mounts.
BUSY = {
    "command": ["/app/run"],
    "args": ["--url=http://localhost:80", "--a --b"],
    "workingDir": "/app/work",
    "image": "nginx:1.29",
    "env": [{"name": "URL", "value": "http://localhost:81"}],
    "securityContext": {"readOnlyRootFilesystem": True, "runAsNonRoot": True},
    "lifecycle": {
        "postStart": {"exec": {"command": ["sh", "-c", "until nc -z localhost 80; do sleep 1; done"]}},
        "preStop": {"exec": {"command": ["sleep", "60"]}},
    },
    "volumeMounts": [{"name": "settings", "mountPath": "/app"}, {"name": "memory", "mountPath": "/cache"}],
}
BUSY_VOLUMES = [
    {"name": "settings", "configMap": {"name": "a", "items": [{"key": "a", "path": "a"}]}},
    {"name": "memory", "emptyDir": {"medium": "Memory", "sizeLimit": "1Gi"}},
]


def _files_as_folders(count: int) -> dict[str, Any]:
    mounts = [{"name": "settings", "mountPath": f"/srv/{number}.json"} for number in range(count)]
    nested = [{"name": "memory", "mountPath": f"/srv/{number}.json/x", "subPath": "x.txt"} for number in range(count)]
    return _pod(volumes=BUSY_VOLUMES, containers=[_container(0, volumeMounts=[*mounts, *nested])])


SHAPES: dict[str, Callable[[int], Any]] = {
    "a list of pods": _listed,
    "containers with one port": lambda count: _containers(count, ports=[PORT]),
    "containers with one host port": lambda count: _containers(count, ports=[HOST_PORT]),
    "one container with one host port": lambda count: _pod(containers=[_container(0, ports=[HOST_PORT] * count)]),
    "init containers with one port": lambda count: _init_containers(count, ports=[PORT], **WAITED_FOR),
    "init containers that end": lambda count: _init_containers(count, ports=[HOST_PORT]),
    "containers of wrong types": lambda count: _pod(containers=[5] * count),
    "fields of wrong types": lambda count: _containers(count, env="x", ports="80"),
    "unknown fields": lambda count: _pod(**{f"field{number}": 1 for number in range(count)}),
    "misplaced fields": lambda count: _containers(count, hostNetwork=True, livenessProbee={}),
    "a chain of variables": lambda count: _variables(count, -1),
    "a chain of variables, backwards": lambda count: _variables(count, 1),
    "arguments with variables": lambda count: _pod(containers=[_container(0, args=[f"$(v{n})" for n in range(count)])]),
    "wrong labels": lambda count: (
        _pod() | {"metadata": {"name": "web", "labels": {f"a {n}": "!" for n in range(count)}}}
    ),
    "mounts over /etc": _volumes,
    "mounts at one place": lambda count: _containers(
        count, volumeMounts=[{"name": "none", "mountPath": "/a"}, {"name": "none", "mountPath": "/a"}]
    ),
    "claims that are not there": lambda count: (
        _containers(count, resources={"claims": [{"name": "none"}]})
        | {"resourceClaims": [{"name": f"claim{number}"} for number in range(count)]}
    ),
    "users": lambda count: _containers(count, securityContext=ROOT),
    "exit codes": _exit_codes,
    "busy containers": lambda count: _pod(
        volumes=BUSY_VOLUMES, hostNetwork=True, containers=[_container(n, **BUSY) for n in range(count)]
    ),
    "busy init containers": lambda count: _pod(
        volumes=BUSY_VOLUMES, initContainers=[_container(n + 1, **BUSY) for n in range(count)]
    ),
    "mounts named as files": _files_as_folders,
    "equal constraints": lambda count: _pod(topologySpreadConstraints=[{"maxSkew": 1, "topologyKey": "a"}] * count),
}


def calls_for(manifest: Any) -> int:
    """How many functions are called, from the text to the report: a measure that no busy machine changes."""
    content = json.dumps(manifest, indent=1).encode()
    calls = 0

    def counted(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    report, target = JsonReport(io.StringIO(), io.StringIO()), Target(pod_security="baseline")
    sys.setprofile(counted)
    try:
        report_on(read_documents(content, "web.json"), lambda _: (target,), report)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_as_much_takes_about_four_times_the_work(shape: str) -> None:
    few, many = SHAPES[shape](100), SHAPES[shape](400)
    # What is made once is made now.
    calls_for(few)
    calls_for(many)

    # Squares would be 16 times the work.
    assert calls_for(many) < 4.5 * calls_for(few)


def test_many_json_values_in_a_row_are_read_with_one_look_at_each_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counted(str):
        looked_at = 0

        def count(self, text: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
            Counted.looked_at += (len(self) if end is None else end) - start
            return super().count(text, start, end)

    from cdk8s_pods.reading.json_documents import read_json_documents

    text = Counted("\n".join(json.dumps(_pod()) for _ in range(200)))

    assert len(list(read_json_documents(text, "web.json"))) == 200
    assert len(text) * 0.9 < Counted.looked_at <= len(text)


def test_a_long_value_is_not_written_once_for_each_issue_about_it() -> None:
    long = {f"key{number}": "value" for number in range(5000)}
    report = io.StringIO()
    content = json.dumps({"apiVersion": "v1", "kind": "List", "items": [_pod(containers=long)]}).encode()

    report_on(read_documents(content, "web.json"), lambda _: (Target(),), JsonReport(report, io.StringIO()))

    assert len(report.getvalue()) < 2000
