"""An issue, its path and the exception that carries it."""

from __future__ import annotations

import copy
import pickle

import pytest

from cdk8s_pods import NO_VALUE, FieldPath, InvalidManifest, Issue, Key, PodsError
from cdk8s_pods.issues.message import invalid, required

AT = FieldPath.of("spec", "containers")
ISSUE = Issue(AT, "pods_have_a_container", "api", required(), "write a container")


def test_an_issue_reads_as_a_sentence() -> None:
    assert str(ISSUE) == "spec.containers: Required value; write a container"
    assert str(Issue(FieldPath(), "a", "advice", required())) == "Required value"
    assert str(ISSUE.replace(subject="Pod web")) == "Pod web: spec.containers: Required value; write a container"


def test_an_issue_keeps_its_parts() -> None:
    issue = Issue(AT.index(0).child("labels").key("a.b/c"), "a_rule", "api", invalid({"a": 1}, "must be text"))

    assert issue.steps == ("spec", "containers", 0, "labels", "a.b/c")
    assert isinstance(issue.steps[-1], Key)
    assert (issue.path, str(issue.message)) == (
        "spec.containers[0].labels[a.b/c]",
        'Invalid value: {"a": 1}: must be text',
    )
    assert (issue.reason, issue.value, issue.requirement) == ("Invalid value", {"a": 1}, "must be text")
    assert ISSUE.value is NO_VALUE


@pytest.mark.parametrize(("category", "refuses"), [("api", True), ("runtime", True), ("pod-security", True)])
def test_every_category_but_advice_refuses(category: str, refuses: bool) -> None:
    assert ISSUE.replace(category=category).refuses is refuses
    assert ISSUE.replace(category="advice").refuses is False


def test_issues_of_the_same_parts_are_equal() -> None:
    same = Issue(FieldPath.of("spec", "containers"), "pods_have_a_container", "api", required(), "write a container")

    assert same == ISSUE
    assert len({same, ISSUE, ISSUE.replace(at=AT.index(0))}) == 2
    assert ISSUE.replace(message=invalid(0, "must be 1")) != ISSUE.replace(message=invalid(False, "must be 2"))


def test_issues_and_errors_survive_copying_and_pickling() -> None:
    error = InvalidManifest('Pod "web"', [ISSUE], "main.py:3")
    copied = pickle.loads(pickle.dumps(ISSUE))

    assert copy.deepcopy(ISSUE) == copied == ISSUE
    assert copied.value is NO_VALUE
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_an_error_lists_every_issue_with_its_rule_and_where_it_was_written() -> None:
    error = InvalidManifest('Pod "web"', [ISSUE, ISSUE.replace(at=FieldPath.of("metadata", "name"))], "main.py:3")

    assert str(error).splitlines() == [
        'Pod "web" cannot work: 2 problems, written at main.py:3',
        "  spec.containers: Required value; write a container [pods_have_a_container]",
        "  metadata.name: Required value; write a container [pods_have_a_container]",
    ]
    assert isinstance(error, (PodsError, ValueError))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(FieldPath(), "", id="the root"),
        pytest.param(FieldPath().child("spec").child("containers").index(0).child("name"), "spec.containers[0].name"),
        pytest.param(FieldPath().child("limits").key("cpu"), "limits[cpu]", id="an entry of a map"),
        pytest.param(FieldPath().child("limits").key(""), "limits[]", id="an empty key"),
        pytest.param(FieldPath().index(2).child("kind"), "[2].kind", id="an element of a list at the root"),
        pytest.param(FieldPath.of("spec", "nodeSelector", Key("a.b/c")), "spec.nodeSelector[a.b/c]", id="of steps"),
    ],
)
def test_a_path_is_printed_as_the_api_server_prints_it(path: FieldPath, text: str) -> None:
    assert str(path) == text
    assert FieldPath.of(*path.steps) == path


def test_a_path_leads_below_another_one() -> None:
    others = {("spec", "containers", 0)}

    assert FieldPath.of("spec", "containers", 0).leads_below(others)
    assert FieldPath.of("spec", "containers", 0, "name").leads_below(others)
    assert not FieldPath.of("spec", "containers").leads_below(others)
    assert FieldPath.of("spec").leads_below({()})
