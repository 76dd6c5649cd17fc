"""The model holds exactly what Kubernetes publishes; so does the table of types it is read with."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from typing import Any

import pytest

from cdk8s_pods import model
from cdk8s_pods.model import objects
from cdk8s_pods.model.field import Constructor
from cdk8s_pods.schema.tables import TYPES as ALL_TYPES
from cdk8s_pods.schema.types import REMOVED, SINCE, TYPES, VERSIONS as KNOWN_VERSIONS

from .published_schemas import (
    FILLED_BY_THE_SERVER,
    VERSIONS,
    WORKLOADS,
    Field,
    coverage,
    missing_from_model,
    types_of_kinds,
)

MODEL_TYPES = {
    name: value_type
    for package in (model, objects)
    for name in package.__all__
    if isinstance(value_type := getattr(package, name), type)
    and issubclass(value_type, model.Value)
    and value_type is not model.Value
}


def newest_fields() -> dict[str, dict[str, Field]]:
    """Every type and field of any version, as the newest version that has it publishes it."""
    merged: dict[str, dict[str, Field]] = {}
    for version in VERSIONS:
        for name, fields in types_of_kinds(version, without_status=True).items():
            merged.setdefault(name, {}).update(fields)
    return merged


@pytest.mark.parametrize("version", VERSIONS)
def test_the_model_has_every_published_field(version: str, capsys: pytest.CaptureFixture[str]) -> None:
    missing = missing_from_model(version)

    with capsys.disabled():
        # Not standard output, which a run on several processes swallows.
        print(f"\nmodel: {coverage(version)}", file=sys.stderr)  # noqa: T201 - the figure is what is asked for
    assert missing == []


def test_every_type_and_field_of_the_model_is_published() -> None:
    published = newest_fields()
    unknown = [name for name in MODEL_TYPES if name not in published]
    unknown += [
        f"{name}.{key}"
        for name in MODEL_TYPES
        for key in MODEL_TYPES[name].__names__
        if key not in published.get(name, {})
    ]

    assert unknown == []


def test_the_model_requires_what_the_schemas_require() -> None:
    published = newest_fields()
    differing = {
        name: difference
        for name in MODEL_TYPES
        if (
            difference := {MODEL_TYPES[name].__manifest_keys__[field] for field in MODEL_TYPES[name].__required__}
            ^ {key for key, field in published[name].items() if field.required}
        )
    }

    assert differing == {}


def test_no_version_requires_a_field_that_another_leaves_open() -> None:
    published = newest_fields()
    differing = [
        f"{name}.{key} in {version}"
        for version in VERSIONS
        for name, fields in types_of_kinds(version, without_status=True).items()
        for key, field in fields.items()
        if field != published[name][key]
    ]

    assert differing == []


PYTHON_TYPES = {
    "string": "str",
    "boolean": "bool",
    "int32": "int",
    "int64": "int",
    "IntOrString": "IntOrString",
    "Quantity": "Quantity",
    "Time": "Time",
    "FieldsV1": "Mapping[str, Any]",
    "byte": "str",
}


def annotation_of(kind: str) -> str:
    """How the model annotates what the schema calls ``kind``."""
    if kind.startswith("["):
        return f"Sequence[{annotation_of(kind[1:-1])}]"
    if kind.startswith("{"):
        return f"Mapping[str, {annotation_of(kind[1:-1])}]"
    return PYTHON_TYPES.get(kind, kind)


def held_type(value_type: type[Any], name: str) -> str:
    """What a field holds, as its annotation says: without short forms, with enumerations as plain text."""
    constructor = value_type.__dict__.get(name)
    if isinstance(constructor, Constructor):
        # What a field that is a constructor too holds stands in the base of its class: Constructor[Held, Owner].
        (statement,) = ast.parse(inspect.getsource(type(constructor))).body
        assert isinstance(statement, ast.ClassDef)
        (base,) = statement.bases
        return ast.unparse(base).removeprefix("Constructor[").partition(",")[0].strip("\"'")
    annotation = str(value_type.__annotations__[name])
    if annotation.startswith(("Short[", "RequiredShort[")):
        short = ast.parse(annotation, mode="eval").body
        assert isinstance(short, ast.Subscript)
        assert isinstance(short.slice, ast.Tuple)
        annotation = ast.unparse(short.slice.elts[1])
    annotation = re.sub(r"Literal\[.*?\]|AccessMode|HostPathType|QuotaScope", "str", annotation)
    return annotation.removesuffix(" | None")


@pytest.mark.parametrize("name", MODEL_TYPES)
def test_fields_are_annotated_as_the_schemas_type_them(name: str) -> None:
    value_type = MODEL_TYPES[name]
    published = newest_fields()[name]
    annotated = {key: held_type(value_type, field) for key, field in value_type.__names__.items()}

    assert annotated == {key: annotation_of(published[key].kind) for key in annotated}


def test_only_required_fields_lack_a_default() -> None:
    optional_without = [
        f"{name}.{field}"
        for name in MODEL_TYPES
        for field, annotation in MODEL_TYPES[name].__annotations__.items()
        if field not in MODEL_TYPES[name].__required__
        and not str(annotation).endswith("| None")
        and not str(annotation).startswith("Short[")
        and not isinstance(MODEL_TYPES[name].__dict__.get(field), Constructor)
    ]

    assert optional_without == []


def table_of(version: str) -> dict[str, dict[str, str]]:
    """The generated table cut down to what it says a version has, without what is required."""

    def number(text: str) -> tuple[int, ...]:
        return tuple(map(int, text.split(".")))

    def exists(field: str) -> bool:
        since, removed = SINCE.get(field, VERSIONS[0]), REMOVED.get(field)
        return number(since) <= number(version) and (removed is None or number(version) < number(removed))

    return {
        name: {key: kind.removesuffix("!") for key, kind in fields.items() if exists(f"{name}.{key}")}
        for name, fields in TYPES.items()
    }


def test_the_table_knows_the_versions_that_are_tested() -> None:
    assert KNOWN_VERSIONS == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_the_table_agrees_with_the_published_schemas(version: str) -> None:
    published = {
        name: {key: field.kind for key, field in fields.items()}
        for name, fields in types_of_kinds(version, without_status=False, kinds=WORKLOADS).items()
    }
    # A type that the version lacks has no field left in it; one without any fields is in the table for all versions.
    table = {name: fields for name, fields in table_of(version).items() if fields or name in published}

    assert table == published


def test_the_table_requires_what_the_newest_schemas_require() -> None:
    newest: dict[str, dict[str, Field]] = {}
    for version in VERSIONS:
        for name, fields in types_of_kinds(version, without_status=False, kinds=WORKLOADS).items():
            newest.setdefault(name, {}).update(fields)
    required = {f"{name}.{key}" for name, fields in newest.items() for key, field in fields.items() if field.required}
    in_table = {f"{name}.{key}" for name, fields in TYPES.items() for key, kind in fields.items() if kind[-1] == "!"}

    assert in_table == required


def test_fields_that_a_server_fills_in_are_required_by_no_newer_schema() -> None:
    fields = [field.split(".") for field in FILLED_BY_THE_SERVER]
    still_open = [f"{name}.{key}" for name, key in fields if ALL_TYPES[name][key][-1] != "!"]

    assert still_open == list(FILLED_BY_THE_SERVER)
