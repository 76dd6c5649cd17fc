"""Text from manifests and file names on its way to a terminal, a log or a report."""

from __future__ import annotations


def printable(text: str, *, lines: bool = False) -> str:
    """The text with an escape in place of each character that is not printable: ``\\n``, ``\\x1b``, ``\\u202e``.

    Line breaks, terminal sequences and characters that change the direction of writing would let a manifest or the
    name of a file forge what stands around it; half a surrogate pair cannot even be written.

    Args:
        text: Any text.
        lines: Whether the text is several lines of our own, whose line breaks stay.
    """
    if text.isprintable():
        return text
    if lines:
        return "\n".join(printable(line) for line in text.split("\n"))
    return "".join(character if character.isprintable() else _escape(character) for character in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
