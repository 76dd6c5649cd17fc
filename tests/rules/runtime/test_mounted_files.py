"""A volume that the kubelet writes has known files, and hides those of the image."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check

from .manifests import container, paths, pod

ITEMS = {"name": "settings", "configMap": {"name": "app", "items": [{"key": "conf", "path": "conf.d/app.conf"}]}}
KEYS = {"name": "settings", "configMap": {"name": "app"}}
SCRIPTS = {"name": "settings", "configMap": {"name": "app", "defaultMode": 0o755}}
SECRET = {"name": "secret", "secret": {"secretName": "app"}}
SCRATCH: dict[str, Any] = {"name": "scratch", "emptyDir": {}}
CLAIM = {"name": "claim", "persistentVolumeClaim": {"claimName": "data"}}
IMAGE = {"name": "image", "image": {"reference": "example/tools:1"}}
PROJECTED = {
    "name": "all",
    "projected": {
        "sources": [
            {"configMap": {"name": "app", "items": [{"key": "a", "path": "a.yaml"}]}},
            {"serviceAccountToken": {"path": "token"}},
            {"downwardAPI": {"items": [{"path": "labels", "fieldRef": {"fieldPath": "metadata.labels"}}]}},
        ]
    },
}
VOLUMES = [ITEMS, SECRET, SCRATCH, CLAIM, IMAGE, PROJECTED]


def mount(name: str, path: str, **fields: Any) -> dict[str, Any]:
    return {"name": name, "mountPath": path, **fields}


def mounting(*mounts: dict[str, Any], settings: dict[str, Any] = ITEMS, **fields: Any) -> dict[str, Any]:
    return pod(container(volumeMounts=list(mounts), **fields), volumes=[settings, *VOLUMES[1:]])


def categories(manifest: dict[str, Any], rule: str) -> list[str]:
    return [issue.category for issue in check(manifest) if issue.rule == rule]


SUB_PATHS = "sub_paths_are_among_the_items_of_their_volume"


@pytest.mark.parametrize(
    "mounted",
    [
        pytest.param(mount("settings", "/etc/app/app.conf", subPath="conf"), id="key of an item"),
        pytest.param(mount("settings", "/etc/app/app.conf", subPath="app.conf"), id="without its folder"),
        pytest.param(mount("all", "/etc/app/b.yaml", subPath="b.yaml"), id="projected"),
    ],
)
def test_a_part_that_the_volume_has_not_got_is_found(mounted: dict[str, Any]) -> None:
    assert paths(mounting(mounted), SUB_PATHS) == ["spec.containers[0].volumeMounts[0].subPath"]


@pytest.mark.parametrize(
    "mounted",
    [
        pytest.param(mount("settings", "/etc/app/app.conf", subPath="conf.d/app.conf"), id="path of an item"),
        pytest.param(mount("settings", "/etc/app", subPath="conf.d"), id="folder of an item"),
        pytest.param(mount("all", "/run/token", subPath="token"), id="token"),
        pytest.param(mount("secret", "/run/key", subPath="any"), id="keys that nobody knows"),
        pytest.param(mount("scratch", "/data", subPath="any"), id="emptyDir"),
        pytest.param(mount("claim", "/data", subPath="any"), id="claim"),
    ],
)
def test_a_part_that_the_volume_has_or_may_have_is_let_alone(mounted: dict[str, Any]) -> None:
    assert paths(mounting(mounted), SUB_PATHS) == []


HIDDEN = "programs_are_not_hidden_by_a_volume"


@pytest.mark.parametrize(
    ("mounted", "fields"),
    [
        pytest.param(mount("settings", "/app"), {"command": ["/app/start.sh"]}, id="program"),
        pytest.param(mount("settings", "/app/"), {"command": ["sh", "/app/start.sh"]}, id="script of a shell"),
        pytest.param(mount("settings", "/app"), {"command": ["sh", "-c", "exec /app/start"]}, id="text of a shell"),
        pytest.param(mount("settings", "/app"), {"command": ["./start"], "workingDir": "/app"}, id="relative"),
        pytest.param(mount("settings", "/app"), {"command": ["python", "main.py"], "workingDir": "/app"}, id="script"),
        pytest.param(mount("scratch", "/app"), {"command": ["/app/start"]}, id="emptyDir that nobody fills"),
        pytest.param(mount("secret", "/app"), {"command": ["/app/bin/start"]}, id="keys have no folders"),
    ],
)
def test_a_program_below_a_volume_without_it_is_found(mounted: dict[str, Any], fields: dict[str, Any]) -> None:
    assert paths(mounting(mounted, **fields), HIDDEN) == ["spec.containers[0].command"]


def test_a_probe_whose_program_is_hidden_is_found() -> None:
    made = mounting(mount("settings", "/app"), livenessProbe={"exec": {"command": ["/app/healthy"]}})

    assert paths(made, HIDDEN) == ["spec.containers[0].livenessProbe.exec.command"]


@pytest.mark.parametrize(
    ("mounted", "fields"),
    [
        pytest.param(mount("settings", "/app/conf"), {"command": ["/app/start.sh"]}, id="beside the program"),
        pytest.param(mount("settings", "/app"), {"command": ["app"]}, id="found by its name"),
        pytest.param(mount("secret", "/app"), {"command": ["sh", "/app/start"]}, id="a key that nobody knows"),
        pytest.param(mount("claim", "/app"), {"command": ["/app/start"]}, id="claim"),
        pytest.param(mount("image", "/app"), {"command": ["/app/start"]}, id="image volume"),
        pytest.param(mount("settings", "/app"), {"args": ["/app/start"]}, id="an argument"),
        pytest.param(
            mount("scratch", "/app"), {"command": ["sh", "-c", "cp /bin/x /app/x && /app/x"]}, id="filled by itself"
        ),
        pytest.param(
            mount("settings", "/app/start.sh", subPath="conf.d/app.conf"),
            {"command": ["sh", "/app/start.sh"]},
            id="file",
        ),
    ],
)
def test_a_program_that_is_or_may_be_there_is_let_alone(mounted: dict[str, Any], fields: dict[str, Any]) -> None:
    assert paths(mounting(mounted, **fields), HIDDEN) == []


def test_a_program_that_an_init_container_has_copied_is_let_alone() -> None:
    mounts = [mount("scratch", "/app")]
    made = mounting(*mounts, command=["/app/start"])
    filler = container("copy", command=["cp", "/start", "/app"], volumeMounts=mounts)

    assert paths({**made, "spec": {**made["spec"], "initContainers": [filler]}}, HIDDEN) == []


EXECUTED = "programs_in_a_volume_may_be_executed"


@pytest.mark.parametrize(
    ("settings", "command", "found"),
    [
        pytest.param(KEYS, ["/scripts/run.sh"], True, id="default mode"),
        pytest.param(KEYS, ["sh", "-c", "/scripts/run.sh"], True, id="in the text of a shell"),
        pytest.param(KEYS, ["sh", "/scripts/run.sh"], False, id="read by a shell"),
        pytest.param(SCRIPTS, ["/scripts/run.sh"], False, id="mode to be executed"),
        pytest.param(
            {"name": "settings", "configMap": {"name": "a", "items": [{"key": "r", "path": "run.sh", "mode": 0o500}]}},
            ["/scripts/run.sh"],
            False,
            id="mode of the item",
        ),
        pytest.param(
            {"name": "settings", "projected": {"sources": [{"configMap": {"name": "a"}}], "defaultMode": 0o644}},
            ["/scripts/run.sh"],
            True,
            id="projected",
        ),
    ],
)
def test_a_program_in_a_volume_needs_a_mode_to_be_executed(
    settings: dict[str, Any], command: list[str], found: bool
) -> None:
    made = mounting(mount("settings", "/scripts"), settings=settings, command=command)

    assert paths(made, EXECUTED) == (["spec.containers[0].command"] if found else [])


WORKING = "working_directories_are_not_hidden_by_a_volume"


@pytest.mark.parametrize(
    ("path", "volume", "found"),
    [
        ("/app/work", "settings", True),
        ("/app/conf.d", "settings", False),
        ("/app", "settings", False),
        ("/app/work", "secret", True),
        ("/app/work", "scratch", False),
        ("/srv", "settings", False),
    ],
)
def test_a_working_directory_in_a_made_volume_must_be_there(path: str, volume: str, found: bool) -> None:
    made = mounting(mount(volume, "/app"), workingDir=path)

    assert paths(made, WORKING) == (["spec.containers[0].workingDir"] if found else [])


NESTED = "files_are_not_mounted_into_settings"


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        pytest.param(mount("secret", "/etc/app/key", subPath="key"), True, id="key of a Secret"),
        pytest.param(mount("scratch", "/etc/app/made.json", subPath="made.json"), True, id="file of an emptyDir"),
        pytest.param(mount("scratch", "/etc/app/cache", subPath="cache"), False, id="folder of an emptyDir"),
        pytest.param(mount("secret", "/etc/app/keys"), False, id="a whole volume"),
        pytest.param(mount("secret", "/etc/other/key", subPath="key"), False, id="beside it"),
    ],
)
def test_a_file_below_a_made_volume_is_refused(inner: dict[str, Any], found: bool) -> None:
    made = mounting(mount("settings", "/etc/app"), inner)

    assert paths(made, NESTED) == (["spec.containers[0].volumeMounts[1].mountPath"] if found else [])


def test_a_file_below_an_empty_volume_is_let_alone() -> None:
    assert paths(mounting(mount("scratch", "/etc/app"), mount("secret", "/etc/app/key", subPath="key")), NESTED) == []


FOLDERS = "volumes_are_mounted_at_folders"


@pytest.mark.parametrize(
    ("mounted", "image", "category"),
    [
        pytest.param(mount("settings", "/etc/nginx/nginx.conf"), "nginx:1.29", ["runtime"], id="file of the image"),
        pytest.param(mount("settings", "/etc/passwd"), "example/app:1", ["runtime"], id="file of every image"),
        pytest.param(mount("settings", "/srv/app-config.json"), "example/app:1", ["advice"], id="name of a file"),
        pytest.param(mount("scratch", "/var/log/app.log"), "example/app:1", ["advice"], id="log file"),
        pytest.param(mount("settings", "/etc/nginx/conf.d"), "nginx:1.29", [], id="folder"),
        pytest.param(mount("settings", "/etc/app/app.conf", subPath="conf.d/app.conf"), "example/app:1", [], id="part"),
        pytest.param(mount("settings", "/opt/app-1.2"), "example/app:1", [], id="version in the name"),
        pytest.param(mount("settings", "/root/.config"), "example/app:1", [], id="hidden folder"),
    ],
)
def test_a_volume_where_a_file_is_meant_is_found(mounted: dict[str, Any], image: str, category: list[str]) -> None:
    assert categories(mounting(mounted, image=image), FOLDERS) == category


def test_a_volume_that_is_used_as_a_folder_is_let_alone() -> None:
    made = mounting(mount("settings", "/etc/app.conf"), args=["--config=/etc/app.conf/main.yaml"])

    assert paths(made, FOLDERS) == []
