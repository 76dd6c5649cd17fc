"""What an issue says is short and shows the value at fault."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.issues.message import invalid, quoted, required, unsupported


@pytest.mark.parametrize(
    ("value", "text"),
    [("a", '"a"'), ('"', '"\\""'), ("é", '"é"'), (1, "1"), (True, "true"), ({"a": ["b"]}, '{"a": ["b"]}'), ([], "[]")],
    ids=str,
)
def test_a_value_is_shown_as_it_stands_in_a_manifest(value: Any, text: str) -> None:
    assert quoted(value) == text


def test_a_long_value_is_cut() -> None:
    assert len(quoted("a" * 10_000)) == len(quoted("a" * 118)) == 120


def test_a_message_has_a_reason_a_value_and_a_requirement() -> None:
    assert str(invalid("x", "must be y")) == 'Invalid value: "x": must be y'
    assert str(unsupported("x", ("y", "z"))) == 'Unsupported value: "x": supported values: "y", "z"'


def test_a_missing_value_may_need_no_explanation() -> None:
    assert str(required()) == "Required value"
    assert str(required("at least one")) == "Required value: at least one"
