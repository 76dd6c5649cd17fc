"""The text of a shell, taken apart into the commands that it runs one after the other.

This reads what is written on a line of a manifest, not the whole language: quotes, comments, the signs between commands
and redirections are understood; what only a shell could work out, as the value of a variable, stays as text.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHELLS = frozenset({"sh", "bash", "ash", "dash", "zsh", "ksh"})
_SIGNS = ("&&", "||", ";;", ";", "&", "|", "\n", "(", ")")
_REDIRECTIONS = ("<<<", "<<", "<>", "<&", "<", ">>", ">&", ">|", ">")
#: Words that open and close a part of which nobody knows whether it runs, or how often.
_OPENING = frozenset({"while", "until", "for", "if", "case", "select"})
_CLOSING = frozenset({"done", "fi", "esac"})
_LEADING = frozenset({"do", "then", "else", "elif", "!", "{", "}", "time"})


class Step:
    """One command of a script.

    Args:
        words: Its words, without redirections but those to an address (bash's ``/dev/tcp/HOST/PORT``).
        sign: The sign behind it: ``&&``, ``||``, ``|``, ``&`` or ``;``; empty behind the last one.
        depth: How many loops and branches are around it; a loop's own first line counts as inside.
        before: The sign in front of it.
    """

    __slots__ = ("before", "depth", "sign", "words")

    def __init__(self, words: tuple[str, ...], sign: str, depth: int, before: str) -> None:
        self.words = words
        self.sign = sign
        self.depth = depth
        self.before = before

    @property
    def is_certain(self) -> bool:
        """Whether the script comes here, as long as what is before it succeeds."""
        return self.depth == 0 and self.before != "||"


def shell_script(words: Sequence[str]) -> str | None:
    """The text that a shell is given with ``-c``; None where these words start no shell, or one with a file."""
    if not words or words[0].rpartition("/")[2] not in SHELLS:
        return None
    for position, word in enumerate(words[1:], 1):
        if word[:1] != "-" or word == "-":
            return None
        if word[:2] != "--" and "c" in word:
            # Options may stand between -c and the text: sh -c -e "...".
            rest = [each for each in words[position + 1 :] if each[:1] not in ("-", "+")]
            return rest[0] if rest else None
        if word in ("-o", "--init-file", "--rcfile"):
            return None
    return None


def steps(script: str) -> list[Step]:
    """The commands of a script, in the order in which they are written; none where it holds a text for a command."""
    found: list[Step] = []
    if "<<" in script:
        return found
    depth = 0
    before = ""
    for words, sign in _commands(script):
        while words and words[0] in _LEADING:
            words = words[1:]
        if words and words[0] in _OPENING:
            depth += 1
        if words:
            found.append(Step(tuple(words), sign, depth, before))
            if words[0] in _CLOSING:
                depth = max(0, depth - 1)
        before = sign
    return found


def _commands(script: str) -> Iterator[tuple[list[str], str]]:
    """The words of each command, and the sign behind it."""
    words: list[str] = []
    skip_next = False
    for token, is_sign in _tokens(script):
        if is_sign and token in _REDIRECTIONS:
            skip_next = True
        elif token == "(" and is_sign and words and words[0] in _OPENING and words[1:] in ([], ["!"]):
            continue  # what a loop or a branch asks may stand in brackets
        elif is_sign:
            sign = ";" if token in ("\n", ";;", "(", ")") else token
            if words:
                yield words, sign
            words, skip_next = [], False
        elif skip_next and not token.startswith("/dev/tcp/"):
            skip_next = False
        else:
            words.append(token)
            skip_next = False
    if words:
        yield words, ""


def _tokens(script: str) -> Iterator[tuple[str, bool]]:
    """Each word without its quotes, and each sign; which of the two it is."""
    word: list[str] = []
    has_word = False
    position, end = 0, len(script)
    while position < end:
        character = script[position]
        if character == "\\" and position + 1 < end:
            if script[position + 1] != "\n":
                word.append(script[position + 1])
                has_word = True
            position += 2
            continue
        if character in "'\"`" or script.startswith("$(", position):
            close = _close_of(script, position)
            inside = script[position : close + 1]
            word.append(inside[1:-1] if character in "'\"" else inside)
            has_word = True
            position = close + 1
            continue
        if character == "#" and not has_word:
            position = script.find("\n", position)
            position = end if position < 0 else position
            continue
        sign = next((each for each in (*_REDIRECTIONS, *_SIGNS) if script.startswith(each, position)), "")
        if script.startswith("&>", position):
            sign = "&>"
        if sign or character.isspace():
            text = "".join(word)
            # The number in front of a redirection is no word: 2>&1.
            if has_word and not (sign[:1] in ("<", ">") and sign and not text.strip("0123456789")):
                yield text, False
            word, has_word = [], False
            if sign:
                yield (">" if sign == "&>" else sign), True
            position += len(sign) or 1
            continue
        word.append(character)
        has_word = True
        position += 1
    if has_word:
        yield "".join(word), False


def _close_of(script: str, opening: int) -> int:
    """Where what opens here is closed: a quote, or the text of another command; the end where it is not."""
    character = script[opening]
    if character != "$":
        close = opening + 1
        while close < len(script) and script[close] != character:
            close += 2 if script[close] == "\\" and character != "'" else 1
        return min(close, len(script) - 1)
    depth = 0
    for position in range(opening + 1, len(script)):
        depth += {"(": 1, ")": -1}.get(script[position], 0)
        if depth == 0:
            return position
    return len(script) - 1
