"""Reads YAML the way kubectl does, with the place of every field, and refuses what only an attacker would write.

PyYAML's parser (the C one, where PyYAML has it) gives the events; building the values from them here, and not by
PyYAML's own constructor, is what makes duplicate keys an error, gives scalars the types that kubectl gives them, keeps
the places, and bounds nesting and aliases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from .documents import DEEPEST_NESTING, TOO_DEEP, Document, Unreadable
from .source_positions import Position
from .yaml_scalars import NO_NUMBERS, plain_scalar, tagged_scalar

if TYPE_CHECKING:
    from .documents import Documents
    from .source_positions import Positions

#: A document whose aliases stand for more values than this is refused, unless they are less than ten times what it
#: writes out. go-yaml, which kubectl reads with, draws its line in the same way.
MOST_ALIASED_VALUES = 100_000
MOST_ALIASED_TIMES = 10

#: Half of a character as JSON may write it, and a whole one made of two halves; behind a backslash it is plain text.
_HALF = re.compile(r"\\u[dD][89abAB]")
_WHOLE = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_SEPARATOR = re.compile(r"^(---.*\n)", re.MULTILINE)

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml_documents(text: str, source: str) -> Documents:
    """The documents of YAML text in their order; empty ones are left out."""
    if _HALF.search(text):
        text = _with_whole_characters(text)
    builder = _DocumentBuilder(source, text)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            document = builder.take(event)
            if document is not None:
                yield document
            if builder.too_deep is not None:
                # The rest is not worth the time: libyaml needs quadratic time for what is nested without end.
                yield builder.too_deep
                return
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = ", ".join(said for said in (error.context, error.problem) if said)
        yield Unreadable(source, mark.line + 1 if mark else 0, mark.column + 1 if mark else 0, reason)
    except yaml.reader.ReaderError as error:
        # It knows the offset only.
        line = text.count("\n", 0, error.position) + 1
        column = error.position - (text.rfind("\n", 0, error.position) + 1) + 1
        yield Unreadable(source, line, column, error.reason)


def _with_whole_characters(text: str) -> str:
    """The text with the characters that JSON documents in it write as two halves, which is no YAML."""

    def whole(found: re.Match[str]) -> str:
        halves = bytes.fromhex(found[2] + found[3])
        return found[1] + halves.decode("utf-16-be")

    parts = _SEPARATOR.split(text)
    return "".join(_WHOLE.sub(whole, part) if part.lstrip()[:1] in ("{", "[") else part for part in parts)


class _RefusedError(Exception):
    """The document under construction is refused; the ones behind it can still be read."""


#: What ``<<`` is tagged with where somebody writes it out.
_MERGE_TAG = "tag:yaml.org,2002:merge"
#: Stands where a mapping's key is the merge key.
_MERGE = ("<<", 0, 0)


class _Mapping:
    """A mapping whose end has not been read yet."""

    def __init__(self) -> None:
        #: How many levels of mappings and lists stand in it.
        self.levels = 0
        self.value: dict[str, Any] = {}
        self.places: dict[str, Position] = {}
        self._key: tuple[str, int, int] | None = None
        self._merged: list[tuple[Any, Positions]] = []

    def add(self, value: Any, places: Positions, line: int, column: int, *, merge: bool = False) -> None:
        """Take the next key, or the value of the key before."""
        key = self._key
        if key is None:
            self._key = _MERGE if merge else (self._new_key(value), line, column)
        elif key is _MERGE:
            self._key = None
            self._merged.append((value, places))
        else:
            self._key = None
            self.value[key[0]] = value
            self.places[key[0]] = Position(key[1], key[2], places)

    @property
    def wants_a_key(self) -> bool:
        """Whether what comes next is a key, and no value."""
        return self._key is None

    def _new_key(self, value: Any) -> str:
        if isinstance(value, str):
            key = value
        elif value is None or isinstance(value, (dict, list)):
            raise _RefusedError("a key must be text")
        else:
            # As sigs.k8s.io/yaml turns keys into JSON: true, 80 and 1.5 become text.
            key = str(value).lower()
        first = self.places.get(key)
        if first is not None:
            raise _RefusedError(f'duplicate key "{key}": it is already set on line {first.line}')
        return key

    def close(self) -> None:
        """Fill in what the merge keys bring: what is written wins over it, and the first merged over the next."""
        for merged, places in self._merged:
            values = merged if isinstance(merged, list) else [merged]
            insides = [each.inside for each in places] if isinstance(places, list) else [places]
            for value, inside in zip(values, insides, strict=True):
                if not isinstance(value, dict) or not isinstance(inside, dict):
                    raise _RefusedError("a merge key (<<) needs a mapping or a list of mappings")
                for key in value:
                    if key not in self.value:
                        self.value[key] = value[key]
                        self.places[key] = inside[key]


class _List:
    """A list whose end has not been read yet."""

    wants_a_key = False

    def __init__(self) -> None:
        self.levels = 0
        self.value: list[Any] = []
        self.places: list[Position] = []

    def add(self, value: Any, places: Positions, line: int, column: int, *, merge: bool = False) -> None:
        """Take the next element; a plain ``<<`` is text here."""
        self.value.append("<<" if merge else value)
        self.places.append(Position(line, column, places))

    def close(self) -> None:
        """Nothing is left to do."""


class _DocumentBuilder:
    """Builds one document after the other from parser events."""

    def __init__(self, source: str, text: str) -> None:
        self._source = source
        self._text = text
        #: Set when reading further makes no sense.
        self.too_deep: Unreadable | None = None
        self._start()

    def _start(self) -> None:
        #: Each with its line and column, its anchor, and how many values there were before it.
        self._open: list[tuple[_Mapping | _List, int, int, str | None, int]] = []
        #: The value, its places, how many values it stands for and on how many levels; None while it is being read.
        self._anchors: dict[str, tuple[Any, Positions, int, int] | None] = {}
        self._document: Document | None = None
        self._refusal: Unreadable | None = None
        self._written = 0
        self._aliased = 0

    def take(self, event: Any) -> Document | Unreadable | None:
        """Take in one event; gives the document, or why it is refused, when the event ends one."""
        kind = type(event)
        if kind is yaml.DocumentStartEvent:
            self._start()
        elif kind is yaml.DocumentEndEvent:
            return self._refusal or self._document
        elif self._refusal is None and kind is not yaml.StreamStartEvent and kind is not yaml.StreamEndEvent:
            mark = event.start_mark
            line, column = mark.line + 1, mark.column + 1
            try:
                self._take_value(kind, event, line, column)
            except _RefusedError as refused:
                self._refusal = Unreadable(self._source, line, column, str(refused))
        return None

    def _take_value(self, kind: Any, event: Any, line: int, column: int) -> None:
        if kind is yaml.ScalarEvent:
            self._take_scalar(event, line, column)
        elif kind is yaml.AliasEvent:
            self._take_alias(event.anchor, line, column)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if len(self._open) == DEEPEST_NESTING:
                self.too_deep = Unreadable(self._source, line, column, TOO_DEEP)
                return
            if event.anchor:
                self._anchors[event.anchor] = None
            new = _Mapping() if kind is yaml.MappingStartEvent else _List()
            self._open.append((new, line, column, event.anchor, self._written + self._aliased))
            self._written += 1
        else:
            done, line, column, anchor, before = self._open.pop()
            done.close()
            levels = done.levels + 1
            if anchor:
                self._anchors[anchor] = (done.value, done.places, self._written + self._aliased - before, levels)
            self._hold(levels)
            self._add(done.value, done.places, line, column)

    def _take_scalar(self, event: Any, line: int, column: int) -> None:
        text, tag = event.value, event.tag
        plain = tag is None and event.implicit[0]
        is_merge = text == "<<" and (plain or tag == _MERGE_TAG)
        if plain:
            value = plain_scalar(text)
            if text in NO_NUMBERS and not self._wants_a_key():
                raise _RefusedError(f"{text} is no number of JSON, and no manifest can hold it")
        elif tag is None or is_merge:
            value = text
        else:
            try:
                value = tagged_scalar(tag, text)
            except ValueError as error:
                raise _RefusedError(str(error)) from None
        self._written += 1
        if event.anchor:
            self._anchors[event.anchor] = (value, None, 1, 0)
        self._add(value, None, line, column, merge=is_merge)

    def _take_alias(self, anchor: str, line: int, column: int) -> None:
        if anchor not in self._anchors:
            # Not its name: it may be a password that begins with an asterisk.
            raise _RefusedError("the alias has no anchor before it; text that begins with * is written in quotes")
        target = self._anchors[anchor]
        if target is None:
            raise _RefusedError(f"alias *{anchor} stands inside the value that it repeats")
        value, places, size, levels = target
        if len(self._open) + levels > DEEPEST_NESTING:
            raise _RefusedError(TOO_DEEP)
        self._aliased += size
        if self._aliased > max(MOST_ALIASED_VALUES, self._written * MOST_ALIASED_TIMES):
            raise _RefusedError(f"its aliases stand for more than {MOST_ALIASED_VALUES:,} values")
        self._hold(levels)
        self._add(value, places, line, column)

    def _wants_a_key(self) -> bool:
        return bool(self._open) and self._open[-1][0].wants_a_key

    def _hold(self, levels: int) -> None:
        """Note that what is open holds something of that many levels."""
        if self._open and self._open[-1][0].levels < levels:
            self._open[-1][0].levels = levels

    def _add(self, value: Any, places: Positions, line: int, column: int, *, merge: bool = False) -> None:
        if self._open:
            self._open[-1][0].add(value, places, line, column, merge=merge)
        elif value is not None:
            self._document = Document(self._source, line, column, value, lambda: places, self._text)
