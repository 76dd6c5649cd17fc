"""The text of values is the text of cdk8s, but where that text is read back as something else."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

import pytest

from cdk8s_pods.engine.yaml_text import dump_document, dump_documents

from . import nasty
from .parsers import comparable, is_number_for_go, misread

if TYPE_CHECKING:
    from collections.abc import Callable

    from .official import OfficialYaml

# Parsers do not agree about these as they are: control characters, what is a line break for YAML 1.1 only,
# noncharacters, and the byte order mark, which YAML 1.2 allows inside of quotes alone.
RAW_CHARACTERS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

PLACES: dict[str, Callable[[str], Any]] = {
    "the document": lambda text: text,
    "a value": lambda text: {"k": text},
    "a value before another": lambda text: {"k": text, "l": 1},
    "a nested item": lambda text: {"k": [[text, {"l": text}], text]},
    "a key": lambda text: {text: 1},
    "a nested key": lambda text: {"k": [{text: {"l": 1}, "m": 1}]},
}


def may_differ(text: str, value: Any, official: str) -> bool:
    """Return whether cdk8s writes the value in a way that some parser reads as another value, or none should read."""
    return bool(
        misread(value, official)
        or RAW_CHARACTERS.search(official)
        or is_number_for_go(text)
        or text == "="  # the value key of YAML 1.1, which parsers with its type `value` do not read as a string
    )


@pytest.mark.parametrize("place", PLACES)
def test_a_string_has_the_text_of_cdk8s_wherever_that_is_safe(place: str, official: OfficialYaml) -> None:
    texts = nasty.strings(3000, seed=len(place))
    values = [PLACES[place](text) for text in texts]

    different = [
        (value, theirs, ours)
        for text, value, theirs in zip(texts, values, official.written(values), strict=True)
        if (ours := dump_document(value)) != theirs and not may_differ(text, value, theirs)
    ]

    assert different == []


def test_a_whole_tree_has_the_text_of_cdk8s(official: OfficialYaml) -> None:
    # Strings that need no other text than the official one; the trees leave no room for differences then.
    texts = nasty.strings(1500, seed=1)
    same_values = [
        text
        for text, theirs in zip(texts, official.written([[t] for t in texts]), strict=True)
        if dump_document([text]) == theirs
    ]
    same_keys = [
        text
        for text, theirs in zip(texts, official.written([{t: 1} for t in texts]), strict=True)
        if dump_document({text: 1}) == theirs
    ] + ["0", "1", "9", "10", "0042", "4294967294", "4294967295", "k" * 1024, "k" * 1025, "é" * 1030, "😀" * 513]
    source = random.Random(2)
    scalars = [*same_values, *([None, True, False, 0, 80, -1, 0.5] * 100)]
    trees = [nasty.structure(source, scalars, same_keys) for _ in range(2000)]

    different = [
        (tree, theirs, ours)
        for tree, theirs in zip(trees, official.written(trees), strict=True)
        if (ours := dump_document(tree)) != theirs
    ]

    assert len(same_values) > 500
    assert different == []


def test_a_number_has_the_text_of_cdk8s_but_for_the_dot_that_makes_it_a_float(official: OfficialYaml) -> None:
    numbers = nasty.numbers(500, seed=3)

    different = [
        (number, theirs, ours)
        for number, theirs in zip(numbers, official.written(numbers), strict=True)
        if (ours := dump_document(number)) != theirs
        and not (ours.replace(".0e", "e") == theirs and "PyYAML" in misread(number, theirs))
    ]

    assert different == []


def test_several_documents_have_the_separators_of_cdk8s(official: OfficialYaml) -> None:
    documents = [{"a": 1}, [], {"b": "x\n\n"}, "text"]

    assert dump_documents(documents) == "---\n".join(official.written(documents))


# What cdk8s writes, what is written here, and who could not read the official text.
DIFFERENCES = {
    "equals sign": ({"a": "="}, "a: =\n", 'a: "="\n'),
    "merge key as a value": ({"a": "<<"}, "a: <<\n", 'a: "<<"\n'),
    "merge key as a key": ({"<<": {"a": 1}}, "<<:\n  a: 1\n", '"<<":\n  a: 1\n'),
    "octal of YAML 1.2": ({"a": "0o777"}, "a: 0o777\n", 'a: "0o777"\n'),
    "capital hexadecimal of kubectl": ({"a": "0X1F"}, "a: 0X1F\n", 'a: "0X1F"\n'),
    "separator after a sign": ({"a": "-_1"}, "a: -_1\n", 'a: "-_1"\n'),
    "separator in an exponent": ({"a": "1e_5"}, "a: 1e_5\n", 'a: "1e_5"\n'),
    "sign inside a binary number of kubectl": ({"a": "0b-1"}, "a: 0b-1\n", 'a: "0b-1"\n'),
    "time with an empty fraction": ({"a": "2024-1-1 1:00:00."}, "a: 2024-1-1 1:00:00.\n", 'a: "2024-1-1 1:00:00."\n'),
    "time with a far zone": ({"a": "2024-1-1 1:00:00 +31"}, "a: 2024-1-1 1:00:00 +31\n", 'a: "2024-1-1 1:00:00 +31"\n'),
    "tab inside a line": ({"a": "b\tc"}, "a: b\tc\n", 'a: "b\\tc"\n'),
    "delete character": ({"a": "b\x7f"}, 'a: "b\x7f"\n', 'a: "b\\x7f"\n'),
    "next line": ({"a": "b\x85 c"}, 'a: "b\x85 c"\n', 'a: "b\\N c"\n'),
    "line separator": ({"a": "b\u2028c"}, "a: b\u2028c\n", 'a: "b\\Lc"\n'),
    "byte order mark": ({"\ufeffa": 1}, "\ufeffa: 1\n", '"\\ufeffa": 1\n'),
    "float without a dot": ({"a": 1e-7}, "a: 1e-7\n", "a: 1.0e-7\n"),
    "block that starts with a tab": ({"a": "\tb\nc"}, "a: |-\n  \tb\n  c\n", "a: |2-\n  \tb\n  c\n"),
    "blank line and nothing else": ({"a": " \n"}, "a: |+\n   \n", 'a: "\\ \\n"\n'),
    "document of several lines of text": ("a\nb", "|-\na\nb\n", '"a\\nb"\n'),
    "line of one blank, folded": (
        {"a": "\x1b of more than forty characters\n \nb"},
        'a: "\\e of more than forty characters\n\n  \\\\ \n\n  b"\n',
        'a: "\\e of more than forty characters\n\n  \\ \n\n  b"\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("value", "theirs", "ours"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_a_documented_difference_is_there_and_reads_back(
    value: Any, theirs: str, ours: str, official: OfficialYaml
) -> None:
    assert official.written([value]) == [theirs]
    assert dump_document(value) == ours
    assert misread(value, ours) == []
    assert comparable(official.loaded_as_1_2([ours])[0]["value"]) == comparable(value)
