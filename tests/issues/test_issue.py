"""An issue, its path and the exception that carries it."""

from __future__ import annotations

import copy
import pickle

import pytest

from cdk8s_pods import FieldPath, InvalidManifest, Issue, PodsError

ISSUE = Issue("spec.containers", "pods_have_a_container", "api", "Required value", "write a container")


def test_an_issue_reads_as_a_sentence() -> None:
    assert str(ISSUE) == "spec.containers: Required value; write a container"
    assert str(Issue(path="", rule="a", category="advice", message="Required value")) == "Required value"


def test_an_issue_is_a_tuple_of_named_fields() -> None:
    path, rule, category, message, remedy = ISSUE

    assert (path, rule, category, message, remedy) == (
        ISSUE.path,
        ISSUE.rule,
        ISSUE.category,
        ISSUE.message,
        ISSUE.remedy,
    )
    assert list(ISSUE._asdict()) == list(ISSUE._fields) == ["path", "rule", "category", "message", "remedy"]
    assert ISSUE._replace(path="spec") == Issue("spec", *ISSUE[1:])
    assert "path='spec.containers'" in repr(ISSUE)


@pytest.mark.parametrize(("category", "refuses"), [("api", True), ("runtime", True), ("pod-security", True)])
def test_every_category_but_advice_refuses(category: str, refuses: bool) -> None:
    assert ISSUE._replace(category=category).refuses is refuses
    assert ISSUE._replace(category="advice").refuses is False


def test_issues_and_errors_survive_copying_and_pickling() -> None:
    error = InvalidManifest('Pod "web"', [ISSUE], "main.py:3")

    assert copy.deepcopy(ISSUE) == pickle.loads(pickle.dumps(ISSUE)) == ISSUE
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_an_error_lists_every_issue_and_where_it_was_written() -> None:
    error = InvalidManifest('Pod "web"', [ISSUE, ISSUE._replace(path="metadata.name")], "main.py:3")

    assert str(error).splitlines() == [
        'Pod "web" cannot work: 2 problems, written at main.py:3',
        "  spec.containers: Required value; write a container",
        "  metadata.name: Required value; write a container",
    ]
    assert isinstance(error, (PodsError, ValueError))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(FieldPath(), "", id="the root"),
        pytest.param(FieldPath().child("spec").child("containers").index(0).child("name"), "spec.containers[0].name"),
        pytest.param(FieldPath().child("limits").key("cpu"), "limits[cpu]", id="an entry of a map"),
        pytest.param(FieldPath().index(2).child("kind"), "[2].kind", id="an element of a list at the root"),
        pytest.param(FieldPath("spec").child("nodeSelector").key("a.b/c"), "spec.nodeSelector[a.b/c]", id="from text"),
    ],
)
def test_a_path_is_printed_as_the_api_server_prints_it(path: FieldPath, text: str) -> None:
    assert str(path) == text
