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


NEEDS = "images_are_told_what_they_need"
DATABASE = {"name": "data", "mountPath": "/var/lib/postgresql/data"}
PASSWORD = [{"name": "POSTGRES_PASSWORD", "value": "example"}]


@pytest.mark.parametrize(
    ("image", "field"),
    [
        pytest.param("postgres:17", "env", id="a password"),
        pytest.param("postgres", "env", id="of the newest version"),
        pytest.param("postgres:12", "env", id="of a tag that has moved on to where it is needed"),
        pytest.param("mysql:8.4", "env", id="one of several"),
        pytest.param("mariadb:11", "env", id="one of many"),
        pytest.param("couchdb:3.4", "env", id="an administrator"),
        pytest.param("edoburu/pgbouncer:v1.24.1-p1", "env", id="whom to pool for"),
        pytest.param("quay.io/keycloak/keycloak:26.3", "args", id="what to do"),
        pytest.param("minio/minio", "args", id="what to do, of a server of objects"),
        pytest.param("cloudflare/cloudflared:2026.8.2", "args", id="what to do, of a tunnel"),
        pytest.param("registry.k8s.io/git-sync/git-sync:v4.4.0", "env", id="a repository"),
    ],
)
def test_an_image_that_is_not_told_what_it_needs_is_told_of(image: str, field: str) -> None:
    assert paths(pod(container(image=image)), NEEDS) == [f"spec.containers[0].{field}"]


@pytest.mark.parametrize(
    ("image", "category"),
    [
        pytest.param("postgres:17", "advice", id="a password, which may come from elsewhere"),
        pytest.param("minio/minio", "runtime", id="what to do"),
        pytest.param("registry.k8s.io/git-sync/git-sync:v4.4.0", "runtime", id="a repository"),
    ],
)
def test_what_people_keep_out_of_manifests_is_advice(image: str, category: str) -> None:
    assert [issue.category for issue in check(pod(container(image=image))) if issue.rule == NEEDS] == [category]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"env": [{"name": "POSTGRES_PASSWORD", "value": ""}]}, id="an empty password"),
        pytest.param({"env": [{"name": "POSTGRES_USER", "value": "shop"}]}, id="another variable"),
        pytest.param({"args": ["-c", "max_connections=200"]}, id="options"),
        pytest.param({"args": ["postgres", "-c", "max_connections=200"]}, id="the program itself"),
    ],
)
def test_what_says_something_else_is_not_enough(told: dict[str, Any]) -> None:
    assert paths(pod(container(image="postgres:17", **told)), NEEDS) == ["spec.containers[0].env"]


@pytest.mark.parametrize(
    ("image", "told"),
    [
        pytest.param("postgres:17", {"env": PASSWORD}, id="written"),
        pytest.param("postgres:17", {"env": [{"name": "POSTGRES_PASSWORD_FILE", "value": "/run/pw"}]}, id="in a file"),
        pytest.param(
            "postgres:17", {"env": [{"name": "POSTGRES_HOST_AUTH_METHOD", "value": "trust"}]}, id="not needed"
        ),
        pytest.param(
            "postgres:17",
            {"env": [{"name": "POSTGRES_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "db", "key": "pw"}}}]},
            id="from a Secret",
        ),
        pytest.param("postgres:17", {"envFrom": [{"secretRef": {"name": "db"}}]}, id="perhaps among others"),
        pytest.param("postgres:17", {"command": ["sleep", "60"]}, id="another program"),
        pytest.param("postgres:17", {"args": ["pg_isready"]}, id="another program of the image"),
        pytest.param("postgres:17", {"args": ["--version"]}, id="nothing but its version"),
        pytest.param("postgres:9.6.16", {}, id="a release before it was needed"),
        pytest.param("postgres:12.1-alpine", {}, id="a release of a later branch before it was needed"),
        pytest.param("postgres:9.4", {}, id="a branch of which nothing is known"),
        pytest.param("couchdb:2.3", {}, id="a version before it was needed"),
        pytest.param("quay.io/keycloak/keycloak:16.1.1", {}, id="a version that starts by itself"),
        pytest.param("quay.io/keycloak/keycloak:26.3", {"args": ["start-dev"]}, id="an argument"),
        pytest.param(
            "registry.k8s.io/git-sync/git-sync:v4.2.3",
            {"args": ["--repo=https://github.com/kubernetes/git-sync", "--root=/git"]},
            id="an option that ends like the program",
        ),
        pytest.param("example/postgres:17", {}, id="another image of the name"),
        pytest.param("bitnami/postgresql:17", {}, id="an image of another maker"),
    ],
)
def test_an_image_that_is_told_or_needs_nothing_is_let_alone(image: str, told: dict[str, Any]) -> None:
    assert paths(pod(container(image=image, **told)), NEEDS) == []


@pytest.mark.parametrize(
    ("image", "mount", "volume", "categories"),
    [
        pytest.param("postgres:17", DATABASE, {"emptyDir": {}}, ["advice"], id="a folder that is empty"),
        pytest.param(
            "postgres:17", DATABASE, {"persistentVolumeClaim": {"claimName": "data"}}, ["advice"], id="data of before"
        ),
        pytest.param(
            "postgres:17",
            {"name": "data", "mountPath": "/var/lib"},
            {"hostPath": {"path": "/srv"}},
            ["advice"],
            id="a folder above",
        ),
        pytest.param(
            "edoburu/pgbouncer:v1.24.1-p1",
            {"name": "data", "mountPath": "/etc/pgbouncer"},
            {"persistentVolumeClaim": {"claimName": "settings"}},
            ["advice"],
            id="settings of before",
        ),
        pytest.param(
            "edoburu/pgbouncer:v1.24.1-p1",
            {"name": "data", "mountPath": "/etc/pgbouncer"},
            {"emptyDir": {}},
            ["runtime"],
            id="no settings at all",
        ),
        pytest.param(
            "mariadb:11",
            {"name": "data", "mountPath": "/docker-entrypoint-initdb.d"},
            {"configMap": {"name": "sql"}},
            [],
            id="perhaps a backup",
        ),
        pytest.param(
            "postgres:17",
            {"name": "data", "mountPath": "/usr/local/bin/docker-entrypoint.sh", "subPath": "start.sh"},
            {"configMap": {"name": "start"}},
            [],
            id="another entry point",
        ),
        pytest.param(
            "couchdb:3.4",
            {"name": "data", "mountPath": "/opt/couchdb/etc/local.d"},
            {"configMap": {"name": "settings"}},
            [],
            id="settings",
        ),
        pytest.param(
            "postgres:17",
            {"name": "data", "mountPath": "/docker-entrypoint-initdb.d"},
            {"configMap": {"name": "sql"}},
            ["advice"],
            id="what is done later",
        ),
    ],
)
def test_what_a_volume_may_say_counts(
    image: str, mount: dict[str, Any], volume: dict[str, Any], categories: list[str]
) -> None:
    manifest = pod(container(image=image, volumeMounts=[mount]), volumes=[{"name": "data", **volume}])

    assert [issue.category for issue in check(manifest) if issue.rule == NEEDS] == categories
