"""Custom resources and API services are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import below, of_kind, refusals

VERSION: dict[str, Any] = {
    "name": "v1",
    "served": True,
    "storage": True,
    "schema": {"openAPIV3Schema": {"type": "object"}},
}
ROOT = "spec.validation.openAPIV3Schema"
STRUCTURE = "schemas_are_structural"
LISTS = "lists_in_schemas_say_how_they_are_merged"


def definition(*, annotations: dict[str, str] | None = None, **spec: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "group": "example.com",
        "scope": "Namespaced",
        "names": {"plural": "cakes", "kind": "Cake"},
        "versions": [VERSION],
        **spec,
    }
    metadata = {"name": f"{made['names'].get('plural')}.{made['group']}", "annotations": annotations or {}}
    return of_kind("CustomResourceDefinition", metadata=metadata, spec=made)


def with_schema(schema: dict[str, Any], **version: Any) -> dict[str, Any]:
    return definition(versions=[{**VERSION, "schema": {"openAPIV3Schema": schema}, **version}])


def with_field(schema: Any) -> dict[str, Any]:
    return with_schema({"type": "object", "properties": {"spec": schema}})


GOOD_FIELDS: dict[str, dict[str, Any]] = {
    "a text": {"type": "string"},
    "anything": {"x-kubernetes-preserve-unknown-fields": True},
    "a number or text": {
        "x-kubernetes-int-or-string": True,
        "anyOf": [{"type": "integer"}, {"type": "string"}],
        "pattern": "^a$",
    },
    "a number or text with more": {
        "x-kubernetes-int-or-string": True,
        "allOf": [{"anyOf": [{"type": "integer"}, {"type": "string"}]}, {"minLength": 1}],
    },
    "a map": {"type": "object", "additionalProperties": {"type": "string"}},
    "conditions": {"type": "object", "properties": {"a": {"type": "string"}}, "oneOf": [{"required": ["a"]}]},
    "an object within": {
        "type": "object",
        "x-kubernetes-embedded-resource": True,
        "properties": {"a": {"type": "string"}},
    },
    "a list with keys": {
        "type": "array",
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["name"],
        "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
    },
    "rules": {
        "type": "integer",
        "x-kubernetes-validations": [{"rule": "self >= oldSelf", "messageExpression": "'a' + string(self)"}],
    },
}

BAD_FIELDS: dict[str, tuple[Any, list[tuple[str, str]]]] = {
    "no type": ({}, [("type", STRUCTURE)]),
    "null": ({"type": "null"}, [("type", STRUCTURE)]),
    "a list of nothing": ({"type": "array"}, [("items", STRUCTURE)]),
    "items of several schemas": ({"type": "array", "items": [{"type": "string"}]}, [("items", STRUCTURE)]),
    "items without a type": ({"type": "array", "items": {"minLength": 1}}, [("items.type", STRUCTURE)]),
    "a map of no type": ({"type": "object", "additionalProperties": {}}, [("additionalProperties.type", STRUCTURE)]),
    "a reference": ({"type": "object", "$ref": "#/definitions/a"}, [("$ref", STRUCTURE)]),
    "unique items": ({"type": "array", "items": {"type": "string"}, "uniqueItems": True}, [("uniqueItems", STRUCTURE)]),
    "a struct and a map": (
        {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False},
        [("additionalProperties", STRUCTURE)],
    ),
    "a type in a condition": (
        {"type": "object", "oneOf": [{"properties": {"a": {"type": "string"}}}]},
        [("oneOf[0].properties[a].type", STRUCTURE)],
    ),
    "metadata in a condition": (
        {"type": "object", "not": {"properties": {"metadata": {"required": ["a"]}}}},
        [("not.properties[metadata]", STRUCTURE)],
    ),
    "no unknown fields": (
        {"type": "object", "x-kubernetes-preserve-unknown-fields": False},
        [("x-kubernetes-preserve-unknown-fields", STRUCTURE)],
    ),
    "a set of objects": (
        {"type": "array", "x-kubernetes-list-type": "set", "items": {"type": "object"}},
        [("items.x-kubernetes-map-type", LISTS)],
    ),
    "a list without keys": (
        {"type": "array", "x-kubernetes-list-type": "map", "items": {"type": "object"}},
        [("x-kubernetes-list-map-keys", LISTS)],
    ),
    "a key that need not be there": (
        {
            "type": "array",
            "x-kubernetes-list-type": "map",
            "x-kubernetes-list-map-keys": ["name"],
            "items": {"type": "object", "properties": {"name": {"type": "string", "nullable": True}}},
        },
        [("items.properties[name].default", LISTS), ("items.properties[name].nullable", LISTS)],
    ),
    "keys that are none": (
        {
            "type": "array",
            "x-kubernetes-list-type": "map",
            "x-kubernetes-list-map-keys": ["name", "name"],
            "items": {"type": "object"},
        },
        [("x-kubernetes-list-map-keys", LISTS)],
    ),
    "keys of a plain list": (
        {"type": "array", "x-kubernetes-list-map-keys": ["name"], "items": {"type": "object"}},
        [("x-kubernetes-list-type", LISTS)],
    ),
    "a map type of a text": (
        {"type": "string", "x-kubernetes-map-type": "atom"},
        [
            ("type", LISTS),
            ("x-kubernetes-map-type", LISTS),
        ],
    ),
    "a rule about nothing": (
        {"type": "array", "items": {"type": "string", "x-kubernetes-validations": [{"rule": "spec > 0"}]}},
        [("items.x-kubernetes-validations[0].rule", "rules_in_schemas_compile")],
    ),
    "a rule of several lines": (
        {"type": "integer", "x-kubernetes-validations": [{"rule": "self >\n0"}]},
        [("x-kubernetes-validations[0].message", "rules_in_schemas_compile")],
    ),
}


@pytest.mark.parametrize("schema", GOOD_FIELDS.values(), ids=GOOD_FIELDS)
def test_a_schema_that_the_server_takes(schema: dict[str, Any]) -> None:
    assert refusals(with_field(schema)) == []


@pytest.mark.parametrize(("schema", "refused"), BAD_FIELDS.values(), ids=BAD_FIELDS)
def test_a_schema_that_the_server_refuses(schema: Any, refused: list[tuple[str, str]]) -> None:
    assert sorted(refusals(with_field(schema))) == sorted(below(f"{ROOT}.properties[spec].", refused))


@pytest.mark.parametrize(
    "odd", [None, 7, "text", [], [7], {"type": 7}, {"properties": []}, {"allOf": {}}, {"items": 7}]
)
def test_what_stands_below_items_can_be_anything(odd: Any) -> None:
    refusals(with_field({"type": "array", "items": odd, "x-kubernetes-list-type": "map"}))


@pytest.mark.parametrize(
    ("root", "refused"),
    [
        (
            {
                "type": "object",
                "properties": {"metadata": {"type": "object", "properties": {"name": {"type": "string"}}}},
            },
            [],
        ),
        (
            {"type": "object", "properties": {"metadata": {"type": "object", "description": "a"}}},
            [(".properties[metadata]", STRUCTURE)],
        ),
        ({"type": "object", "properties": {"kind": {"type": "integer"}}}, [(".properties[kind].type", STRUCTURE)]),
        ({"type": "object", "additionalProperties": True}, [(".additionalProperties", STRUCTURE)]),
        ({"type": "array", "items": {"type": "string"}}, [(".type", STRUCTURE)]),
        ({"type": "object", "nullable": True}, [(".nullable", "roots_of_schemas_are_plain")]),
        ({"type": "object", "anyOf": [{"required": ["a"]}]}, []),
    ],
)
def test_the_root_of_a_schema(root: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(with_schema(root)) == below(ROOT, refused)


def test_a_status_apart_leaves_little_room_at_the_root() -> None:
    schema = {"type": "object", "anyOf": [{"required": ["a"]}]}

    assert refusals(with_schema(schema, subresources={"status": {}})) == [(ROOT, "roots_of_schemas_are_plain")]


def test_schemas_of_several_versions_have_paths_of_their_own_where_they_differ() -> None:
    other = {**VERSION, "name": "v2", "storage": False, "schema": {"openAPIV3Schema": {"type": "string"}}}

    assert refusals(definition(versions=[VERSION, other])) == [
        ("spec.versions[1].schema.openAPIV3Schema.type", STRUCTURE)
    ]


COLUMNS = "columns_of_custom_resources_are_complete"
SCALES = "scales_of_custom_resources_are_in_spec_and_status"


@pytest.mark.parametrize(
    ("version", "refused"),
    [
        ({"schema": {}}, [("versions[0].schema.openAPIV3Schema", "versions_of_custom_resources_have_a_schema")]),
        (
            {"name": "V1"},
            [
                ("version", "versions_of_custom_resources_are_named"),
                ("versions[0].name", "versions_of_custom_resources_are_named"),
            ],
        ),
        (
            {"deprecated": True, "deprecationWarning": "a\tb"},
            [("versions[0].deprecationWarning", "warnings_of_versions_are_short_lines")],
        ),
        (
            {"additionalPrinterColumns": [{}]},
            [
                ("additionalPrinterColumns[0].name", COLUMNS),
                ("additionalPrinterColumns[0].type", COLUMNS),
                ("additionalPrinterColumns[0].JSONPath", COLUMNS),
            ],
        ),
        (
            {"subresources": {"scale": {"labelSelectorPath": ".metadata.a"}}},
            [
                ("subresources.scale.specReplicasPath", SCALES),
                ("subresources.scale.statusReplicasPath", SCALES),
                ("subresources.scale.labelSelectorPath", SCALES),
            ],
        ),
    ],
)
def test_a_version_of_a_custom_resource(version: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert sorted(refusals(definition(versions=[{**VERSION, **version}]))) == sorted(below("spec.", refused))


CONVERSION = "conversions_have_a_strategy"
HOOK = {"conversionReviewVersions": ["v1"], "clientConfig": {"url": "https://hooks.example.com"}}


@pytest.mark.parametrize(
    ("conversion", "refused"),
    [
        ({"strategy": "None"}, []),
        ({"strategy": "Webhook", "webhook": HOOK}, []),
        ({}, [("strategy", CONVERSION)]),
        (
            {"strategy": "None", "webhook": HOOK},
            [
                ("conversionReviewVersions", CONVERSION),
                ("webhookClientConfig", CONVERSION),
            ],
        ),
        ({"strategy": "Webhook", "webhook": {**HOOK, "clientConfig": {}}}, [("webhookClientConfig", CONVERSION)]),
        (
            {"strategy": "Webhook", "webhook": {**HOOK, "clientConfig": {"url": "http://a"}}},
            [("webhookClientConfig.url", CONVERSION)],
        ),
        (
            {
                "strategy": "Webhook",
                "webhook": {**HOOK, "clientConfig": {"service": {"name": "a", "namespace": "b", "port": 0}}},
            },
            [("webhookClientConfig.service.port", CONVERSION)],
        ),
        (
            {"strategy": "Webhook", "webhook": {"clientConfig": HOOK["clientConfig"]}},
            [("conversionReviewVersions", CONVERSION)],
        ),
    ],
)
def test_a_conversion(conversion: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert sorted(refusals(definition(conversion=conversion))) == below("spec.conversion.", refused)


def test_names_and_group_of_a_custom_resource() -> None:
    assert refusals(definition(names={"plural": "cakes"})) == below(
        "spec.names.", [(name, "custom_resources_have_names") for name in ("singular", "kind", "listKind")]
    )
    assert refusals(definition(names={"plural": "cakes", "kind": "Cake", "listKind": "Cake"})) == [
        ("spec.names.listKind", "other_names_of_custom_resources_are_lower_case")
    ]
    place = ("metadata.annotations[api-approved.kubernetes.io]", "groups_of_kubernetes_are_approved")
    assert refusals(definition(group="a.k8s.io")) == [place]
    approved = {"api-approved.kubernetes.io": "https://example.com/pull/1"}
    assert refusals(definition(group="a.k8s.io", annotations=approved)) == []
    assert refusals(definition(group="a.k8s.io", annotations={"api-approved.kubernetes.io": "yes"})) == [place]


def test_api_services() -> None:
    spec = {"group": "a.example.com", "version": "v1", "groupPriorityMinimum": 1, "versionPriority": 1}
    metadata = {"name": "v1.a.example.com"}
    server = "api_services_have_a_server"

    assert refusals(of_kind("APIService", metadata=metadata, spec=spec)) == []
    assert refusals(of_kind("APIService", metadata=metadata, spec={**spec, "insecureSkipTLSVerify": True})) == [
        ("spec.insecureSkipTLSVerify", server)
    ]
    both = {
        "insecureSkipTLSVerify": True,
        "caBundle": "YQ==",
        "service": {"name": "a", "namespace": "b", "port": 70000},
    }
    assert refusals(of_kind("APIService", metadata=metadata, spec={**spec, **both})) == [
        ("spec.insecureSkipTLSVerify", server),
        ("spec.service.port", server),
    ]
