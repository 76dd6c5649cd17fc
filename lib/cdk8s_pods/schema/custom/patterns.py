"""The regular expressions of schemas, which are Go's, asked with Python's.

A pattern that only Go reads, or that would take Python long, says nothing: it is left to the server.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

#: Python tries ways that Go does not, so that a longer text is left to the server: of any pattern, and of one with
#: loops in loops, such as ``([0-9]+(h|m|s))+``.
_LONGEST_TEXT = 2048
_LONGEST_IN_LOOPS = 20
#: Go's classes that Python does not have, inside of brackets.
_CLASSES = {
    "[:alnum:]": "0-9A-Za-z",
    "[:alpha:]": "A-Za-z",
    "[:ascii:]": r"\x00-\x7F",
    "[:blank:]": r"\t ",
    "[:cntrl:]": r"\x00-\x1F\x7F",
    "[:digit:]": "0-9",
    "[:graph:]": "!-~",
    "[:lower:]": "a-z",
    "[:print:]": " -~",
    "[:punct:]": r"!-/:-@\[-`{-~",
    "[:space:]": r"\t\n\v\f\r ",
    "[:upper:]": "A-Z",
    "[:word:]": "0-9A-Za-z_",
    "[:xdigit:]": "0-9A-Fa-f",
}
#: Classes of Unicode, literal text, one byte: Python has no words for these.
_ONLY_IN_GO = ("", "p", "P", "Q", "C")
_COMPILED: dict[str, tuple[re.Pattern[str] | None, int]] = {}


def matches(pattern: str, text: str) -> bool:
    """Whether a text has a pattern somewhere in it; True as well where only the server can say."""
    if pattern not in _COMPILED:
        _COMPILED[pattern] = _compiled(pattern)
    compiled, longest = _COMPILED[pattern]
    return compiled is None or len(text) > longest or compiled.search(text) is not None


def _compiled(pattern: str) -> tuple[re.Pattern[str] | None, int]:
    # Deferred: loading it takes longer than checking most objects, and most schemas have no pattern.
    import re
    import warnings

    translated, loops = _translated(pattern)
    if translated is None or loops > 2:
        return None, 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(translated, re.ASCII), _LONGEST_IN_LOOPS if loops == 2 else _LONGEST_TEXT
    except (re.error, OverflowError, RecursionError):
        return None, 0


def _translated(pattern: str) -> tuple[str | None, int]:
    """The pattern in Python's words, and how deep loops stand in loops; None where there are no such words."""
    parts: list[str] = []
    groups: list[int] = [0]  # of each open group, how deep the loops in it are
    end = r"\Z" if not _has_flags(pattern) else "$"
    position, in_class = 0, False
    while position < len(pattern):
        character = pattern[position]
        taken = character
        if character == "\\":
            taken = pattern[position : position + 2]
            if taken[1:] in _ONLY_IN_GO:
                return None, 0
        elif in_class:
            taken = next((word for word in _CLASSES if pattern.startswith(word, position)), character)
            in_class = taken != "]"
        elif character == "[":
            in_class = True
            # A bracket that comes first stands for itself, in Go as in Python.
            first = position + 1 + (pattern[position + 1 : position + 2] == "^")
            taken = pattern[position : first + (pattern[first : first + 1] == "]")]
        elif character == "(":
            groups.append(0)
        elif character == ")" and len(groups) > 1:
            inside = groups.pop()
            repeats = pattern[position + 1 : position + 2] in ("*", "+", "{")
            groups[-1] = max(groups[-1], inside + (repeats and not _starts_plainly(pattern, position)))
        elif character in "*+{":
            groups[-1] = max(groups[-1], 1)
        parts.append(_CLASSES.get(taken, end if taken == "$" else r"\Z" if taken == r"\z" else taken))
        position += len(taken)
    return "".join(parts), groups[0]


def _has_flags(pattern: str) -> bool:
    """Whether there are flags such as ``(?m)``, with which ``$`` may mean the end of a line."""
    return any(part[:1].isalpha() and part[:1] != "P" for part in pattern.split("(?")[1:])


def _starts_plainly(pattern: str, end: int) -> bool:
    """Whether a group that is repeated starts with a literal, as ``(\\.[a-z]+)*`` does: then there is one way."""
    depth = 0
    for position in range(end, -1, -1):
        if pattern[position] in "()" and pattern[position - 1 : position] != "\\":
            depth += 1 if pattern[position] == ")" else -1
            if depth == 0:
                inside = pattern[position + 1 : end].removeprefix("?:")
                literal = inside[1:2] if inside[:1] == "\\" else inside[:1]
                is_literal = not literal.isalnum() if inside[:1] == "\\" else literal not in "[(.\\^$|?*+"
                return bool(literal) and is_literal and "|" not in inside and literal not in inside[2:]
    return False
