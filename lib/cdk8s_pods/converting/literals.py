"""Values as Python writes them: the only way in which a text of the input becomes code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .code import Atom, Group, Item

if TYPE_CHECKING:
    from .code import Code

#: A text of several lines is written as one literal up to this length; a longer one, line by line.
_LONGEST_ON_ONE_LINE = 60


def text_literal(text: str) -> str:
    """The literal of a text, in the quotes ruff would choose: double ones, unless single ones spare backslashes."""
    return _requoted(repr(text))


def bytes_literal(content: bytes) -> str:
    """The literal of bytes."""
    return "b" + _requoted(repr(content)[1:])


def scalar_literal(value: str | int | float | bool | None) -> str:
    """The literal of a JSON scalar."""
    if isinstance(value, str):
        return text_literal(value)
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        # JSON can say more than a float can hold; Python reads it as infinite.
        return f'float("{value}")'
    # As ruff writes exponents.
    return repr(value).replace("e+", "e")


def json_code(value: Any) -> Code:
    """A JSON value as nested literals."""
    if isinstance(value, dict):
        return Group("{", "}", tuple(Item(f"{text_literal(str(key))}: ", json_code(value[key])) for key in value))
    if isinstance(value, (list, tuple)):
        return Group("[", "]", tuple(Item("", json_code(each)) for each in value))
    return Atom(scalar_literal(value))


def is_long_text(text: str) -> bool:
    """Whether a text is better read line by line."""
    return "\n" in text[:-1] and (len(text) > _LONGEST_ON_ONE_LINE or text.count("\n") > 2)


def lines_literal(text: str) -> str:
    """The literal of a text of several lines, each on its own line; in triple quotes where it can stand in them.

    It is meant to stand behind ``NAME = `` and not indented.
    """
    if _can_stand_in_triple_quotes(text):
        escaped = text.replace("\\", "\\\\")
        return f'"""\\\n{escaped}"""'
    pieces = "\n".join(f"    {text_literal(line)}" for line in text.splitlines(keepends=True))
    return f"(\n{pieces}\n)"


def _can_stand_in_triple_quotes(text: str) -> bool:
    lines = text.split("\n")
    return (
        '"""' not in text
        and not text.endswith('"')
        and all(line.isprintable() and line == line.rstrip() for line in lines)
    )


def _requoted(literal: str) -> str:
    """A literal of Python's in other quotes: what ``repr`` writes is in single ones wherever it can be."""
    body = literal[1:-1]
    if literal[0] == '"':
        return literal
    # Within single quotes, repr escapes single quotes alone, so that each backslash before one is an escape.
    if body.count('"') <= body.count("\\'"):
        return '"' + _unescaped_single(body).replace('"', '\\"') + '"'
    return literal


def _unescaped_single(body: str) -> str:
    text, at = [], 0
    while at < len(body):
        if body[at] == "\\":
            pair = body[at : at + 2]
            text.append("'" if pair == "\\'" else pair)
            at += 2
        else:
            text.append(body[at])
            at += 1
    return "".join(text)
