"""Whether two manifests are equal as data: where null and absent, and 1 and 1.0, are the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cdk8s_pods.issues import FieldPath

if TYPE_CHECKING:
    from collections.abc import Iterator


def as_data(value: Any) -> Any:
    """A JSON value without the fields that are null, and with whole numbers as such."""
    if isinstance(value, dict):
        return {key: as_data(each) for key, each in value.items() if each is not None}
    if isinstance(value, (list, tuple)):
        return [as_data(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def canonical(value: Any) -> str:
    """A text that is the same for all that is equal as data, and for nothing else."""
    return json.dumps(as_data(value), sort_keys=True)


def differences(wanted: Any, found: Any, at: FieldPath | None = None) -> Iterator[str]:
    """Where two manifests differ: each place with what is wrong there, and nothing of what stands there.

    Args:
        wanted: The manifest as it is in the input.
        found: The manifest as it came out.
        at: The path of both.
    """
    at = at or FieldPath()
    wanted, found = as_data(wanted), as_data(found)
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key in (*wanted, *(key for key in found if key not in wanted)):
            inner = at.child(key)
            if key not in found:
                yield f"{inner} is missing"
            elif key not in wanted:
                yield f"{inner} was added"
            else:
                yield from differences(wanted[key], found[key], inner)
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for position, (one, other) in enumerate(zip(wanted, found, strict=True)):
            yield from differences(one, other, at.index(position))
    elif type(wanted) is not type(found) or wanted != found:
        yield f"{at} is another value" if at.steps else "it is something else"
