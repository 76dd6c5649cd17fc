"""Every id that is ever put into an issue is a rule that can be looked up and turned off."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import cdk8s_pods
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import required
from cdk8s_pods.rules.catalogue import issue_of, load_rules
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.example import find_examples
from cdk8s_pods.rules.target import Target
from cdk8s_pods.schema.decode import DECODING_RULES

from .corpus_report import OWN_CORPUS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What makes an issue -> at which place of its arguments the id of the rule stands.
MAKERS = {"Issue": 1, "issue_of": 0, "UnknownKind": 0, "refuse_unless_borne": 1, "refuse": 1}
#: Ids that are not written out where the issue is made: the rule's own, what ``DECODING_RULES`` has for a fault, and
#: what the patterns pass on to the one place that refuses.
WORKED_OUT = {"self.id", "DECODING_RULES[fault]", "rule"}


def ids_in_the_code() -> Iterator[tuple[str, ast.expr]]:
    root = Path(cdk8s_pods.__file__).parent
    for file in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None
            # Outside of the patterns, ``refuse`` takes issues that are made already.
            is_other = name == "refuse" and file.parent.name != "patterns"
            if isinstance(node, ast.Call) and name in MAKERS and not is_other:
                named = [keyword.value for keyword in node.keywords if keyword.arg in ("rule", "rule_id")]
                yield f"{file.relative_to(root)}:{node.lineno}", (*named, *node.args[MAKERS[name] :])[0]


def manifests() -> Iterator[tuple[Any, Target]]:
    for file in sorted(OWN_CORPUS.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["manifest"], Target(pod_security="restricted")
    for rule_id in load_rules():
        for example in find_examples(rule_id):
            yield example.manifest, example.target


def test_every_id_in_the_code_is_a_rule() -> None:
    written = {place: found.value for place, found in ids_in_the_code() if isinstance(found, ast.Constant)}
    worked_out = {ast.unparse(found) for _, found in ids_in_the_code() if not isinstance(found, ast.Constant)}

    assert {place: rule_id for place, rule_id in written.items() if rule_id not in load_rules()} == {}
    assert worked_out <= WORKED_OUT
    assert set(DECODING_RULES.values()) <= set(load_rules())


def test_every_issue_names_a_rule_and_has_its_category() -> None:
    rules = load_rules()

    for manifest, target in manifests():
        for issue in check(manifest, target=target):
            # What a rule refuses where it is certain it may advise elsewhere.
            assert issue.category in (rules[issue.rule].category, "advice"), issue.rule


def test_an_issue_that_is_found_elsewhere_says_what_its_rule_says() -> None:
    issue = issue_of("a_template_has_a_pod", FieldPath.of("spec"), required())

    assert (issue.category, issue.remedy) == ("api", load_rules()["a_template_has_a_pod"].remedy)


def test_an_issue_that_is_found_elsewhere_can_say_more_about_what_to_do() -> None:
    issue = issue_of("a_template_has_a_pod", FieldPath.of("spec"), required(), remedy="write the pod")

    assert issue.remedy == "write the pod"


def test_an_issue_of_no_rule_cannot_be_made() -> None:
    with pytest.raises(KeyError, match="templates_are_nice"):
        issue_of("templates_are_nice", FieldPath(), required())


@pytest.mark.parametrize(
    ("kubernetes", "found"),
    [("1.34", "only_init_containers_have_a_restart_policy_before_1_35"), ("1.35", None)],
)
def test_a_rule_is_not_asked_in_versions_that_do_not_have_it(kubernetes: str, found: str | None) -> None:
    container = {"name": "app", "image": "nginx:1.29", "restartPolicy": "Always"}
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "app"}, "spec": {"containers": [container]}}

    assert [issue.rule for issue in check(pod, target=Target(kubernetes=kubernetes))] == ([found] if found else [])


@pytest.mark.parametrize(("version", "is_found"), [("1.33", False), ("1.34", True)])
def test_a_control_is_not_asked_before_the_version_of_the_standards_that_has_it(version: str, is_found: bool) -> None:
    probe = {"httpGet": {"path": "/", "port": 80, "host": "example.com"}}
    container = {"name": "app", "image": "nginx:1.29", "livenessProbe": probe}
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "app"}, "spec": {"containers": [container]}}

    issues = check(pod, target=Target(pod_security="baseline", pod_security_version=version))

    assert ("probes_and_hooks_ask_the_pod_itself" in {issue.rule for issue in issues}) is is_found
