"""The report for programs: a JSON array, one element an object that comes, goes or changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from cdk8s_pods.updates.change import Change


def write_json(changes: Sequence[Change], out: TextIO) -> None:
    """Write the array, one element a line."""
    # JSON's own escapes leave one control character out.
    elements = (json.dumps(_element(change), default=str).replace("\x7f", "\\u007f") for change in changes)
    text = ",\n".join(elements)
    out.write(f"[\n{text}\n]\n" if text else "[]\n")


def _element(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "namespace": change.namespace,
        "name": change.name,
        "change": change.what,
        "in_place": change.in_place,
        "causes": [
            {"path": str(cause.at), "rule": cause.rule, "message": _message(change, cause)}
            for cause in change.everything_told
        ],
    }


def _message(change: Change, cause: Any) -> str:
    remedy = cause.remedy or change.remedy
    return f"{cause.message}; {remedy}" if remedy else str(cause.message)
