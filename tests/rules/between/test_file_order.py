"""What others need is applied first."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import config_map, found_by, thing

RULE = "files_are_applied_after_what_they_need"
NAMESPACE = thing("v1", "Namespace", "front")
DEFINITION = thing(
    "apiextensions.k8s.io/v1",
    "CustomResourceDefinition",
    "shops.example.com",
    spec={"group": "example.com", "names": {"kind": "Shop", "plural": "shops"}},
)
SHOP = thing("example.com/v1", "Shop", "till")
CASES: dict[str, tuple[list[dict[str, Any]], tuple[str, ...], set[tuple[str, str, str]]]] = {
    "a Namespace in a later file": (
        [config_map("a", "front"), config_map("b", "front"), NAMESPACE],
        ("a.yaml", "b.yaml", "c.yaml"),
        {("ConfigMap/a", "metadata.namespace", "advice")},
    ),
    "a Namespace in an earlier file": ([NAMESPACE, config_map("a", "front")], ("a.yaml", "b.yaml"), set()),
    "a Namespace in the same file": ([NAMESPACE, config_map("a", "front")], ("a.yaml", "a.yaml"), set()),
    "a definition in a later file": ([SHOP, DEFINITION], ("a.yaml", "b.yaml"), {("Shop/till", "kind", "advice")}),
    "a definition in an earlier file": ([DEFINITION, SHOP], ("a.yaml", "b.yaml"), set()),
    "files nobody knows": ([config_map("a", "front"), NAMESPACE], (), set()),
}


@pytest.mark.parametrize(("objects", "files", "expected"), CASES.values(), ids=CASES)
def test_files_are_applied_after_what_they_need(
    objects: list[dict[str, Any]], files: tuple[str, ...], expected: set[Any]
) -> None:
    assert found_by(RULE, *objects, files=files) == expected
