"""What is read is what cdk8s reads; what cannot be read has a place."""

from __future__ import annotations

import json
import math
import random
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from cdk8s_pods.engine.yaml_text import YamlTextError, dump_document, load_documents

from . import nasty
from .parsers import comparable

if TYPE_CHECKING:
    from .official import OfficialYaml

# What these mean is up to the schema of YAML 1.1 as npm `yaml` has it; both readers are asked.
SAME_AS_CDK8S = {
    "nulls": "- ~\n- null\n- Null\n- NULL\n-\n- nULL\n",
    "booleans": "- yes\n- No\n- y\n- N\n- on\n- OFF\n- true\n- FALSE\n- tRue\n",
    "integers": "- 0\n- +12\n- 0777\n- 08\n- 0b101\n- 0x1F\n- 1_000\n- 0o17\n- 0X1F\n- -0b1\n",
    "large integers": "- 9007199254740993\n- 9223372036854775807\n- 1000000000000000000000000\n",
    "floats": "- 1.0\n- .5\n- 1.\n- 1e3\n- 1.5E-7\n- -1_0.2_5\n- 1e-7\n",
    "sexagesimals": "- 12:30\n- -1:30\n- 1:2:3.5\n- 12:60\n- 0:0\n",
    "timestamps": "- 2024-01-01\n- 2001-12-14t21:59:43.10-05:00\n- 2001-12-14 21:59:43.1 -5\n- 2001-12-14 21:59:43Z\n",
    "impossible timestamps": "- 2024-13-45\n- 9999-99-99\n- 0050-01-01\n- 2024-02-30 25:61:61\n- 0000-00-00\n",
    "quoted scalars": "- 'yes'\n- \"12\"\n- 'it''s'\n- \"\\x41\\u00e9\\U0001F600\\t\\/\"\n",
    "tags": '- !!str 12\n- !!int "12"\n- !!float 1\n- !!float "1.5"\n- !!bool "yes"\n- !!null ""\n- !foo 12\n- ! 12\n',
    "tagged timestamp": '- !!timestamp "2024-01-01"\n- !!timestamp x\n',
    "tagged collections": "- !!map {a: 1}\n- !!seq [1]\n- !foo {a: 1}\n",
    "keys": "1: a\n0777: b\n1.50: c\n1e21: d\n~: e\nyes: f\n2024-01-01: g\n-0: h\n.inf: i\n.nan: j\n",
    "order of keys": "b: 1\n10: 2\n9: 3\na: 4\n",
    "repeated keys": "a: 1\nb: 2\na: 3\n",
    "merge": "x: &x {a: 1, b: 2}\ny:\n  a: 0\n  <<: *x\n  b: 3\n",
    "merge of several": "<<: [{a: 1}, {a: 2, b: 3}]\nb: 4\n",
    "quoted merge key": '"<<": {a: 1}\n',
    "aliases": "a: &a [1, {b: 2}]\nc: *a\nd: &s x\n*s : e\n",
    "anchor given anew": "- &x 1\n- &y [*x]\n- &x 2\n- *y\n- *x\n",
    "documents": "---\n---\n# c\n---\na: 1\n...\n---\n[]\n---\n{}\n---\nnull\n---\n''\n---\n0\n",
    "nothing": "",
    "comments only": "# a\n# b\n",
    "YAML 1.2": "%YAML 1.2\n---\n- yes\n- 0o17\n- 0x1F\n- 0777\n- 1e3\n- true\n- ~\n- 1_0\n- <<: {a: 1}\n---\n- yes\n",
    "JSON": '{"a":1,\n\t"b":[1,2.0,null],"c":"\\u00e9 \\/"}',
    "surrogates of JSON": '{"a":1,\n "b": "\\ud83d\\ude00 \\\\ud83d"}',
    "windows line ends": "\ufeffa: b\r\nc: |\r\n  x\r\n  y\r\n",
    "block without a final line break": "a: |\n  x\n  y",
    "block scalars": "a: |+\n  x\n\nb: >-\n  f\n  g\n\n  h\nc: |2-\n    i\n",
    "folded scalars": "- 'a\n  b'\n- \"a\\\n  b\"\n- a\n  b\n\n  c\n",
    "separators of YAML 1.1": 'a: x\u2028y\nb: "\x7f\x85 z"\nc: \ufeff\n',
    "escape character": "a: \x1b[0m\n",
}  # fmt: skip

ERRORS = {
    "indentation": ("a: 1\n b: 2\n", 2, 3, "mapping values are not allowed"),
    "open list": ("a: [1\n", 2, 1, "did not find expected ',' or ']'"),
    "reserved character": ("a: 1\nb: @x\n", 2, 4, "found character that cannot start any token"),
    "unknown anchor": ("a:\n  b: *x\n", 2, 6, "no anchor &x before the alias *x"),
    "alias of itself": ("a: &x\n  b: *x\n", 2, 6, "stands inside of what it repeats"),
    "merge of a string": ("a: 1\n<<: x\n", 2, 5, "`<<` takes a map"),
    "map as a key": ("a: {{ x }}\n", 1, 5, "a map or a list cannot be a key"),
    "binary": ("a: !!binary aGk=\n", 1, 4, "Kubernetes has no values of the type !!binary"),
    "bad escape in JSON": ('{"a": "\\ud83d\\q"}', 1, 15, "found unknown escape character"),
}


@pytest.mark.parametrize("text", SAME_AS_CDK8S.values(), ids=SAME_AS_CDK8S)
def test_a_text_means_what_it_means_for_cdk8s(text: str, official: OfficialYaml) -> None:
    (theirs,) = official.loaded([text])

    ours = load_documents(text)

    assert comparable(json_numbers(ours)) == comparable(theirs["documents"])
    assert order_of_keys(ours) == order_of_keys(theirs["documents"])


def test_what_cdk8s_writes_means_what_it_means_for_cdk8s(official: OfficialYaml) -> None:
    strings = nasty.strings(1500, seed=7)
    values = [{"a": [text], "b": number} for text, number in zip(strings, nasty.numbers(500, seed=8), strict=False)]
    texts = [*official.written(values), *map(dump_document, values)]

    ours = [load_documents(text) if readable(text) else None for text in texts]

    theirs = [result["documents"] for result in official.loaded(texts)]
    different = [
        (text, mine, other)
        for text, mine, other in zip(texts, ours, theirs, strict=True)
        if mine is not None and comparable(json_numbers(mine)) != comparable(other)
    ]
    assert different == []


# As they stand in manifests: octal in both notations, other bases, separators, sexagesimals, signs, zeros, times.
BARE = [
    *("0o644", "0755", "0b11", "0x1F", "1_000", "12:30", "0X1F", "0b-1", "-_1", "1e_5", "0o8", "-0o17", "0O17", "0o_1"),
    *("-0", "-0.0", "-00", "-0x0", "+0", "0", "0.0", "1.5", "+1", "0_7", "=", "<<", "190:20:30", "1:60", "09", "0_9"),
    *("2024-1-1 1:00:00.", "2024-01-01 1:00:00 +31", "yes", "N", "~", "null", "1__0", "0b", "0x", "a\tb", "1.", ".5"),
]


@pytest.mark.parametrize("scalar", BARE)
def test_a_scalar_without_quotes_in_a_file_is_written_as_cdk8s_writes_it(scalar: str, official: OfficialYaml) -> None:
    text = f"a: {scalar}\nb: [{scalar}, 'x']\n" + ("" if scalar == "<<" else f"{scalar}: c\n")

    (document,) = load_documents(text)

    assert [dump_document(document)] == official.rewritten([text])


def test_random_scalars_without_quotes_in_a_file_are_written_as_cdk8s_writes_them(official: OfficialYaml) -> None:
    source = random.Random(11)
    scalars = {"".join(source.choices("0123456789oxXbB_-+.:eEO~=<", k=source.randint(1, 6))) for _ in range(4000)}
    texts = [f"a: {scalar}\n" for scalar in sorted(scalars) if readable(f"a: {scalar}\n")]

    ours = [dump_document(load_documents(text)[0]) for text in texts]

    different = [
        (text, mine, theirs)
        for text, mine, theirs in zip(texts, ours, official.rewritten(texts), strict=True)
        if mine != theirs and theirs is not None and not documented_difference(text, theirs)
    ]
    assert different == []


def documented_difference(text: str, official: str) -> bool:
    """Return whether docs/engine-yaml.md names the difference: numbers without digits, floats without a dot."""
    return ".nan" in official or ("e" in official and "." not in official.partition("e")[0])


def test_the_same_text_with_quotes_keeps_them() -> None:
    (document,) = load_documents("a: '0o644'\nb: !!str 0o644\nc: 0o644\n")

    assert dump_document(document) == 'a: "0o644"\nb: "0o644"\nc: 0o644\n'


def test_text_that_was_loaded_can_be_written_by_pyyaml_and_as_json() -> None:
    (document,) = load_documents("a: 0o644\n")

    assert yaml.safe_load(yaml.safe_dump(document)) == json.loads(json.dumps(document)) == {"a": "0o644"}
    assert yaml.dump(document) == yaml.safe_dump(document)


@pytest.mark.parametrize(("text", "line", "column", "problem"), ERRORS.values(), ids=ERRORS)
def test_what_cannot_be_read_has_its_line_and_column(text: str, line: int, column: int, problem: str) -> None:
    with pytest.raises(YamlTextError) as refused:
        load_documents(text)

    assert (refused.value.line, refused.value.column) == (line, column)
    assert str(refused.value).startswith(f"line {line}, column {column}: ")
    assert problem in str(refused.value)


@pytest.mark.parametrize("text", [".", "-.", "e5", "E10", "._"])
def test_a_number_without_a_digit_is_a_string(text: str) -> None:
    assert load_documents(f"a: {text}\n") == [{"a": text}]


def test_what_an_alias_repeats_is_a_value_of_its_own() -> None:
    (document,) = load_documents("a: &a {b: 1}\nc: *a\n")

    document["a"]["b"] = 2

    assert document["c"] == {"b": 1}


def test_an_alias_may_stand_a_thousand_times() -> None:
    (document,) = load_documents("a: &a {b: 1}\nc: [" + "*a, " * 1000 + "]\n")

    assert document["c"] == [{"b": 1}] * 1000


def test_aliases_of_aliases_that_make_millions_of_values_are_refused() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9))]

    with pytest.raises(YamlTextError, match="more than 1000000 values"):
        load_documents("\n".join(lines))


def readable(text: str) -> bool:
    """Return whether PyYAML can read the text at all: some of what cdk8s writes it cannot."""
    try:
        load_documents(text)
    except YamlTextError:
        return False
    return True


def json_numbers(value: Any) -> Any:
    """Return the value as JSON has it: without the numbers that JSON lacks."""
    if isinstance(value, dict):
        return {key: json_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [json_numbers(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def order_of_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return [(key, order_of_keys(item)) for key, item in value.items()]
    return [order_of_keys(item) for item in value] if isinstance(value, list) else None
