"""Notes attached to a construct with `node.add_metadata`."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import require_optional_flag, require_optional_texts, require_text
from cdk8s_pods.engine.struct import Struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class MetadataEntry(Struct):
    """One note: its type, its data, and where it was made if that was asked for."""

    __module__ = "constructs"

    def __init__(self, *, data: Any, type: str, trace: Sequence[str] | None = None) -> None:  # official name
        require_text(type=type)
        require_optional_texts(trace=trace)
        super().__init__(data=data, type=type, trace=trace)


class MetadataOptions(Struct):
    """Whether and from where a note records the place it was made."""

    __module__ = "constructs"

    def __init__(
        self,
        *,
        stack_trace: bool | None = None,
        stack_trace_override: Sequence[str] | None = None,
        trace_from_function: Any = None,
    ) -> None:
        require_optional_flag(stack_trace=stack_trace)
        require_optional_texts(stack_trace_override=stack_trace_override)
        super().__init__(
            stack_trace=stack_trace,
            stack_trace_override=stack_trace_override,
            trace_from_function=trace_from_function,
        )
