"""What is written is the same value for every parser."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from cdk8s_pods.engine.yaml_text import dump_document, dump_documents, load_documents

from . import nasty
from .parsers import comparable, misread

if TYPE_CHECKING:
    from .official import OfficialYaml

# Characters that a file in UTF-8 can have; a lone surrogate stays what cdk8s makes of it.
CHARACTERS = st.characters(exclude_categories=["Cs"])
ODD_CHARACTERS = st.sampled_from(
    "\n\n \t:#-?|>'\"\\&*!%@`{}[],=~<+._0189abeEfnoxyOX\x00\x07\x1b\x7f\x85\xa0\u2028\ufeff\uffff😀"
)
STRINGS = st.one_of(st.text(ODD_CHARACTERS, max_size=12), st.text(CHARACTERS, max_size=30))
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False), STRINGS
)
VALUES = st.recursive(
    SCALARS, lambda values: st.lists(values, max_size=4) | st.dictionaries(STRINGS, values, max_size=4), max_leaves=12
)

SCALAR_TEXTS = {
    "word": ("nginx", "nginx"),
    "sentence": ("it's a b:c d#e - f", "it's a b:c d#e - f"),
    "empty": ("", '""'),
    "null": ("null", '"null"'),
    "tilde": ("~", '"~"'),
    "true": ("True", '"True"'),
    "y": ("y", '"y"'),
    "off": ("OFF", '"OFF"'),
    "integer": ("8080", '"8080"'),
    "quantity": ("500m", "500m"),
    "version": ("1.16.3", "1.16.3"),
    "float": ("1.5", '"1.5"'),
    "dot": (".", '"."'),
    "exponent": ("1e3", '"1e3"'),
    "commit": ("12e03", '"12e03"'),
    "octal": ("0777", '"0777"'),
    "binary": ("0b1", '"0b1"'),
    "separators": ("1_000", '"1_000"'),
    "sign and separator": ("-_", '"-_"'),
    "radix and separator": ("0b_", '"0b_"'),
    "radix between signs": ("-0b-1", "-0b-1"),
    "sexagesimal": ("12:30", '"12:30"'),
    "no sexagesimal": ("12:60", "12:60"),
    "date": ("2024-01-01", '"2024-01-01"'),
    "infinity": ("-.inf", '"-.inf"'),
    "colon at the end": ("a:", '"a:"'),
    "colon and blank": ("a: b", '"a: b"'),
    "comment": ("a #b", '"a #b"'),
    "double quotes": ('say "x": y', "'say \"x\": y'"),
    "both quotes": ("\"it's\"", '"\\"it\'s\\""'),
    "template": ("{{ .Values.x }}", '"{{ .Values.x }}"'),
    "variable": ("$(VAR)", "$(VAR)"),
    "document marker": ("---", "---"),
    "dash": ("-", '"-"'),
    "escape": ("\x1b[0m", '"\\e[0m"'),
    "emoji": ("\U0001f600", "\U0001f600"),
    "two surrogates": ("\ud83d\ude00", "\U0001f600"),
    "lone surrogate": ("\ud83d", '"\\ud83d"'),
    "long": ("x " * 500 + "x", "x " * 500 + "x"),
    "true value": (True, "true"),
    "none": (None, "null"),
    "whole float": (2.0, "2"),
    "minus zero": (-0.0, "-0"),
    "large integer": (2**63 - 1, "9223372036854776000"),
    "not a number": (float("nan"), ".nan"),
    "tuple": ((1,), "\n  - 1"),
    "empty map": ({}, "{}"),
    "empty list": ([], "[]"),
}  # fmt: skip

BLOCKS = {
    "two lines": ("a\nb", "|-\n  a\n  b"),
    "final line break": ("a\nb\n", "|\n  a\n  b"),
    "several final line breaks": ("a\n\n\n", "|+\n  a\n\n"),
    "empty line": ("a\n\nb", "|-\n  a\n\n  b"),
    "first line indented": ("  a\nb", "|2-\n    a\n  b"),
    "first line empty": ("\na", "|-\n  \n  a"),
    "first line a tab": ("\ta\nb", "|2-\n  \ta\n  b"),
    "carriage returns": ("a\r\nb", '"a\\r\\nb"'),
    "blanks at the end": ("a\n  ", '"a\\n  "'),
    "only line breaks": ("\n\n", "|+\n  \n"),
}


@pytest.mark.parametrize(("value", "text"), SCALAR_TEXTS.values(), ids=SCALAR_TEXTS)
def test_a_value_is_written_the_shortest_safe_way(value: object, text: str) -> None:
    assert dump_document({"key": value}) == f"key: {text}\n".replace(": \n", ":\n")


@pytest.mark.parametrize(("value", "text"), BLOCKS.values(), ids=BLOCKS)
def test_a_text_of_several_lines_is_a_block_where_a_block_can_hold_it(value: str, text: str) -> None:
    assert dump_document({"key": value}) == f"key: {text}\n"
    assert misread({"key": value}, dump_document({"key": value})) == []


def test_maps_and_lists_are_indented_by_two() -> None:
    value = {"a": {"b": [{"c": 1, "d": [[1, 2], []]}, "x\ny"]}, "e": {}}

    assert dump_document(value) == (
        "a:\n  b:\n    - c: 1\n      d:\n        - - 1\n          - 2\n        - []\n"
        "    - |-\n      x\n      y\n"
        "e: {}\n"
    )


def test_keys_that_are_array_indexes_come_first_as_in_javascript() -> None:
    value = {"b": 1, "10": 2, "9": 3, "01": 4, "4294967295": 5}

    assert dump_document(value) == '"9": 3\n"10": 2\nb: 1\n"01": 4\n"4294967295": 5\n'


def test_keys_that_are_no_strings_are_written_as_json_writes_them() -> None:
    assert dump_document({True: 1, None: 2, 1.5: 3, 7: 4}) == '"7": 4\n"true": 1\n"null": 2\n"1.5": 3\n'


def test_a_key_too_long_for_one_line_stands_behind_a_question_mark() -> None:
    key = "k" * 1025

    assert dump_document({"a": {key: {"b": 1}}}) == f"a:\n  ? {key}\n  : b: 1\n"


def test_an_object_that_stands_twice_is_written_twice() -> None:
    labels = {"app": "web"}

    assert dump_document([labels, labels]) == "- app: web\n- app: web\n"


def test_none_among_documents_is_an_empty_document() -> None:
    assert dump_documents([None, {"a": None}]) == "\n---\na: null\n"


def test_a_value_that_json_cannot_hold_is_refused_with_its_type() -> None:
    with pytest.raises(TypeError, match="a value of type set cannot be written as YAML"):
        dump_document({"a": {1}})


def test_strings_beyond_what_is_remembered_are_written_the_same() -> None:
    names = {f"key-{number}": f"value-{number}" for number in range(20_000)}

    text = dump_document(names)

    assert text == "".join(f"{key}: {value}\n" for key, value in names.items())
    assert dump_document(names) == text


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_every_parser_reads_back_what_is_written(value: Any) -> None:
    text = dump_document(value)

    assert misread(value, text) == []


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(STRINGS, VALUES, min_size=1, max_size=4))
def test_what_is_written_is_loaded_again(value: Any) -> None:
    loaded = load_documents(dump_documents([value, value]))

    assert [comparable(document) for document in loaded] == [comparable(value)] * 2


def test_every_parser_reads_back_nasty_strings() -> None:
    texts = [text for text in nasty.strings(3000, seed=4) if is_utf_8(text)]

    keys = dict.fromkeys(map(comparable, texts), 1)

    assert misread(texts, dump_document(texts)) == []
    assert misread(keys, dump_document(keys)) == []


def test_a_parser_for_yaml_1_2_reads_back_nasty_strings(official: OfficialYaml) -> None:
    texts = nasty.strings(3000, seed=5)

    (loaded,) = official.loaded_as_1_2([dump_document(texts)])

    assert comparable(loaded.get("value", loaded)) == comparable(texts)


def test_kubectl_reads_back_nasty_strings() -> None:
    if not shutil.which("kubectl"):
        pytest.skip("needs kubectl")
    texts = [text for text in nasty.strings(3000, seed=6) if is_utf_8(text)]
    data = {"items": texts, "keys": dict.fromkeys(map(comparable, texts), 1)}
    manifest = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": data}
    command = ["kubectl", "annotate", "--local", "-f", "-", "-o", "json", "a=b"]

    process = subprocess.run(command, input=dump_document(manifest).encode(), capture_output=True, check=False)

    assert process.returncode == 0, process.stderr.decode()
    assert comparable(json.loads(process.stdout)["data"]) == comparable(data)


def test_writing_is_several_times_faster_than_pyyaml_with_libyaml() -> None:
    limits = {"cpu": "500m", "memory": "128Mi"}
    container = {
        "name": "nginx",
        "image": "nginx:1.16",
        "ports": [{"containerPort": 80}],
        "resources": {"limits": limits},
    }
    pod = {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "web"},
        "spec": {"containers": [container, container]},
    }

    ours = min(seconds(lambda: dump_document(pod)) for _ in range(5))
    theirs = min(seconds(lambda: yaml.dump(pod, Dumper=yaml.CSafeDumper)) for _ in range(5))

    assert ours < theirs / 5


def test_importing_the_writer_imports_nothing_that_costs_time() -> None:
    program = (
        "import sys; before = set(sys.modules); import cdk8s_pods.engine.yaml_text; print(*set(sys.modules) - before)"
    )

    process = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert {"re", "yaml", "typing", "json", "datetime", "dataclasses"}.isdisjoint(process.stdout.split())


def seconds(action: Any) -> float:
    start = time.perf_counter()
    for _ in range(50):
        action()
    return time.perf_counter() - start


def is_utf_8(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in comparable(text))
