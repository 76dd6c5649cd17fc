"""Ingresses and their classes are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import below, of_kind, refusals

SERVICE = {"name": "shop", "port": {"number": 80}}
BUCKET = {"apiGroup": "k8s.example.com", "kind": "Bucket", "name": "files"}
PATH = {"path": "/", "pathType": "Prefix", "backend": {"service": SERVICE}}
ANNOTATION = "kubernetes.io/ingress.class"
PATHS = "rules[0].http.paths[0]"


def with_path(**fields: Any) -> dict[str, Any]:
    """The spec of an Ingress with one path; None takes a field away."""
    path = {name: value for name, value in {**PATH, **fields}.items() if value is not None}
    return {"rules": [{"http": {"paths": [path]}}]}


def with_backend(**backend: Any) -> dict[str, Any]:
    return {"defaultBackend": backend}


GOOD: dict[str, dict[str, Any]] = {
    "a backend for all": with_backend(service=SERVICE),
    "a port by name": with_backend(service={"name": "shop", "port": {"name": "http"}}),
    "a resource": with_backend(resource=BUCKET),
    "a host without paths": {"rules": [{"host": "*.example.com"}]},
    "an empty host": {"rules": [{"host": "", "http": {"paths": [PATH]}}]},
    "a path that the controller reads": with_path(pathType="ImplementationSpecific", path="/a//b/.."),
    "no path for the controller": with_path(pathType="ImplementationSpecific", path=None),
    "an exact path": with_path(pathType="Exact", path="/a.b/..c"),
    "a certificate for all hosts": {**with_backend(service=SERVICE), "tls": [{"secretName": "cert"}]},
}

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "nothing": ({}, [("", "ingresses_lead_somewhere")]),
    "an address": ({"rules": [{"host": "10.0.0.7"}]}, [("rules[0].host", "ingress_hosts_are_dns_names")]),
    "a wildcard within": ({"rules": [{"host": "a.*.b"}]}, [("rules[0].host", "ingress_hosts_are_dns_names")]),
    "a wildcard for part of a name": (
        {"rules": [{"host": "*a.b"}]},
        [("rules[0].host", "ingress_hosts_are_dns_names")],
    ),
    "no type of path": (with_path(pathType=None), [(f"{PATHS}.pathType", "ingress_paths_say_how_they_are_compared")]),
    "a type of path in lower case": (
        with_path(pathType="prefix"),
        [(f"{PATHS}.pathType", "ingress_paths_say_how_they_are_compared")],
    ),
    **{
        f"the path {path!r}": (with_path(path=path), [(f"{PATHS}.path", "ingress_paths_are_plain")])
        for path in (None, "", "a", "//", "/a/./b", "/../a", "/a%2Fb", "/a/..", "/.")
    },
    "a path for the controller that is none": (
        with_path(pathType="ImplementationSpecific", path="*.php"),
        [(f"{PATHS}.path", "ingress_paths_are_plain")],
    ),
    "no backend": (with_path(backend=None), [(f"{PATHS}.backend", "backends_are_one_thing")]),
    "two backends": (with_backend(service=SERVICE, resource=BUCKET), [("defaultBackend", "backends_are_one_thing")]),
    "a service without a name": (
        with_backend(service={"port": {"number": 80}}),
        [("defaultBackend.service.name", "backends_name_a_service")],
    ),
    "two ports": (
        with_backend(service={"name": "shop", "port": {"name": "http", "number": 80}}),
        [("defaultBackend", "backends_name_one_port")],
    ),
    "a port beyond all ports": (
        with_backend(service={"name": "shop", "port": {"number": 65536}}),
        [("defaultBackend.service.port.number", "ports_of_backends_are_ports")],
    ),
    "a resource with a slash": (
        with_backend(resource={"apiGroup": "", "kind": "a/b", "name": ".."}),
        [
            ("defaultBackend.resource.apiGroup", "referenced_objects_are_named"),
            ("defaultBackend.resource.kind", "referenced_objects_are_named"),
            ("defaultBackend.resource.name", "referenced_objects_are_named"),
        ],
    ),
    "certificates": (
        {**with_backend(service=SERVICE), "tls": [{"hosts": ["a", "", "*"], "secretName": "A"}]},
        [
            ("tls[0].hosts[1]", "hosts_of_certificates_are_dns_names"),
            ("tls[0].hosts[2]", "hosts_of_certificates_are_dns_names"),
            ("tls[0].secretName", "certificates_are_in_secrets"),
        ],
    ),
    "an empty class": (
        {**with_backend(service=SERVICE), "ingressClassName": ""},
        [("ingressClassName", "ingress_class_names_are_names_of_objects")],
    ),
}


@pytest.mark.parametrize("spec", GOOD.values(), ids=GOOD)
def test_an_ingress_that_the_server_takes(spec: dict[str, Any]) -> None:
    assert refusals(of_kind("Ingress", spec=spec)) == []


@pytest.mark.parametrize(("spec", "refused"), BAD.values(), ids=BAD)
def test_an_ingress_that_the_server_refuses(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("Ingress", spec=spec)) == below("spec.", refused)


def test_a_service_may_begin_with_a_digit_since_1_36() -> None:
    manifest = of_kind("Ingress", spec=with_backend(service={"name": "1shop", "port": {"number": 80}}))

    assert refusals(manifest, "1.36") == []
    assert refusals(manifest, "1.35") == [("spec.defaultBackend.service.name", "backends_name_a_service")]


def test_two_names_of_the_class_agree() -> None:
    spec = {**with_backend(service=SERVICE), "ingressClassName": "nginx"}

    assert refusals(of_kind("Ingress", metadata={"annotations": {ANNOTATION: "nginx"}}, spec=spec)) == []
    assert refusals(of_kind("Ingress", metadata={"annotations": {ANNOTATION: "x"}}, spec=spec)) == [
        (f"annotations.{ANNOTATION}", "ingress_class_is_said_once")
    ]


@pytest.mark.parametrize(
    ("spec", "refused"),
    [
        ({"controller": "example.com/a/b~1"}, []),
        ({"controller": "example.com/a", "parameters": {"kind": "A", "name": "b"}}, []),
        ({}, [("controller", "controllers_are_named_by_a_domain_and_a_path")]),
        ({"controller": "example.com/"}, [("controller", "controllers_are_named_by_a_domain_and_a_path")]),
        ({"controller": "example.com/a b"}, [("controller", "controllers_are_named_by_a_domain_and_a_path")]),
        (
            {"controller": "a/b", "parameters": {"kind": "A", "name": "b", "scope": "Namespace"}},
            [("parameters.namespace", "parameters_have_the_namespace_of_their_scope")],
        ),
        (
            {"controller": "a/b", "parameters": {"kind": "A", "name": "b", "namespace": "c"}},
            [("parameters.namespace", "parameters_have_the_namespace_of_their_scope")],
        ),
        (
            {"controller": "a/b", "parameters": {"name": "b", "scope": "cluster"}},
            [
                ("parameters.kind", "referenced_objects_are_named"),
                ("parameters.scope", "parameters_have_the_namespace_of_their_scope"),
            ],
        ),
    ],
)
def test_classes_name_a_controller_and_its_settings(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("IngressClass", spec=spec)) == below("spec.", refused)
