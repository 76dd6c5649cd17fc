"""The text of one string: plain, in quotes, or as a block of lines.

The choice is the one that npm `yaml` makes with the options of cdk8s (YAML 1.1, no folding of long lines).
"""

from __future__ import annotations

from .plain import has_plain_form, is_plain

# What stands in double quotes, as an escape: control characters, quotes and backslashes as npm `yaml` writes them, and
# what it writes raw although PyYAML and go-yaml refuse it (U+007F to U+009F, noncharacters) or take it for a line break
# (U+0085, U+2028, U+2029), and although YAML has no place for it outside of quotes (U+FEFF, the byte order mark).
_ESCAPES: dict[int, str] = {
    **{code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))},
    **{code: f"\\u{code:04x}" for code in (0xFEFF, 0xFFFE, 0xFFFF)},
    **{
        ord(character): f"\\{name}"
        for character, name in zip('\0\a\b\t\n\v\f\r\x1b"\\\x85\u2028\u2029', '0abtnvfre"\\NLP', strict=True)
    },
}
_NEEDS_ESCAPE = frozenset(map(chr, _ESCAPES)) - frozenset('\t\n"\\')

# Double-quoted text of fewer characters, quotes and escapes as in JSON included, keeps `\n` instead of real lines.
# Source: the default of `doubleQuotedMinMultiLineLength`, https://eemeli.org/yaml/#tostring-options
_SHORTEST_MULTI_LINE = 40


def value_text(text: str, indent: str) -> str:
    """Return the text of a string that is a value or a list item.

    Args:
        text: The string.
        indent: The spaces before further lines; empty where the string is the whole document.
    """
    if not (text.isascii() and text.isprintable()):
        text = _without_pairs(text)
        if _must_be_escaped(text):
            return _double_quoted(text, indent)
    if "\n" in text:
        return _block(text, indent)
    if not indent and _starts_like_a_document(text) and is_plain(text.replace("\t", " ")):
        return _block(text, indent)  # a tab does no harm in a block
    return text if is_plain(text) else _quoted_line(text)


def is_bare_for_cdk8s(text: str) -> bool:
    """Return whether cdk8s writes a text without quotes that has quotes here: the text is no number in its YAML 1.1."""
    if "\n" in text or is_plain(text) or not has_plain_form(text):
        return False
    return (text.isascii() and text.isprintable()) or not _must_be_escaped(text)


def key_text(text: str, *, top_level: bool) -> str:
    """Return the text of a mapping key, always on one line, without the colon."""
    if not (text.isascii() and text.isprintable()):
        text = _without_pairs(text)
        if "\n" in text or _must_be_escaped(text):
            return _double_quoted(text, None)
    if is_plain(text) and not (top_level and _starts_like_a_document(text)):
        return text
    return _quoted_line(text)


def _starts_like_a_document(line: str) -> bool:
    return line.startswith(("---", "..."))


def _must_be_escaped(text: str) -> bool:
    return not _NEEDS_ESCAPE.isdisjoint(text) or _has_surrogate(text)


def _without_pairs(text: str) -> str:
    """Return the text with each pair of surrogates as the one character that it is for JavaScript."""
    if not _has_surrogate(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _has_surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _quoted_line(text: str) -> str:
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return f'"{text.translate(_ESCAPES)}"'


def _double_quoted(text: str, indent: str | None) -> str:
    """Return the text in double quotes, over several lines where it is long enough and `indent` is given."""
    several_lines = indent is not None and _json_length(text) >= _SHORTEST_MULTI_LINE
    last = len(text) - 1
    out: list[str] = []
    at = 0
    while at <= last:
        character = text[at]
        at += 1
        if character == " " and at <= last and text[at] == "\n":
            out.append("\\ ")  # without the escape, folding drops a space before a line break
        elif character != "\n" or at > last or not several_lines:
            out.append(_escaped(character))
        else:
            # Folding turns one line break into a space and drops the first of several.
            out.append("\n\n")
            while at < last and text[at] == "\n":
                out.append("\n")
                at += 1
            out.append(indent or ("  " if _has_document_marker(text) else ""))
            if text[at] == " " and text[at : at + 2] != " \n":
                out.append("\\")
    return f'"{"".join(out)}"'


def _escaped(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return f"\\u{ord(character):04x}"
    return _ESCAPES.get(ord(character), character)


def _json_length(text: str) -> int:
    """Return the length of the text as JSON, in UTF-16 code units: what npm `yaml` looks at."""
    length = 2
    for character in text:
        if character in '"\\\b\f\n\r\t' or character > "\uffff":
            length += 2
        else:
            length += 6 if character < " " or "\ud800" <= character <= "\udfff" else 1
    return length


def _has_document_marker(text: str) -> bool:
    return any(line.startswith(("%", "---", "...")) for line in text.split("\n"))


def _block(text: str, indent: str) -> str:
    """Return a text of several lines as a literal block (`|`), or in double quotes where a block cannot hold it."""
    core = text.rstrip("\n\t ")
    end = text[len(core) :]
    ends_in_blank_line = end[-1:] in ("\t", " ") and "\n" in end
    # Parsers take the spaces of a block without any other character for its indentation.
    only_blank = not core and end.strip("\n") != ""
    if ends_in_blank_line or only_blank:
        return _double_quoted(text, indent)
    leading = core[: len(core) - len(core.lstrip("\n "))]
    starts_with_space = " " in leading
    # libyaml, and go-yaml with it, refuse a tab where they still look for the indentation.
    starts_with_tab = core[len(leading) : len(leading) + 1] == "\t"
    if not indent and core:
        # The whole document is this string. Nothing at column 0 belongs to a block for PyYAML and go-yaml.
        if not _has_document_marker(text):
            return _double_quoted(text, indent)
        indent = "  "
    chomping = "-" if "\n" not in end else "" if core and end.index("\n") == len(end) - 1 else "+"
    header = ("2" if starts_with_space or starts_with_tab else "") + chomping
    first, *lines = (text[:-1] if end.endswith("\n") else text).split("\n")
    return "\n".join((f"|{header}", indent + first, *(line and indent + line for line in lines)))
