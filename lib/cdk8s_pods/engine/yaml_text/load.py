"""YAML text to values, as ``cdk8s.Yaml.load`` gives them.

What differs from cdk8s:

- text that is not YAML is an error with its line and column; cdk8s takes what it could make of it;
- `.` and `e5` are strings, not not-a-number;
- a map or list cannot be a key (cdk8s turns it into text), and the tags !!binary, !!omap, !!pairs and !!set, which
  Kubernetes cannot read, are errors;
- an alias may stand more than 100 times, as long as the document stays under a million values.

As in cdk8s the last of several equal keys wins, unknown tags are ignored, a timestamp becomes the text of its moment in
UTC, and documents that are null or empty are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from cdk8s_pods.engine.bare_text import BareText
from cdk8s_pods.engine.values import in_key_order

from .numbers import float_text
from .quoting import is_bare_for_cdk8s
from .resolving import resolve_core, resolve_plain, resolve_tagged

if TYPE_CHECKING:
    from collections.abc import Callable

# Aliases to aliases can make a few lines of text into billions of values.
_MOST_VALUES = 1_000_000
# Deeper than any manifest, and about where recursion ends; `cdk8s-pods check` has the same limit.
_MOST_LEVELS = 200
_TOO_DEEP = f"nested more than {_MOST_LEVELS} levels deep"
_STANDARD = "tag:yaml.org,2002:"
_REFUSED_TAGS = frozenset(_STANDARD + name for name in ("binary", "omap", "pairs", "set"))

# Characters that npm `yaml` takes as they are, and PyYAML for line breaks or errors.
_FOREIGN = tuple(map(chr, (*range(9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF)))
_PRIVATE_USE = range(0xE000, 0xF8FF)


# Users may write what they have loaded with PyYAML.
for _representer in (yaml.representer.SafeRepresenter, yaml.representer.Representer):
    _representer.add_representer(BareText, yaml.representer.SafeRepresenter.represent_str)

_JAVASCRIPT_NUMBERS = {".nan": "NaN", ".inf": "Infinity", "-.inf": "-Infinity", "-0": "0"}


class YamlTextError(ValueError):
    """A text that is not YAML, or that no manifest can be made of.

    Args:
        problem: What is wrong.
        line: The line, counted from 1.
        column: The column, counted from 1.
    """

    def __init__(self, problem: str, line: int, column: int) -> None:
        self.problem = problem
        self.line = line
        self.column = column
        super().__init__(problem, line, column)

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.problem}"


def load_documents(text: str) -> list[Any]:
    """Return the values of the documents in a text, without those that are null, an empty map or an empty list.

    Raises:
        YamlTextError: where the text is not YAML; it has the line and the column.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.endswith("\n"):
        text += "\n"  # PyYAML drops the last line break of a block where the file has none
    present = [character for character in (*_FOREIGN, "\r", "\ufeff") if character in text]
    # They pass through the parser as characters for private use that the text does not have.
    unused = (chr(code) for code in _PRIVATE_USE if chr(code) not in text)
    stand_ins = dict(zip(map(ord, present), unused, strict=False))
    originals = {ord(stand_in): chr(original) for original, stand_in in stand_ins.items()}
    if stand_ins:
        text = text.translate(stand_ins)
    try:
        documents = _parsed(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader), originals)
    except yaml.MarkedYAMLError as error:
        if "\\u" not in text or "escape" not in str(error):
            raise _text_error(error) from error
        # JSON writes a character beyond U+FFFF as two escapes, which libyaml refuses.
        try:
            documents = _parsed(text, yaml.SafeLoader, originals)
        except yaml.MarkedYAMLError as second:
            raise _text_error(second) from second
    return [document for document in documents if document is not None and document != [] and document != {}]


def _parsed(text: str, parser: Any, originals: dict[int, str]) -> list[Any]:
    documents: list[Any] = []
    events: list[yaml.Event] = []
    resolve = resolve_plain
    level = 0
    for event in yaml.parse(text, Loader=parser):
        if isinstance(event, yaml.DocumentStartEvent):
            events = []
            resolve = resolve_core if event.version == (1, 2) else resolve_plain
        elif isinstance(event, yaml.DocumentEndEvent):
            documents.append(_Document(events, resolve, originals).node())
        else:
            events.append(event)
            if isinstance(event, yaml.CollectionStartEvent):
                level += 1
                if level > _MOST_LEVELS:
                    # Reading on takes libyaml quadratic time.
                    raise _error(_TOO_DEEP, event.start_mark)
            elif isinstance(event, yaml.CollectionEndEvent):
                level -= 1
    return documents


def _text_error(error: yaml.MarkedYAMLError) -> YamlTextError:
    problem = error.problem if not error.context else f"{error.problem} {error.context}"
    return _error(problem, error.problem_mark or error.context_mark)


def _error(problem: str | None, mark: Any) -> YamlTextError:
    return YamlTextError(problem or "this is not YAML", mark.line + 1, mark.column + 1)


class _Document:
    """The value of one document, made from the events that the parser reports for it.

    Args:
        events: The events between the start and the end of the document.
        resolve: What gives a plain scalar without a tag its value.
        originals: The characters that stand for others, as `str.translate` takes them.
    """

    def __init__(self, events: list[yaml.Event], resolve: Callable[[str], object], originals: dict[int, str]) -> None:
        self._events = events
        self._resolve = resolve
        self._originals = originals
        self._at = 0
        self._values = 0
        # Where the node of an anchor starts; where the node of the alias at a position starts; what is being read.
        self._anchors: dict[str, int] = {}
        self._aliases: dict[int, int] = {}
        self._open: set[int] = set()

    def node(self) -> Any:
        """Return the value of the node at the current position, and go on behind it."""
        position = self._at
        event: Any = self._events[position]
        self._at += 1
        self._values += 1
        if self._values > _MOST_VALUES:
            raise _error(
                f"the document has more than {_MOST_VALUES} values, with what its aliases repeat", event.start_mark
            )
        if isinstance(event, yaml.AliasEvent):
            return self._aliased(position, event)
        if event.anchor:
            self._anchors[event.anchor] = position
        if event.tag in _REFUSED_TAGS:
            raise _error(f"Kubernetes has no values of the type !!{event.tag[len(_STANDARD) :]}", event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        # What an alias repeats may stand deeper than where it was written.
        if len(self._open) == _MOST_LEVELS:
            raise _error(_TOO_DEEP, event.start_mark)
        self._open.add(position)
        value = self._map() if isinstance(event, yaml.MappingStartEvent) else self._list()
        self._open.remove(position)
        return value

    def _aliased(self, position: int, event: Any) -> Any:
        # An anchor may be given anew, so an alias inside of what another alias repeats keeps its first meaning.
        target = self._aliases.setdefault(position, self._anchors.get(event.anchor, -1))
        if target < 0:
            raise _error(f"no anchor &{event.anchor} before the alias *{event.anchor}", event.start_mark)
        if target in self._open:
            raise _error(f"the alias *{event.anchor} stands inside of what it repeats", event.start_mark)
        back, anchors = self._at, self._anchors
        self._at, self._anchors = target, {}
        value = self.node()
        self._at, self._anchors = back, anchors
        return value

    def _scalar(self, event: Any) -> object:
        text: str = event.value
        if self._originals:
            text = text.translate(self._originals)
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        if event.tag is None and event.implicit[0]:
            value = self._resolve(text)
            # In a document of YAML 1.2 cdk8s does not look for what YAML 1.1 has beyond it, and quotes it.
            if value is text and self._resolve is resolve_plain and is_bare_for_cdk8s(text):
                return BareText(text)
            return value
        if event.tag is None:
            return text
        return resolve_tagged(event.tag[len(_STANDARD) :], text) if event.tag.startswith(_STANDARD) else text

    def _list(self) -> list[Any]:
        result: list[Any] = []
        while not isinstance(self._events[self._at], yaml.SequenceEndEvent):
            result.append(self.node())
        self._at += 1
        return result

    def _map(self) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := self._events[self._at], yaml.MappingEndEvent):
            merges = self._is_merge_key(event)
            key = _key_text(self.node(), event)
            event = self._events[self._at]
            value = self.node()
            if merges:
                for source in value if isinstance(value, list) else [value]:
                    if not isinstance(source, dict):
                        raise _error("`<<` takes a map, an alias of a map, or a list of them", event.start_mark)
                    for name, item in source.items():
                        result.setdefault(name, item)
            else:
                result[key] = value
        self._at += 1
        return in_key_order(result)

    def _is_merge_key(self, event: Any) -> bool:
        # YAML 1.2 has no merge keys.
        return (
            isinstance(event, yaml.ScalarEvent)
            and event.value == "<<"
            and bool(event.implicit[0])
            and self._resolve is resolve_plain
        )


def _key_text(key: object, event: yaml.Event) -> str:
    """Return the key as JavaScript writes it: every key is a string there."""
    if isinstance(key, str):
        return key
    if key is None:
        return ""
    if isinstance(key, bool):
        return "true" if key else "false"
    if isinstance(key, (int, float)):
        text = float_text(key + 0.0)
        return _JAVASCRIPT_NUMBERS.get(text) or text.replace(".0e", "e")
    raise _error("a map or a list cannot be a key", event.start_mark)
