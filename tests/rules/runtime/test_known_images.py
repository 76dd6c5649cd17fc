"""What is known of an image says whether a container of it can start."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check

from .manifests import container, paths, pod

USERS = "images_that_may_not_run_as_root_have_a_user"
FOLDERS = "read_only_roots_leave_programs_their_folders"
NON_ROOT = {"runAsNonRoot": True}


@pytest.mark.parametrize(
    "image",
    [
        pytest.param("nginx:1.29", id="root"),
        pytest.param("docker.io/library/busybox", id="root, by its whole name"),
        pytest.param("public.ecr.aws/docker/library/python:3.13", id="root, from a mirror of the official images"),
        pytest.param("haproxy:3.2", id="a name"),
        pytest.param("prom/prometheus:v3.5.0", id="a name, of another project"),
    ],
)
def test_an_image_that_runs_as_root_or_by_a_name_is_refused_where_it_may_not(image: str) -> None:
    made = container(image=image)

    assert paths(pod(made, securityContext=NON_ROOT), USERS) == ["spec.containers[0].image"]
    assert paths(pod({**made, "securityContext": NON_ROOT}), USERS) == ["spec.containers[0].image"]
    assert paths(pod(container(), initContainers=[made], securityContext=NON_ROOT), USERS) == [
        "spec.initContainers[0].image"
    ]


@pytest.mark.parametrize(
    ("image", "context"),
    [
        pytest.param("nginx:1.29", {**NON_ROOT, "runAsUser": 101}, id="with a user"),
        pytest.param("nginx:1.29", {}, id="may be root"),
        pytest.param("nginxinc/nginx-unprivileged:1.29", NON_ROOT, id="a number"),
        pytest.param("example/nginx:1.29", NON_ROOT, id="another image of the name"),
        pytest.param("envoyproxy/envoy:distroless-v1.36.0", NON_ROOT, id="another variant"),
        pytest.param("example/app:1", NON_ROOT, id="unknown"),
    ],
)
def test_an_image_that_may_run_as_somebody_else_is_let_alone(image: str, context: dict[str, Any]) -> None:
    assert paths(pod(container(image=image), securityContext=context), USERS) == []


def test_the_number_of_the_user_and_the_version_of_the_facts_are_said() -> None:
    manifest = pod(container(image="haproxy:3.2"), securityContext=NON_ROOT)
    issue = next(issue for issue in check(manifest) if issue.rule == USERS)

    assert "runAsUser: 99" in issue.remedy
    assert "3.4.2" in str(issue.message)


READ_ONLY = {"readOnlyRootFilesystem": True}
EMPTY = [{"name": name, "emptyDir": {}} for name in ("cache", "run", "tmp")]


def mounting(image: str, *places: str, read_only: bool = False, **fields: Any) -> dict[str, Any]:
    mounts = [
        {"name": volume["name"], "mountPath": place, "readOnly": read_only}
        for volume, place in zip(EMPTY, places, strict=False)
    ]
    made = container(image=image, securityContext=READ_ONLY, volumeMounts=mounts, **fields)
    return pod(made, volumes=[*EMPTY, {"name": "settings", "configMap": {"name": "web"}}])


@pytest.mark.parametrize(
    ("manifest", "count"),
    [
        pytest.param(mounting("nginx:1.29"), 2, id="nginx"),
        pytest.param(mounting("nginx:1.29", "/var/cache/nginx"), 1, id="one of two folders"),
        pytest.param(mounting("nginx:1.29", "/var/cache/nginx", "/var/run", read_only=True), 2, id="read-only volumes"),
        pytest.param(mounting("postgres:17", "/var/lib/postgresql/data"), 1, id="postgres"),
        pytest.param(mounting("grafana/grafana:12.1.0"), 1, id="grafana"),
    ],
)
def test_a_program_without_its_folders_is_refused(manifest: dict[str, Any], count: int) -> None:
    where = "spec.containers[0].securityContext.readOnlyRootFilesystem"

    assert paths(manifest, FOLDERS) == [where] * count


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(mounting("nginx:1.29", "/var/cache/nginx", "/var/run"), id="both folders"),
        pytest.param(mounting("nginx:1.29", "/var/cache/nginx", "/run/nginx"), id="a folder below"),
        pytest.param(mounting("nginx:1.29", command=["/app"]), id="another program"),
        pytest.param(mounting("nginx:1.29", "/etc/nginx/nginx.conf"), id="settings of its own"),
        pytest.param(mounting("nginx:1.29", "/etc/nginx"), id="a folder of settings of its own"),
        pytest.param(mounting("redis:8", "/data"), id="writes nowhere else"),
        pytest.param(mounting("example/nginx:1.29"), id="another image"),
        pytest.param(pod(container(image="nginx:1.29")), id="may write"),
    ],
)
def test_a_program_that_can_write_what_it_needs_is_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, FOLDERS) == []
