"""What a source of manifests consists of: its documents, and the places where it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.issues.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Literal, TypeAlias

    from .source_positions import Positions

    Change: TypeAlias = Literal["", "placed", "completed"]

#: The name that stdin has in a report.
STDIN = "stdin"

#: Deeper than any manifest: the deepest custom resource definitions stay below 100.
DEEPEST_NESTING = 200
TOO_DEEP = f"nested more than {DEEPEST_NESTING} levels deep"


class Document(NamedTuple):
    """One document of a source.

    Args:
        source: The name of the file as the user gave it, or ``stdin``.
        line: The line of its first character, from 1.
        column: The column of its first character, from 1.
        value: The document as plain dicts, lists and scalars.
        positions: Gives where each field stands; asked only when there is something to report.
        text: All of its source, for those who show or change a line of it.
        found_in_folder: Whether its file was found in a folder, and not named by the user.
        checked_with: The set of documents that it is checked together with; None for those of its folder, and empty for
            none, where what it is applied with is not known.
        changed_later: What a program does with it before it is applied: ``placed`` gives it a namespace and parts of
            its name, ``completed`` may do anything else as well; empty where nothing is known of it.
        may_be_patch: Whether it may be a change of another object, and not whole for that reason.
    """

    source: str
    line: int
    column: int
    value: Any
    positions: Callable[[], Positions]
    text: str = ""
    found_in_folder: bool = False
    checked_with: str | None = None
    changed_later: Change = ""
    may_be_patch: bool = False


class Unreadable(NamedTuple):
    """A place where a source cannot be read as YAML or JSON, and why."""

    source: str
    line: int
    column: int
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {printable(self.reason)}"

    @property
    def place(self) -> str:
        """``FILE:LINE:COLUMN``, as far as it is known."""
        source = printable(self.source)
        return f"{source}:{self.line}:{self.column}" if self.line else source


if TYPE_CHECKING:
    Documents: TypeAlias = Iterator[Document | Unreadable]


def read_documents(content: bytes, source: str) -> Documents:
    """The documents of one YAML or JSON source in their order, and in their place what cannot be read.

    JSON is taken for YAML's stricter sibling: what starts like JSON is read as JSON (one value, or several in a row),
    and as YAML where that fails, or where lines of ``---`` stand between the values.
    """
    try:
        text = _decode(content)
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        yield Unreadable(
            source, line, column, f"byte 0x{content[error.start]:02x} is not {error.encoding.upper()} text"
        )
        return
    # Deferred: a run reads either JSON or YAML, hardly ever both, and PyYAML takes longer to import than to read with.
    if text.lstrip()[:1] in ("{", "["):
        from .json_documents import is_json, read_json_documents

        if is_json(text) or (source.endswith(".json") and "\n---" not in text):
            yield from read_json_documents(text, source)
            return
    elif source.endswith(".json") and not text.strip():
        yield Unreadable(source, 1, 1, "the file is empty, which is not JSON")
        return
    from .yaml_documents import read_yaml_documents

    yield from read_yaml_documents(text, source)


def _decode(content: bytes) -> str:
    # YAML 1.2, 5.2: a byte order mark tells the encoding, UTF-8 is the default.
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding)
    return content.decode("utf-8")
