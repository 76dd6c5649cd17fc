"""Times are those that RFC 3339 knows."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.schema.time import is_rfc3339

TIMES = [
    "2024-05-17T09:30:00Z",
    "2024-02-29T00:00:00Z",
    "2024-05-17T09:30:00.123456789Z",
    "2024-05-17T09:30:00+05:30",
    "0001-01-01T00:00:00-23:59",
]
NO_TIMES: list[Any] = [
    "",
    "2024-05-17",
    "2024-05-17 09:30:00Z",
    "2024-05-17T09:30:00",
    "2024-05-17t09:30:00z",
    "2024-5-17T09:30:00Z",
    "2024-13-01T00:00:00Z",
    "2023-02-29T00:00:00Z",
    "2100-02-29T00:00:00Z",
    "2024-05-17T24:00:00Z",
    "2024-05-17T09:60:00Z",
    "2024-05-17T09:30:60Z",
    "2024-05-17T09:30:00.Z",
    "2024-05-17T09:30:00+0530",
    "2024-05-17T09:30:00+25:00",
    "\uff12024-05-17T09:30:00Z",  # a digit two of full width
    1715938200,
    None,
]


@pytest.mark.parametrize("written", TIMES)
def test_a_time_is_one(written: str) -> None:
    assert is_rfc3339(written)


@pytest.mark.parametrize("written", NO_TIMES, ids=map(repr, NO_TIMES))
def test_anything_else_is_no_time(written: Any) -> None:
    assert not is_rfc3339(written)
