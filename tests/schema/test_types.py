"""The table of types says what the published OpenAPI schemas of every supported Kubernetes say."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from cdk8s_pods.schema import KINDS, VERSIONS, WORKLOADS, other_types, types

if TYPE_CHECKING:
    from types import ModuleType


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    pytest.importorskip("kubernetes_validate", reason="the published schemas are not installed")
    return import_module("tools.generate_schema")


def number(version: str) -> int:
    return int(version.partition(".")[2])


ALL_TYPES = {**types.TYPES, **other_types.TYPES}
SINCE = {**types.SINCE, **other_types.SINCE}
REMOVED = {**types.REMOVED, **other_types.REMOVED}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_has_exactly_the_fields_that_the_tables_give_it(generator: ModuleType, version: str) -> None:
    kinds = list(generator.all_kinds().values())
    published = {
        f"{kind}.{name}" for kind, fields in generator.reachable_types(version, kinds).items() for name in fields
    }
    told = {
        f"{kind}.{name}"
        for kind, fields in ALL_TYPES.items()
        for name in fields
        if number(SINCE.get(f"{kind}.{name}", "1.0")) <= number(version)
        and number(REMOVED.get(f"{kind}.{name}", "1.99")) > number(version)
    }

    assert told == published


def test_the_newest_version_has_the_types_that_the_tables_give(generator: ModuleType) -> None:
    kinds = list(generator.all_kinds().values())
    for kind, fields in generator.reachable_types(VERSIONS[-1], kinds).items():
        assert {name: ALL_TYPES[kind][name] for name in fields} == fields


def test_no_type_stands_in_both_tables() -> None:
    assert types.TYPES.keys().isdisjoint(other_types.TYPES)


def test_the_written_modules_are_what_the_generator_writes(generator: ModuleType) -> None:
    for name, text in generator.texts().items():
        assert (generator.FOLDER / f"{name}.py").read_text(encoding="utf-8") == text


def test_every_kind_is_a_type() -> None:
    assert set(KINDS.values()) <= set(ALL_TYPES)
    assert len(WORKLOADS) == 8
