"""Values to YAML text.

The text is that of cdk8s, byte for byte, but where a parser in use reads the official text as another value or not at
all (docs/engine-yaml.md says which parser):

- quoted although cdk8s leaves them bare: `=`, `<<`, a line with a tab, and what is a number or a time for some parser
  only (`0o17`, `0X1F`, `0b-1`, `-_1`, `1e_5`, `2024-01-01 10:00:00.`, `2024-01-01 10:00:00 +31`);
- escaped in double quotes, although cdk8s writes them raw: U+007F to U+009F, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF;
- `1.0e-7` for `1e-7`: a float needs a dot in YAML 1.1;
- an indentation indicator on a block whose first character is a tab;
- double quotes for a string of blanks and line breaks alone, and for a document that is one string of several lines;
- one backslash, not two, before a line of a single blank in a double-quoted string of several lines.

cdk8s writes `&a1` and `*a1` where one JavaScript object stands in two places. A value from Python never arrives there
as one object, so neither is ever written here.
"""

from __future__ import annotations

from cdk8s_pods.engine.bare_text import BareText

from .numbers import MAX_EXACT_INTEGER, float_text, int_text
from .quoting import key_text, value_text

TYPE_CHECKING = False  # what `typing` has, without the 10 ms to import it
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

# A chart repeats most of its strings, so the text of each value is worked out once, and that of each key once for each
# indentation. Bounded by number and length, to less than 1 MB in practice and some 10 MB at worst; a full memory starts
# anew, which costs one pass over the strings that repeat.
_LONGEST_REMEMBERED = 128
_MOST_VALUES = 4096
_MOST_KEYS = 1024
_MOST_INDENTS = 32
_value_texts: dict[str, str] = {}
_key_texts: dict[str, dict[str, str]] = {"": {}}

# npm `yaml` writes a longer key as `? key` and its value on the next line after `:`.
# Source: https://yaml.org/spec/1.2.2/#742-flow-mappings (an implicit key has at most 1024 characters)
_LONGEST_IMPLICIT_KEY = 1024


def dump_document(value: object) -> str:
    """Return the text of one YAML document, with a line break at its end.

    Args:
        value: What JSON can hold: None, bool, int, float, str, list (or tuple) and dict; a key that is not a string is
            written as JSON writes it.

    Raises:
        TypeError: for any other value, with its type.
        RecursionError: for a value that contains itself.
    """
    lines: list[str] = []
    if isinstance(value, (dict, list, tuple)) and value:
        _write_collection(value, "", "", lines)
    else:
        lines.append(_scalar_text(value, ""))
    lines.append("")
    return "\n".join(lines)


def dump_documents(values: Iterable[object]) -> str:
    """Return the text of several documents, separated by ``---``; None is an empty document."""
    return "---\n".join(["\n" if value is None else dump_document(value) for value in values])


def _write_map(entries: dict[Any, Any], first: str, indent: str, lines: list[str]) -> None:
    """Append the lines of a map that has entries: `first` stands before the first, `indent` before the others."""
    start = len(lines)
    write = lines.append
    heads = _key_texts.get(indent) or _new_key_texts(indent)
    inner = indent + "  "
    for key, value in entries.items():
        try:
            head = heads[key]
        except KeyError:
            head = _unknown_key(key, indent, heads)
        if not head:
            del lines[start:]
            _write_unusual_map(entries, first, indent, lines)
            return
        kind = type(value)
        if kind is str:
            write(head + (_value_texts.get(value) or _unknown_value(value, inner)))
        elif kind is dict and value:
            write(head[:-1])
            _write_map(value, inner, inner, lines)
        elif kind is list and value:
            write(head[:-1])
            _write_list(value, inner, inner, lines)
        elif kind is int and -MAX_EXACT_INTEGER <= value <= MAX_EXACT_INTEGER:
            write(f"{head}{value}")
        elif value is True:
            write(head + "true")
        elif isinstance(value, (dict, list, tuple)) and value:
            write(head[:-1])
            _write_collection(value, inner, inner, lines)
        else:
            write(head + _scalar_text(value, inner))
    if first is not indent:
        lines[start] = first + lines[start][len(indent) :]


def _write_list(items: list[Any] | tuple[Any, ...], first: str, indent: str, lines: list[str]) -> None:
    """Append the lines of a list that has items: `first` stands before the first, `indent` before the others."""
    prefix = first + "- "
    inner = indent + "  "
    for value in items:
        kind = type(value)
        if kind is dict and value:
            _write_map(value, prefix, inner, lines)
        elif kind is str:
            lines.append(prefix + (_value_texts.get(value) or _unknown_value(value, inner)))
        elif isinstance(value, (dict, list, tuple)) and value:
            _write_collection(value, prefix, inner, lines)
        else:
            lines.append(prefix + _scalar_text(value, inner))
        prefix = indent + "- "


def _write_collection(
    value: dict[Any, Any] | list[Any] | tuple[Any, ...], first: str, indent: str, lines: list[str]
) -> None:
    if isinstance(value, dict):
        _write_map(value, first, indent, lines)
    else:
        _write_list(value, first, indent, lines)


def _write_unusual_map(entries: dict[Any, Any], first: str, indent: str, lines: list[str]) -> None:
    """Append the lines of a map with a key that is the index of an array, very long, or no string."""
    from cdk8s_pods.engine.values import in_key_order  # deferred: few maps come here

    prefix = first
    inner = indent + "  "
    for key, value in in_key_order({_json_key(key): value for key, value in entries.items()}).items():
        text = str(key) if type(key) is BareText else key_text(key, top_level=not indent)
        explicit = len(text) + sum(character > "\uffff" for character in text) > _LONGEST_IMPLICIT_KEY
        head = f"{prefix}? {text}\n{indent}: " if explicit else f"{prefix}{text}: "
        if not (isinstance(value, (dict, list, tuple)) and value):
            lines.append(head + _scalar_text(value, inner))
        elif explicit:
            _write_collection(value, head, inner, lines)
        else:
            lines.append(head[:-1])
            _write_collection(value, inner, inner, lines)
        prefix = indent


def _scalar_text(value: object, indent: str) -> str:
    """Return the text of a value without lines of its own: a scalar, an empty map or list."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return str(value) if type(value) is BareText else value_text(str.__str__(value), indent)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int_text(value)
    if isinstance(value, float):
        return float_text(value)
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, (list, tuple)):
        return "[]"
    raise TypeError(f"a value of type {type(value).__name__} cannot be written as YAML: {value!r}")


def _unknown_value(value: str, indent: str) -> str:
    text = value_text(value, indent)
    if len(value) <= _LONGEST_REMEMBERED and "\n" not in text:  # further lines depend on the indentation
        if len(_value_texts) >= _MOST_VALUES:
            _value_texts.clear()
        _value_texts[value] = text
    return text


def _unknown_key(key: object, indent: str, heads: dict[str, str]) -> str:
    """Return the indented key with its colon, or nothing where the whole map needs another treatment."""
    if type(key) is not str or key[:1].isdigit() or len(key) > _LONGEST_REMEMBERED:
        return ""
    if len(heads) >= _MOST_KEYS:
        heads.clear()
    text = key_text(key, top_level=not indent)
    if text is not key:
        return ""  # not remembered: an equal key of a file may stand without quotes
    head = heads[key] = f"{indent}{text}: "
    return head


def _new_key_texts(indent: str) -> dict[str, str]:
    if len(_key_texts) >= _MOST_INDENTS:
        _key_texts.clear()
    return _key_texts.setdefault(indent, {})


def _json_key(key: object) -> str:
    if isinstance(key, str):
        return key if type(key) is BareText else str.__str__(key)
    if isinstance(key, bool):
        return "true" if key else "false"
    if isinstance(key, int):
        return int.__repr__(key)
    if isinstance(key, float):
        return float.__repr__(key)
    if key is None:
        return "null"
    raise TypeError(f"a key of type {type(key).__name__} cannot be written as YAML: {key!r}")
