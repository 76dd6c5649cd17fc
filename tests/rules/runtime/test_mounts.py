"""A mount hides neither the image nor another mount."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import container, paths, pod

ROOT = "mounts_leave_the_root_of_the_image_alone"
TWICE = "mounts_do_not_hide_one_another"
SYSTEM = "mounts_do_not_hide_the_system_of_the_image"

VOLUMES = [
    {"name": "empty", "emptyDir": {}},
    {"name": "shared", "emptyDir": {}},
    {"name": "settings", "configMap": {"name": "settings"}},
    {"name": "claim", "persistentVolumeClaim": {"claimName": "data"}},
]


def mounting(*mounts: tuple[str, str], **spec: Any) -> dict[str, Any]:
    written = [{"name": name, "mountPath": path} for name, path in mounts]
    return pod(container(volumeMounts=written), volumes=VOLUMES, **spec)


@pytest.mark.parametrize("path", ["/", "//", "/.", "/./", "."])
def test_a_mount_over_the_root_is_found(path: str) -> None:
    assert paths(mounting(("empty", path)), ROOT) == ["spec.containers[0].volumeMounts[0].mountPath"]


def test_a_mount_over_proc_is_found() -> None:
    assert paths(mounting(("empty", "/proc/")), ROOT) == ["spec.containers[0].volumeMounts[0].mountPath"]


def test_the_processes_of_the_node_may_be_mounted_over_proc() -> None:
    manifest = pod(
        container(volumeMounts=[{"name": "proc", "mountPath": "/proc"}]),
        volumes=[{"name": "proc", "hostPath": {"path": "/proc"}}],
    )

    assert paths(manifest, ROOT) == []


@pytest.mark.parametrize("path", ["/data", "/proc-data", "data", "/.config", "/..."])
def test_a_directory_of_its_own_is_let_alone(path: str) -> None:
    assert paths(mounting(("empty", path)), ROOT) == []


@pytest.mark.parametrize("second", ["/data/", "//data", "/data/.", "data"])
def test_two_mounts_at_one_place_are_found_however_they_are_written(second: str) -> None:
    manifest = mounting(("empty", "/data"), ("claim", second))

    assert paths(manifest, TWICE) == ["spec.containers[0].volumeMounts[1].mountPath"]


@pytest.mark.parametrize("second", ["/data/cache", "/data2", "/Data"])
def test_mounts_at_different_places_are_let_alone(second: str) -> None:
    assert paths(mounting(("empty", "/data"), ("claim", second)), TWICE) == []


@pytest.mark.parametrize("volume", ["empty", "settings"])
@pytest.mark.parametrize("path", ["/etc", "/usr/bin/", "/lib", "/dev"])
def test_a_volume_without_programs_over_the_system_is_found(volume: str, path: str) -> None:
    assert paths(mounting((volume, path)), SYSTEM) == ["spec.containers[0].volumeMounts[0].mountPath"]


def test_a_file_below_the_system_is_let_alone() -> None:
    file = {"name": "settings", "mountPath": "/etc/app.conf", "subPath": "app.conf"}
    part = {"name": "settings", "mountPath": "/etc", "subPath": "etc"}

    assert paths(pod(container(volumeMounts=[file, part]), volumes=VOLUMES), SYSTEM) == []


def test_a_claim_over_the_system_may_hold_one() -> None:
    assert paths(mounting(("claim", "/usr")), SYSTEM) == []


def test_an_empty_volume_that_an_init_container_fills_is_let_alone() -> None:
    fills = container("init", volumeMounts=[{"name": "shared", "mountPath": "/copy"}])

    assert paths(mounting(("shared", "/etc"), initContainers=[fills]), SYSTEM) == []
