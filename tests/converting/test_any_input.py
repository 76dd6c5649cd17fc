"""Whatever the input holds, the program is made of literals, checked names and comments, and of nothing else."""

from __future__ import annotations

import ast
import builtins
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings, strategies as st

from cdk8s_pods.converting.charts import Manner
from cdk8s_pods.converting.code import Atom
from cdk8s_pods.converting.layout import Layout, flat
from cdk8s_pods.converting.literals import bytes_literal, json_code, lines_literal, text_literal
from cdk8s_pods.converting.modules import module_of
from cdk8s_pods.converting.names import class_name, construct_id, identifier
from cdk8s_pods.converting.notes import cleaned
from cdk8s_pods.converting.source import SourceChart, SourceObject
from cdk8s_pods.reading.yaml_comments import Comment, comments_in
from tests.rules.damaged_manifests import damaged_manifests

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = st.text(max_size=60) | st.sampled_from(
    ['"""', "'''", "\\", "\\\"'", "#{}\n", "a\n" * 9, "\r\n\x0b\u2028 x\n" * 4]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@given(TEXTS)
def test_a_text_is_read_back_from_its_literal(text: str) -> None:
    assert ast.literal_eval(text_literal(text)) == text
    assert ast.literal_eval(lines_literal(text)) == text


@given(st.binary(max_size=60))
def test_bytes_are_read_back_from_their_literal(content: bytes) -> None:
    assert ast.literal_eval(bytes_literal(content)) == content


@given(JSON, st.integers(40, 120))
def test_a_json_value_is_read_back_from_its_code_on_one_line_and_on_many(value: Any, length: int) -> None:
    code = json_code(value)
    on_lines = Layout(length).statement("x = ", code, 0).removeprefix("x = ")
    infinite = {"float": float}

    assert eval(flat(code), infinite) == value
    assert eval(on_lines, infinite) == value


@given(TEXTS)
def test_names_are_identifiers(text: str) -> None:
    assert identifier(text, "part").isidentifier()
    assert class_name(text, "Application").isidentifier()
    assert "/" not in construct_id(text, "object")
    assert construct_id(text, "object")


@given(TEXTS)
def test_a_comment_is_one_line(text: str) -> None:
    lines = Layout(88).comments([cleaned(text)], 4)

    assert lines
    assert all(line.startswith("    #") and line.isprintable() for line in lines)
    assert ast.parse("\n".join(["if True:", *lines, "    pass"]))


@given(st.lists(st.text(st.characters(max_codepoint=0xD7FF)), min_size=1, max_size=5))
def test_what_looks_like_a_comment_in_a_value_is_none(values: list[str]) -> None:
    text = "\n".join(f"- {json.dumps(value)}  # note {number}" for number, value in enumerate(values))

    assert [comment.text for comment in comments_in(text)] == [f" note {number}" for number in range(len(values))]


def module_for(manifests: list[Any], comment: str, *, plain: bool) -> str:
    objects = [
        SourceObject(position, each, "x.yaml", 1, [Comment(1, 1, comment, True)], {})
        for position, each in enumerate(manifests)
    ]
    chart = SourceChart("X", "x", "x.yaml", tuple(objects))
    return module_of([chart], Manner(plain=plain), 88).text


@SLOW
@given(st.lists(damaged_manifests(), min_size=1, max_size=3), JSON, TEXTS, st.booleans())
def test_a_program_calls_nothing_but_what_it_imports(manifests: list[Any], odd: Any, text: str, plain: bool) -> None:
    objects = [each for each in manifests if isinstance(each, dict) and _is_object(each)]
    objects.append({"apiVersion": "v1", "kind": "Odd", "metadata": {"name": text, "labels": odd}, text: odd})
    program = module_for(objects, text, plain=plain)
    tree = ast.parse(program)

    imported = {alias.name for each in ast.walk(tree) if isinstance(each, ast.ImportFrom) for alias in each.names}
    called = {each.func.id for each in ast.walk(tree) if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)}
    assert called <= imported | {"X", "super", "float"}
    loaded = {each.id for each in ast.walk(tree) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)}
    assert loaded.isdisjoint(set(dir(builtins)) - {"super", "float", "str", "id", "__name__"})
    modules = {each.module for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)}
    assert modules <= {"cdk8s", "cdk8s_pods", "cdk8s_pods.model", "constructs", "typing"}
    assert not any(isinstance(each, ast.Import) for each in ast.walk(tree))


@settings(SLOW, max_examples=4)
@given(st.lists(damaged_manifests(), min_size=10, max_size=30), TEXTS)
def test_a_formatter_changes_nothing(tmp_path_factory: Any, manifests: list[Any], text: str) -> None:
    folder: Path = tmp_path_factory.mktemp("formatted")
    for number, each in enumerate(manifests):
        if isinstance(each, dict) and _is_object(each):
            program = module_for([each], text, plain=number % 2 == 0)
            (folder / f"case_{number}.py").write_text(program, encoding="utf-8", errors="backslashreplace")
    words = [sys.executable, "-m", "ruff", "format", "--isolated", "--diff", "."]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60, check=False)

    assert done.stdout == ""


def _is_object(manifest: dict[str, Any]) -> bool:
    return all(isinstance(manifest.get(key), str) and manifest[key] for key in ("apiVersion", "kind"))


def test_an_atom_is_written_as_it_is() -> None:
    assert Layout(88).statement("", Atom("x"), 4) == "    x"
