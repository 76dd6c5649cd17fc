"""Bytes in a manifest are read as Go reads them from JSON."""

from __future__ import annotations

from base64 import b64encode

import pytest
from hypothesis import given, strategies as st

from cdk8s_pods.schema.byte_strings import decoded, length_of
from cdk8s_pods.schema.scalars import is_bytes


@given(st.binary())
def test_base64_and_a_list_of_numbers_stand_for_the_same_bytes(content: bytes) -> None:
    text = b64encode(content).decode()
    wrapped = "\r\n".join(text[start : start + 4] for start in range(0, len(text), 4))

    for written in (text, wrapped, list(content)):
        assert is_bytes(written)
        assert decoded(written) == content
        assert length_of(written) == len(content)


@pytest.mark.parametrize("value", ["a", "a===", "ab c", 5, [256], [-1], ["a"], [True], {"a": 1}, None])
def test_other_values_are_no_bytes(value: object) -> None:
    assert not is_bytes(value)
