"""Tells what a document is that is no Kubernetes object, by what stands in it and by the name of its file."""

from __future__ import annotations

import os
import re
from typing import Any

#: Keys at the top of a mapping by which a document is known, all of a row, and what it is.
_BY_KEYS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("openapi", "info"), "OpenAPI description"),
    (("swagger", "info"), "OpenAPI description"),
    (("asyncapi",), "AsyncAPI description"),
    (("$schema",), "JSON schema"),
    (("jobs", "true"), "GitHub workflow"),  # `on` is a boolean, and as a key it is text
    (("jobs", "on"), "GitHub workflow"),
    (("runs", "name"), "GitHub action"),
    (("repos",), "pre-commit configuration"),
    (("updates", "version"), "Dependabot configuration"),
    (("site_name",), "MkDocs configuration"),
    (("clusters", "contexts", "users"), "kubeconfig"),
    (("apiVersion", "name", "version"), "Helm chart"),
    (("dependencies", "generated"), "Helm chart"),
    (("groups",), "Prometheus rules"),
    (("panels",), "Grafana dashboard"),
)
#: Keys of which one is enough in a file of Compose.
_COMPOSE = frozenset({"version", "networks", "volumes", "configs", "secrets", "name", "x-common"})
_GITLAB_JOB = frozenset({"script", "stage", "extends", "trigger"})
#: Names of files, or what they start with, and what is in them.
_BY_NAME: tuple[tuple[str, str], ...] = (
    ("values", "values file"),
    ("docker-compose", "Compose file"),
    ("compose", "Compose file"),
    (".gitlab-ci", "GitLab pipeline"),
    ("azure-pipelines", "Azure pipeline"),
    ("cloudbuild", "Cloud Build file"),
    ("skaffold", "Skaffold configuration"),
    ("kustomization", "kustomization"),
    ("cdk8s.yaml", "configuration of a program"),
    (".", "configuration of a program"),
)
_ENDS = (("values.yaml", "values file"), ("values.yml", "values file"), (".schema.json", "JSON schema"))
_HIDDEN_FOLDERS = {".github": "GitHub workflow", ".circleci": "CircleCI pipeline"}


#: Of tests of operators (kuttl): what is expected of an object, and not all of one.
_EXPECTATION = re.compile(r"[0-9]+-(assert|errors)[^/]*\.ya?ml")


def is_expectation(file: str) -> bool:
    """Whether a file says what a test expects of objects, by the name that kuttl gives such files."""
    return _EXPECTATION.fullmatch(os.path.basename(file)) is not None


def other_document(value: Any, file: str) -> str | None:
    """What a document is instead of a Kubernetes object, such as ``values file``; None where it may be an object.

    Args:
        value: The document.
        file: The path of its file.
    """
    if isinstance(value, list):
        return _list(value)
    if not isinstance(value, dict):
        return None
    is_object = isinstance(value.get("apiVersion"), str) and isinstance(value.get("kind"), str)
    if is_object:
        return _of_another_program(value)
    if "kind" in value and isinstance(value.get("metadata"), dict):
        return None
    return _by_keys(value) or _by_name(file)


def _of_another_program(value: dict[str, Any]) -> str | None:
    """What has a version and a kind as objects have, and is read by a program alone."""
    version, kind = value["apiVersion"], value["kind"]
    if version.startswith("skaffold/"):
        return "Skaffold configuration"
    if version.startswith("kustomize.config.k8s.io/"):
        return "kustomization"
    if kind == "Config" and "metadata" not in value:
        return "kubeconfig" if version == "v1" else "configuration of a program"
    return None


def _list(value: list[Any]) -> str | None:
    if value and all(isinstance(each, dict) and "op" in each and "path" in each for each in value):
        return "JSON patch"
    if value and all(isinstance(each, dict) and {"hosts", "tasks", "import_playbook"} & each.keys() for each in value):
        return "Ansible playbook"
    return None


def _by_keys(value: dict[str, Any]) -> str | None:
    for keys, what in _BY_KEYS:
        if all(key in value for key in keys):
            return what
    if isinstance(value.get("services"), dict) and (_COMPOSE & value.keys() or _are_services(value["services"])):
        return "Compose file"
    jobs = [each for each in value.values() if isinstance(each, dict)]
    if "stages" in value or any("script" in each and _GITLAB_JOB & each.keys() for each in jobs):
        return "GitLab pipeline"
    return None


def _are_services(services: dict[str, Any]) -> bool:
    return all(isinstance(each, dict) and {"image", "build"} & each.keys() for each in services.values())


def _by_name(file: str) -> str | None:
    folder, name = os.path.split(file.lower())
    folders = folder.split(os.sep)
    for part, what in _HIDDEN_FOLDERS.items():
        if part in folders:
            return what
    for start, what in _BY_NAME:
        if name.startswith(start):
            return what
    return next((what for end, what in _ENDS if name.endswith(end)), None)
