"""Writes what is changed of an object behind the back of its construct, as JSON patches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .code import Atom, Item, call, list_of, mapping_of
from .literals import json_code, text_literal

if TYPE_CHECKING:
    from .code import Code, Group
    from .notes import Notes
    from .parts import Patch

#: The class of cdk8s whose methods make them.
JSON_PATCH = "JsonPatch"


def written_patch(patch: Patch, notes: Notes) -> Group:
    """One patch, with the comments of what it says."""
    operation, steps, value = patch
    path = "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in steps)
    items = [Item("", Atom(text_literal(path)))]
    if operation != "remove":
        items.append(Item("", _noted(value, notes.at(*steps))))
    return call(f"{JSON_PATCH}.{operation}", items)


def _noted(value: Any, notes: Notes) -> Code:
    """A JSON value with the comments that belong to its parts."""
    if notes.is_empty:
        return json_code(value)
    if isinstance(value, dict) and value:
        return mapping_of(
            _noted_item(f"{text_literal(str(key))}: ", each, notes.at(key)) for key, each in value.items()
        )
    if isinstance(value, list) and value:
        return list_of(_noted_item("", each, notes.at(position)) for position, each in enumerate(value))
    return json_code(value)


def _noted_item(prefix: str, value: Any, notes: Notes) -> Item:
    above = notes.take_own()
    code = _noted(value, notes)
    return Item(prefix, code, (*above, *notes.take_all()))
