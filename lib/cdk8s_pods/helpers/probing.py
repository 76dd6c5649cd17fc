"""How helpers are asked whether they have started."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import TypedDict

    class _Timing(TypedDict):
        period_seconds: int
        failure_threshold: int


#: Every second, because the main container waits for the answer; and for a minute, because an image may be slow.
STARTING: _Timing = {"period_seconds": 1, "failure_threshold": 60}
