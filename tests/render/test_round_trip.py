"""Manifests that a real API server accepted become values and render back equal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cdk8s_pods import model
from cdk8s_pods.schema import KINDS, TYPES

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(CORPUS.glob("api-server-*.jsonl"))


def without_nulls(plain: Any) -> Any:
    """``plain`` without what is null, which means "not written" to the server and to us."""
    if isinstance(plain, dict):
        return {key: without_nulls(element) for key, element in plain.items() if element is not None}
    if isinstance(plain, list):
        return [without_nulls(element) for element in plain]
    return plain


def parts(manifest: dict[str, Any]) -> list[tuple[str, Any]]:
    """The metadata and the spec of an object, each with the type that models it."""
    spec = TYPES[manifest["kind"]]["spec"].removesuffix("!")
    return [(name, manifest[key]) for key, name in (("metadata", "ObjectMeta"), ("spec", spec)) if key in manifest]


@pytest.mark.skipif(not FILES, reason="the corpus of manifests is not beside this checkout")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_accepted_manifests_render_back_equal(file: Path) -> None:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    accepted = [row for row in rows if row["accepted"] and row["manifest"]["kind"] in KINDS.values()]
    differing = [
        f"{row['id']} ({type_name})"
        for row in accepted
        for type_name, part in parts(row["manifest"])
        if getattr(model, type_name).from_manifest(part).to_manifest() != without_nulls(part)
    ]

    assert len(accepted) > 20
    assert differing == []
