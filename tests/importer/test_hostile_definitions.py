"""Whatever a definition says, what is written is Python that does nothing but define classes and tables."""

from __future__ import annotations

import ast
import keyword
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from cdk8s_pods.importer import modules_of, package_of
from cdk8s_pods.importer.names import argument_names, class_name, field_names, module_name, package_path
from cdk8s_pods.schema.custom import Definition

#: Pieces that end texts, start code, hide, or are no names.
PIECES = st.sampled_from(
    [
        *['"""', "'''", '"', "'", "\\", "\n", "\r", "\x00", "\x1b[31m", "\u202e", "\ud800", "é", "\u2028", " ", "#"],
        *["__import__('os').system('true')", "class", "def", "None", "self", "0", "_", "-", ".", "/", "$", "a", "B"],
        *[
            "{",
            "}",
            "IPs",
            "__class__",
            "__init__",
            "Value",
            "Construct",
            "str",
            "Any",
            "%s",
            "{x}",
            "\\N{DEGREE SIGN}",
        ],
        ")):\n    pass\n",
    ]
)
TEXTS = st.lists(PIECES, max_size=6).map("".join)
NAMES = TEXTS | st.sampled_from(
    ["spec", "getX", "fooBar", "foo_bar", "metadata", "status", "scope", "id", "from", "int"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.sampled_from([10**300, -(10**300)])
WORDS = st.sampled_from(
    [
        "type",
        "description",
        "default",
        "enum",
        "pattern",
        "format",
        "required",
        "minimum",
        "items",
        "additionalProperties",
    ]
)


def schemas() -> st.SearchStrategy[dict[str, Any]]:
    """Schemas of any shape, most of them with properties of odd names."""
    plain = st.fixed_dictionaries(
        {"type": st.sampled_from(["string", "integer", "boolean", "number", "object", "array", "odd"])},
        optional={
            "description": TEXTS,
            "enum": st.lists(SCALARS, max_size=3),
            "default": SCALARS,
            "pattern": TEXTS,
            "maximum": SCALARS,
            "x-kubernetes-int-or-string": st.booleans(),
        },
    )
    return st.recursive(
        plain,
        lambda inner: (
            st.fixed_dictionaries(
                {"type": st.sampled_from(["object", "array"]), "description": TEXTS},
                optional={
                    "properties": st.dictionaries(NAMES, inner, max_size=4),
                    "items": inner,
                    "additionalProperties": inner | st.booleans(),
                    "required": st.lists(NAMES, max_size=3),
                    "oneOf": st.lists(inner, max_size=2),
                    "x-kubernetes-preserve-unknown-fields": st.booleans(),
                },
            )
            | st.dictionaries(WORDS, SCALARS | inner, max_size=4)
        ),
        max_leaves=8,
    )


def definition(kind: str, group: str, version: str, schema: Any) -> Any:
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "spec": {
            "group": group,
            "names": {"kind": kind},
            "versions": [
                {"name": version, "deprecated": True, "deprecationWarning": kind, "schema": {"openAPIV3Schema": schema}}
            ],
        },
    }


#: All that a written module consists of; the one function is the constructor of the construct.
STATEMENTS = (ast.Expr, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.If, ast.ClassDef)


def assert_only_defines(text: str) -> None:
    tree = ast.parse(text)
    for statement in tree.body:
        assert isinstance(statement, STATEMENTS), ast.dump(statement)
        if isinstance(statement, ast.ImportFrom):
            assert statement.module in ("__future__", "constructs", "cdk8s_pods.imported")
        if isinstance(statement, ast.ClassDef):
            for inside in statement.body:
                assert isinstance(inside, (ast.Expr, ast.AnnAssign, ast.FunctionDef)), ast.dump(inside)
                if isinstance(inside, ast.Expr):
                    assert isinstance(inside.value, ast.Constant)
                    assert isinstance(inside.value.value, str)
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)} - {
        "super",
        "emitted",
        "lazy_exports",
        "written_for",
    }
    assert names <= {"Kind", "Kind_"}
    assert {call.attr for call in calls if isinstance(call, ast.Attribute)} <= {"__init__"}
    assert all(line.isprintable() for line in text.split("\n"))
    assert text.isascii() or text.encode()


@settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(NAMES, NAMES, NAMES, schemas())
def test_any_definition_is_written_as_python_that_only_defines(
    kind: str, group: str, version: str, schema: dict[str, Any]
) -> None:
    manifest = definition(kind, group, version, {"type": "object", "properties": {"spec": schema, kind: schema}})
    found = Definition.of(manifest)
    for written in modules_of(found) if found else ():
        for text in written.modules.values():
            assert_only_defines(text)
        package = package_of(group, written.modules)
        compile(package, "package", "exec")


@settings(max_examples=200, deadline=None, database=None)
@given(st.lists(NAMES, max_size=8, unique=True))
def test_any_names_become_different_identifiers_whatever_their_order(keys: list[str]) -> None:
    for names in (field_names(keys), argument_names(keys)):
        assert len(set(names.values())) == len(keys)
        assert all(name.isidentifier() and not keyword.iskeyword(name) and name.isascii() for name in names.values())
    assert field_names(keys) == field_names(keys[::-1])


@settings(max_examples=100, deadline=None, database=None)
@given(NAMES, NAMES)
def test_any_kind_version_and_group_become_identifiers(one: str, other: str) -> None:
    names = [class_name(one), module_name(one, other), *package_path(one)]

    assert all(name.isidentifier() and name.isascii() and not keyword.iskeyword(name) for name in names)
    assert module_name(one, other).startswith("_")


NAMED = {
    "podIPs": "pod_ips",
    "clusterIPs": "cluster_ips",
    "dnsNames": "dns_names",
    "dns01": "dns01",
    "repoURL": "repo_url",
    "serviceAccountJWT": "service_account_jwt",
    "HTTPRoute": "http_route",
    "s3BucketARN": "s3_bucket_arn",
    "getInterval": "get_interval",
    "keep_firing_for": "keep_firing_for",
    "x-kubernetes-flag": "x_kubernetes_flag",
    "$ref": "ref",
    "from": "from_",
    "str": "str_",
    "replace": "replace_",
    "1password": "field_1password",
    "é": "field",
    "": "field",
}


@pytest.mark.parametrize(("key", "name"), NAMED.items())
def test_a_field_has_the_name_that_python_gives_it(key: str, name: str) -> None:
    assert field_names([key]) == {key: name}


def test_of_fields_that_meet_the_one_in_camel_case_keeps_the_name() -> None:
    assert field_names(["foo_bar", "fooBar", "foo-bar"]) == {
        "fooBar": "foo_bar",
        "foo-bar": "foo_bar_",
        "foo_bar": "foo_bar__",
    }
