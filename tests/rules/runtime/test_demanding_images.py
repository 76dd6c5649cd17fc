"""Some images do not start before they are told something."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

from cdk8s_pods.facts import images
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.runtime.demanding_images import NAMES

from .manifests import container, paths, pod

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


def test_the_names_of_all_images_that_need_anything_are_listed() -> None:
    known = [
        import_module(f"{images.__name__}.{module.name}").IMAGE
        for module in iter_modules(images.__path__)
        if module.name != "index"
    ]

    assert {name.rpartition("/")[2] for image in known if image.required for name in image.repositories} == NAMES
