"""Changes to a document in the manner of JSON Patch (RFC 6902).

Operations are applied without checking that their paths exist, as the official modules do: removing what is not there
changes nothing, replacing what is not there adds it. A path through something that is not there fails.
"""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import require_all, require_text
from cdk8s_pods.engine.failures import FailedTest, ScriptFailure, ScriptTypeFailure, reported
from cdk8s_pods.engine.values import (
    LARGEST_INDEX,
    in_key_order,
    is_index,
    is_native,
    native,
    negative_zeros,
    plain_text,
    returned,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_MOST_DIGITS = 20
_BANNED = (
    "JSON-Patch: modifying `__proto__` or `constructor/prototype` prop is banned for security reasons, "
    "if this was on purpose, please set `banPrototypeModifications` flag false and pass it to this function. "
    "More info in fast-json-patch README"
)


class JsonPatch:
    """One change to a document. Paths are JSON pointers like `/spec/containers/0/image`; `-` is the end of a list."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.JsonPatch"
    __script_name__ = "JsonPatch"
    __slots__ = ("__patch_operation__",)

    __patch_operation__: tuple[str, str, Any]
    """Name, path, and the value or the path that the value comes from."""

    @classmethod
    def add(cls, path: str, value: Any) -> JsonPatch:
        """Set a field, or insert into a list before the index given."""
        return _operation("add", path, _native(value))

    @classmethod
    def __add_own__(cls, path: str, value: Any) -> JsonPatch:
        """Do what `add` does with a value that nobody changes later: it is copied only where it is not native."""
        return _operation("add", path, value if is_native(value) else _native(value))

    @classmethod
    def remove(cls, path: str) -> JsonPatch:
        """Remove a field or an item of a list."""
        return _operation("remove", path, None)

    @classmethod
    def replace(cls, path: str, value: Any) -> JsonPatch:
        """Set a field or an item of a list."""
        return _operation("replace", path, _native(value))

    @classmethod
    def copy(cls, from_: str, path: str) -> JsonPatch:
        """Copy a value from one place to another."""
        require_text(from_=from_)
        return _operation("copy", path, plain_text(from_))

    @classmethod
    def move(cls, from_: str, path: str) -> JsonPatch:
        """Move a value from one place to another."""
        require_text(from_=from_)
        return _operation("move", path, plain_text(from_))

    @classmethod
    def test(cls, path: str, value: Any) -> JsonPatch:
        """Let the whole patch fail unless there is this value."""
        return _operation("test", path, _native(value))

    @classmethod
    def apply(cls, document: Any, *ops: JsonPatch) -> Any:
        """Return the document with the changes made; the document given stays as it is."""
        require_all("ops", ops, JsonPatch, "cdk8s.JsonPatch")
        try:
            return returned(apply_patches(native(document), ops))
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__


def _operation(name: str, path: str, value: Any) -> JsonPatch:
    require_text(path=path)
    path = plain_text(path)
    patch = JsonPatch.__new__(JsonPatch)
    patch.__patch_operation__ = (name, path, value)
    return patch


def _native(value: Any) -> Any:
    """Return the native value as it comes out of JSON, which has no -0."""
    before = negative_zeros[0]
    result = native(value)
    return result if negative_zeros[0] == before else _without_negative_zeros(result)


def _without_negative_zeros(value: Any) -> Any:
    if type(value) is dict:
        return {key: _without_negative_zeros(item) for key, item in value.items()}
    if type(value) is list:
        return [_without_negative_zeros(item) for item in value]
    return 0 if type(value) is float and value == 0 else value


def apply_patches(document: Any, patches: Sequence[JsonPatch]) -> Any:
    """Apply changes to a document in place, and return it, or what a change of the whole document made of it.

    Raises:
        ScriptFailure: for a path through something that is not there, and a failed test.
    """
    last = len(patches) - 1
    for position, patch in enumerate(patches):
        name, path, value = patch.__patch_operation__
        if position < last and name in ("add", "replace"):
            # A later change could reach into the value, which other renderings of the document share.
            value = _copied(value)
        try:
            document = _apply(document, name, path, value, position)
        except _NothingThereFailure as failure:
            pointers = (value, path) if name in ("copy", "move") else (path,)
            raise ScriptTypeFailure(f"{failure}{_what_is_missing(document, pointers)}") from None
    return document


class _NothingThereFailure(ScriptTypeFailure):
    """A path goes through something that is not there."""


def _what_is_missing(document: Any, pointers: Sequence[str]) -> str:
    """Return which part of a path is not there and what to do about it, as the end of a sentence."""
    for pointer in pointers:
        steps = pointer.split("/")
        value = document
        for position, key in enumerate(map(_unescaped, steps[1:-1]), 1):
            parent, value = value, _get(value, key)
            if value is None:
                there = "/".join(steps[:position])
                advice = "add it first"
                if type(parent) is dict:
                    whole = "~1".join(steps[position:])
                    advice += f", or write {there}/{whole} if that is one key: a / inside of a key is written ~1"
                return f": {pointer} goes through {there}/{steps[position]}, which is not there; {advice}"
    return ""


def _apply(document: Any, name: str, path: str, value: Any, position: int) -> Any:
    if path == "":
        return _apply_to_whole(document, name, value, position)
    parent, key = _parent_and_key(document, path)
    if name == "add":
        _insert(parent, key, value)
    elif name == "replace":
        _get(parent, key)  # reports a parent that is not there in other words than an addition
        _set(parent, key, value)
    elif name == "remove":
        _remove(parent, key)
    elif name == "copy":
        _apply(document, "add", path, _copied(_value_at(document, value)), position)
    elif name == "move":
        _value_at(document, path)
        moved = _value_at(document, value)
        if value:
            _remove(*_parent_and_key(document, value))
        _apply(document, "add", path, moved, position)
    elif not _equal(_get(parent, key), value):
        raise _failed_test(document, path, value, position)
    return document


def _apply_to_whole(document: Any, name: str, value: Any, position: int) -> Any:
    if name in ("add", "replace"):
        return value
    if name in ("move", "copy"):
        return _value_at(document, value)
    if name == "remove":
        return None
    if not _equal(document, value):
        raise _failed_test(document, "", value, position)
    return document


def _value_at(document: Any, path: str) -> Any:
    return document if path == "" else _get(*_parent_and_key(document, path))


def _parent_and_key(document: Any, path: str) -> tuple[Any, str]:
    """Return what contains the end of the path, and its key there: for `-` the index after the last of a list."""
    # What stands before the first slash is not looked at. A path without any slash has no key, which is "undefined".
    keys = path.split("/")[1:] or ["undefined"]
    value = document
    last = len(keys) - 1
    for position, key in enumerate(keys):
        key = _unescaped(key)
        before = keys[position - 1] if position else ""
        if key == "__proto__" or (key == "prototype" and before == "constructor"):
            raise ScriptTypeFailure(_BANNED)
        if key == "-" and type(value) is list:
            key = str(len(value))
        if position == last:
            return value, key
        value = _get(value, key)
    raise AssertionError("a path has a last key")


def _unescaped(key: str) -> str:
    return key.replace("~1", "/").replace("~0", "~") if "~" in key else key


def _get(parent: Any, key: str) -> Any:
    if type(parent) is dict:
        return parent.get(key)
    if type(parent) is list:
        index = _index(key)
        return parent[index] if index is not None and index < len(parent) else None
    if parent is None:
        raise _NothingThereFailure(f"Cannot read properties of undefined (reading '{key}')")
    return None


def _index(key: str) -> int | None:
    if not (key.isdigit() and key.isascii()):
        return None
    # Python refuses to read thousands of digits; no list is longer than what the first few of them say.
    return min(int(key.lstrip("0")[:_MOST_DIGITS] or "0"), LARGEST_INDEX + 1)


def _insert(parent: Any, key: str, value: Any) -> None:
    if type(parent) is list:
        index = _index(key)
        if index is not None:
            parent.insert(index, value)
        return
    _set(parent, key, value)


def _set(parent: Any, key: str, value: Any) -> None:
    if type(parent) is dict:
        is_new = key not in parent
        parent[key] = value
        if is_new and is_index(key):
            ordered = in_key_order(dict(parent))
            parent.clear()
            parent.update(ordered)
    elif type(parent) is list:
        index = _index(key)
        # Beyond that it is no place in a list for JavaScript, but a property that is never written.
        if index is not None and index <= LARGEST_INDEX:
            parent.extend([None] * (index + 1 - len(parent)))
            parent[index] = value
    elif parent is None:
        raise _NothingThereFailure(f"Cannot set properties of undefined (setting '{key}')")


def _remove(parent: Any, key: str) -> None:
    if type(parent) is dict:
        parent.pop(key, None)
    elif type(parent) is list:
        index = _index(key)
        # A name that is no number counts as 0 for the official implementation.
        index = 0 if index is None else index
        del parent[index : index + 1]
    elif parent is None:
        raise _NothingThereFailure(f"Cannot read properties of undefined (reading '{key}')")


def _equal(one: Any, other: Any) -> bool:
    if type(one) is dict and type(other) is dict:
        return one.keys() == other.keys() and all(_equal(item, other[key]) for key, item in one.items())
    if type(one) is list and type(other) is list:
        return len(one) == len(other) and all(map(_equal, one, other))
    if type(one) is bool or type(other) is bool:
        return one is other
    return bool(one == other)


def _copied(value: Any) -> Any:
    if type(value) is dict:
        return {key: _copied(item) for key, item in value.items() if item is not None}
    if type(value) is list:
        return [_copied(item) for item in value]
    return value


def _failed_test(document: Any, path: str, value: Any, position: int) -> FailedTest:
    from json import dumps  # only to show what was compared

    operation = {"op": "test", "path": path}
    if value is not None:
        operation["value"] = value

    def shown(part: Any) -> str:
        return dumps(_copied(part), indent=2, ensure_ascii=False)

    return FailedTest(
        f"Test operation failed\nname: {FailedTest.name}\nindex: {position}\n"
        f"operation: {shown(operation)}\ntree: {shown(document)}"
    )
