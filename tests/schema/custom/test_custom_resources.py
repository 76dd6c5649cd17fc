"""A custom resource is held to its definition as the API server holds it."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods import IgnoredRule, Target, check


def definition(schema: dict[str, Any], /, *, scope: str = "Namespaced", **version: Any) -> dict[str, Any]:
    """The definition of a Backup whose ``spec`` has a schema."""
    whole = {"type": "object", "properties": {"spec": schema, "status": {"type": "object"}}}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": "backups.example.com"},
        "spec": {
            "group": "example.com",
            "scope": scope,
            "names": {"kind": "Backup", "plural": "backups"},
            "versions": [
                {"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": whole}, **version},
                {"name": "v0", "served": False, "storage": False, "schema": {"openAPIV3Schema": whole}},
            ],
        },
    }


def backup(spec: Any, **more: Any) -> dict[str, Any]:
    return {"apiVersion": "example.com/v1", "kind": "Backup", "metadata": {"name": "nightly"}, "spec": spec, **more}


def said(schema: dict[str, Any], spec: Any, **more: Any) -> list[str]:
    target = Target(crds=[definition(schema)])
    return [f"{issue.path}: {issue.message}" for issue in check(backup(spec, **more), target=target)]


def of(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


STRING, INTEGER = {"type": "string"}, {"type": "integer"}
INT_OR_STRING = {"x-kubernetes-int-or-string": True, "anyOf": [{"type": "integer"}, {"type": "string"}]}
KEYED = {
    "type": "array",
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": ["name", "protocol"],
    "items": of(name=STRING, protocol={"type": "string", "default": "TCP"}),
}
EMBEDDED = {"type": "object", "x-kubernetes-embedded-resource": True, "x-kubernetes-preserve-unknown-fields": True}
EITHER = {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}

GOOD = {
    "nothing": (of(a=STRING), {}),
    "a whole float for an integer": (of(a=INTEGER), {"a": 2.0}),
    "an integer for a number": (of(a={"type": "number"}), {"a": 2}),
    "either of int-or-string": (of(a=INT_OR_STRING, b=INT_OR_STRING), {"a": 80, "b": "http"}),
    "null where nothing is written": (of(a=STRING), {"a": None}),
    "null where it may be": (of(a={"type": "string", "nullable": True}), {"a": None}),
    "a required field with a default": ({**of(a={"type": "string", "default": "x"}), "required": ["a"]}, {}),
    "a null that a default takes the place of": (
        {**of(a={"type": "string", "default": "x"}), "required": ["a"]},
        {"a": None},
    ),
    "unknown fields where they are kept": (
        {"type": "object", "x-kubernetes-preserve-unknown-fields": True},
        {"any": [{"thing": 1}]},
    ),
    "anything without a type": (of(a={"x-kubernetes-preserve-unknown-fields": True}), {"a": [1, "b", {"c": None}]}),
    "an entry of a map": ({"type": "object", "additionalProperties": INTEGER}, {"any": 1, "other": 2}),
    "keys that differ by a default": (of(a=KEYED), {"a": [{"name": "x"}, {"name": "x", "protocol": "UDP"}]}),
    "one of two": ({**of(a=STRING, b=STRING), **EITHER}, {"a": "x"}),
    "an embedded object": (of(a=EMBEDDED), {"a": {"apiVersion": "v1", "kind": "Pod", "spec": {"any": 1}}}),
    "a format that the server does not know": (of(a={"type": "string", "format": "quantity"}), {"a": "?"}),
    "a pattern that only Go reads": (of(a={"type": "string", "pattern": r"^\p{L}+$"}), {"a": "1"}),
    "a pattern somewhere in the text": (of(a={"type": "string", "pattern": "b"}), {"a": "abc"}),
    "a condition in CEL": (
        {**of(a=INTEGER), "x-kubernetes-validations": [{"rule": "self.a > 1", "message": "no"}]},
        {"a": 0},
    ),
}

BAD = {
    "an unknown field": (of(name=STRING), {"nmae": "x"}, 'spec.nmae: strict decoding error: unknown field "spec.nmae"'),
    "a field of an object without fields": (
        {"type": "object"},
        {"a": 1},
        'spec.a: strict decoding error: unknown field "spec.a"',
    ),
    "a wrong type": (of(a=STRING), {"a": 1}, "spec.a: Invalid value: 1: must be a string"),
    "a boolean for a number": (of(a=INTEGER), {"a": True}, "spec.a: Invalid value: true: must be an integer"),
    "a text for a list": (
        of(a={"type": "array", "items": STRING}),
        {"a": "x"},
        'spec.a: Invalid value: "x": must be a list',
    ),
    "null in a list": (
        of(a={"type": "array", "items": STRING}),
        {"a": [None]},
        "spec.a[0]: Invalid value: null: must be a string",
    ),
    "neither of int-or-string": (
        of(a=INT_OR_STRING),
        {"a": 1.5},
        "spec.a: Invalid value: 1.5: must be an integer or a string",
    ),
    "a missing field": ({**of(a=STRING), "required": ["a"]}, {}, "spec.a: Required value"),
    "another word": (
        of(a={"type": "string", "enum": ["x", "y"]}),
        {"a": "z"},
        'spec.a: Unsupported value: "z": supported values: "x", "y"',
    ),
    "another number": (
        of(a={"type": "integer", "enum": [1, 2]}),
        {"a": 3},
        "spec.a: Unsupported value: 3: supported values: 1, 2",
    ),
    "beyond the least": (
        of(a={"type": "integer", "minimum": 1}),
        {"a": 0},
        "spec.a: Invalid value: 0: must be greater than or equal to 1",
    ),
    "at a bound that is excluded": (
        of(a={"type": "number", "maximum": 1, "exclusiveMaximum": True}),
        {"a": 1.0},
        "spec.a: Invalid value: 1.0: must be less than 1",
    ),
    "no multiple": (
        of(a={"type": "integer", "multipleOf": 5}),
        {"a": 7},
        "spec.a: Invalid value: 7: must be a multiple of 5",
    ),
    "too wide": (
        of(a={"type": "integer", "format": "int32"}),
        {"a": 1 << 31},
        "spec.a: Invalid value: 2147483648: must be an integer of 32 bits",
    ),
    "too long": (
        of(a={"type": "string", "maxLength": 2}),
        {"a": "abc"},
        "spec.a: Too long: may not be more than 2 characters",
    ),
    "too short": (
        of(a={"type": "string", "minLength": 1}),
        {"a": ""},
        'spec.a: Invalid value: "": must have at least 1 character',
    ),
    "too many items": (
        of(a={"type": "array", "items": STRING, "maxItems": 1}),
        {"a": ["x", "y"]},
        "spec.a: Too many: 2: must have at most 1 items",
    ),
    "too few entries": (
        {"type": "object", "additionalProperties": STRING, "minProperties": 1},
        {},
        "spec: Invalid value: {}: must have at least 1 entry",
    ),
    "no match": (
        of(a={"type": "string", "pattern": "^[a-z]+$"}),
        {"a": "x\n"},
        "spec.a: Invalid value: \"x\\n\": must match '^[a-z]+$'",
    ),
    "no match in Go's classes": (
        of(a={"type": "string", "pattern": r"^[[:upper:]]\z"}),
        {"a": "x"},
        "spec.a: Invalid value: \"x\": must match '^[[:upper:]]\\z'",
    ),
    "a repeated item of a set": (
        of(a={"type": "array", "x-kubernetes-list-type": "set", "items": STRING}),
        {"a": ["x", "y", "x"]},
        'spec.a[2]: Duplicate value: "x"',
    ),
    "a repeated key, one of them a default": (
        of(a=KEYED),
        {"a": [{"name": "x"}, {"name": "x", "protocol": "TCP"}]},
        'spec.a[1]: Duplicate value: {"name": "x", "protocol": "TCP"}',
    ),
    "none of two": (
        {**of(a=STRING, b=STRING), **EITHER},
        {},
        "spec: Invalid value: {}: must have exactly one of a, b",
    ),
    "both of two": (
        {**of(a=STRING, b=STRING), **EITHER},
        {"a": "x", "b": "y"},
        'spec: Invalid value: {"a": "x", "b": "y"}: must have exactly one of a, b, and has 2',
    ),
    "both of two that exclude each other": (
        {
            **of(a=STRING, b=STRING),
            "oneOf": [
                {"not": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}},
                {"required": ["a"]},
                {"required": ["b"]},
            ],
        },
        {"a": "x", "b": "y"},
        'spec: Invalid value: {"a": "x", "b": "y"}: must have at most one of a, b, and has 2',
    ),
    "none of several alternatives": (
        of(a={"type": "string", "anyOf": [{"pattern": "^x"}, {"maxLength": 1}]}),
        {"a": "abc"},
        'spec.a: Invalid value: "abc": must fit at least one of the 2 alternatives of its schema (anyOf)',
    ),
    "what must not be": (
        {**of(a=STRING), "not": {"required": ["a"]}},
        {"a": "x"},
        'spec: Invalid value: {"a": "x"}: must not have a',
    ),
    "an embedded object that does not say what it is": (
        of(a=EMBEDDED),
        {"a": {"apiVersion": "v1"}},
        "spec.a.kind: Required value",
    ),
    "an entry of a map": (
        {"type": "object", "additionalProperties": INTEGER},
        {"x": "1"},
        'spec[x]: Invalid value: "1": must be an integer',
    ),
}


@pytest.mark.parametrize(("schema", "spec"), GOOD.values(), ids=GOOD)
def test_what_a_schema_allows_is_not_refused(schema: dict[str, Any], spec: Any) -> None:
    assert said(schema, spec) == []


@pytest.mark.parametrize(("schema", "spec", "expected"), BAD.values(), ids=BAD)
def test_what_a_schema_forbids_is_named_with_its_path(schema: dict[str, Any], spec: Any, expected: str) -> None:
    assert said(schema, spec) == [expected]


FORMATS = {
    "byte": ("aGk=", "h"),
    "cidr": ("10.0.0.0/8", "10.0.0.0/33"),
    "date": ("2024-02-29", "2023-02-29"),
    "date-time": ("2024-05-17T09:30:00.5+02:00", "2024-05-17 09:30:00"),
    "duration": ("1h30m", "soon"),
    "email": ("a@example.com", "example.com"),
    "hostname": ("www.example.com", "-a.example.com"),
    "ipv4": ("10.0.0.1", "10.0.0.256"),
    "ipv6": ("fd00::1", "10.0.0.1"),
    "k8s-short-name": ("web-1", "Web"),
    "mac": ("02:00:5e:10:00:00", "02:00"),
    "uri": ("https://example.com", "example.com"),
    "uuid": ("123e4567-e89b-12d3-a456-426614174000", "123e4567"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_text_has_the_format_that_its_schema_says(name: str) -> None:
    good, bad = FORMATS[name]
    schema = of(a={"type": "string", "format": name})

    assert said(schema, {"a": good}) == []
    assert [text.partition(": must be ")[0] for text in said(schema, {"a": bad})] == [f'spec.a: Invalid value: "{bad}"']


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|aa)+$", "^((a+)+)+$", "(x+x+)+y"])
def test_no_pattern_takes_long(pattern: str) -> None:
    assert said(of(a={"type": "string", "pattern": pattern}), {"a": "a" * 5000 + "!"}) == []
    said(of(a={"type": "string", "pattern": pattern}), {"a": "a" * 20 + "!"})


def test_no_depth_of_alternatives_takes_long() -> None:
    schema: dict[str, Any] = {"maxLength": 0}
    for _ in range(60):
        schema = {"anyOf": [schema]}

    assert len(said(of(a={"type": "string", **schema}), {"a": "x"})) == 1


def test_a_version_that_is_not_served_is_refused_with_those_that_are() -> None:
    target = Target(crds=[definition(of())])
    issues = check({**backup({}), "apiVersion": "example.com/v0"}, target=target)

    assert [str(issue.message) for issue in issues] == [
        'no kind "Backup" is registered for version "example.com/v0": it is served as example.com/v1'
    ]


def test_a_deprecated_version_and_a_namespace_of_an_object_of_the_cluster_are_advice() -> None:
    target = Target(crds=[definition(of(), scope="Cluster", deprecated=True, deprecationWarning="use v2")])
    issues = check(backup({}, metadata={"name": "nightly", "namespace": "shop"}), target=target)

    assert [(issue.path, issue.category) for issue in issues] == [
        ("apiVersion", "advice"),
        ("metadata.namespace", "advice"),
    ]


def test_the_metadata_of_a_custom_resource_is_checked_like_that_of_any_object() -> None:
    target = Target(crds=[definition(of())])
    issues = check(backup({}, metadata={"name": "Nightly", "labels": {"a b": "c"}, "lables": {}}), target=target)

    assert [issue.path for issue in issues] == ["metadata.name", "metadata.labels", "metadata.lables"]


def test_a_status_that_is_written_apart_is_not_looked_at() -> None:
    schema = {"type": "object", "properties": {"status": {"type": "object", "properties": {"ready": STRING}}}}
    written = definition(of(), subresources={"status": {}}, schema={"openAPIV3Schema": schema})
    manifest = {key: value for key, value in backup({}).items() if key != "spec"} | {"status": {"ready": 3}}

    assert check(manifest, target=Target(crds=[written])) == []


def test_unknown_fields_are_kept_where_a_definition_of_old_says_so() -> None:
    written = {**definition(of()), "apiVersion": "apiextensions.k8s.io/v1beta1"}

    assert check(backup({"any": 1}), target=Target(crds=[written])) == []


def test_without_a_definition_a_custom_resource_is_left_alone() -> None:
    assert check(backup({"any": 1}), target=Target(crds=[])) == []


def test_what_the_rules_about_its_pods_tell_is_told_once() -> None:
    container = of(name=STRING, image=STRING)
    pods = of(spec=of(containers={"type": "array", "items": container}))
    written = definition(of(template=pods))
    target = Target(crds=[written], templates={"example.com/Backup": "spec.template"})
    template = {"spec": {"containers": [{"name": "web", "imgae": "nginx:1.29", "image": "nginx:1.29"}]}}
    issues = check(backup({"template": template}), target=target, advice=False)

    assert [(issue.path, issue.remedy) for issue in issues] == [
        ("spec.template.spec.containers[0].imgae", 'did you mean "image"?')
    ]


def test_a_rule_is_turned_off_for_one_custom_resource() -> None:
    ignored = IgnoredRule("custom_resources_fit_their_schema", "a test", kind="Backup", name="nightly")
    target = Target(crds=[definition(of(a=STRING))], ignore=[ignored])

    assert check(backup({"a": 1}), target=target) == []


def test_definitions_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="crds takes manifests of CustomResourceDefinitions"):
        Target(crds=[{"kind": "Pod"}])
