"""The command that lists and explains rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .conftest import ROOT

if TYPE_CHECKING:
    from .conftest import Command


def test_every_rule_is_listed_with_one_line(cdk8s_pods: Command) -> None:
    lines = cdk8s_pods("rules").stdout.splitlines()
    rules = json.loads(cdk8s_pods("rules", "--format", "json").stdout)
    listed = [line.strip().partition(": ")[0] for line in lines if line.startswith("  ")]

    assert sorted(listed) == sorted(rule["id"] for rule in rules)
    assert lines[0].startswith("api: the API server refuses it (")


def test_a_rule_is_explained_with_why_remedy_source_and_examples(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("rules", "fields_are_known_to_the_api")

    assert done.returncode == 0
    assert done.stdout.startswith("fields_are_known_to_the_api  (api: the API server refuses it)\n")
    assert "\nwhat to do: correct the name" in done.stdout
    assert "\nsource: " in done.stdout
    assert "  # spec.containers[0].imagePullPolice: strict decoding error: unknown field" in done.stdout
    assert "\ngood:\n  apiVersion: v1\n" in done.stdout


def test_what_the_example_is_checked_for_is_said(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("rules", "privileges_do_not_escalate")

    assert "bad (Pod Security Standard restricted):" in done.stdout


def test_an_unknown_rule_exits_with_2_and_says_which_is_meant(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("rules", "fields_are_known_to_api")

    assert (done.returncode, done.stdout) == (2, "")
    assert 'did you mean "fields_are_known_to_the_api"?' in done.stderr


def test_words_find_the_rules_that_speak_of_all_of_them(cdk8s_pods: Command) -> None:
    lines = cdk8s_pods("rules", "gRPC", "probe").stdout.splitlines()
    found = json.loads(cdk8s_pods("rules", "gRPC", "probe", "--format", "json").stdout)

    assert any(line.startswith("  ports_of_grpc_probes_are_numbers: ") for line in lines)
    assert 1 < len(found) < 30
    assert all("grpc" in json.dumps(each).lower() for each in found)


def test_a_rule_is_explained_as_markdown(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("rules", "handlers_do_one_thing", "--format", "markdown")

    assert done.stdout.startswith("## handlers_do_one_thing\n")
    assert done.stdout in (ROOT / "docs/rules/probes.md").read_text()


def test_a_rule_that_some_versions_alone_have_says_so(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("rules", "restart_rules_are_complete")

    assert "\nholds: since Kubernetes 1.35\n" in done.stdout


def test_an_example_that_is_a_program_is_shown_with_what_refuses_it(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("rules", "a_template_has_a_pod")

    assert "\n  PodTemplateSpec().apply(shipper)\n  # spec: Required value\n" in done.stdout


def test_sources_are_links_with_the_release_they_were_read_in(cdk8s_pods: Command) -> None:
    explained = json.loads(cdk8s_pods("rules", "handlers_do_one_thing", "--format", "json").stdout)

    assert explained["sources"] == [
        {
            "url": "https://github.com/kubernetes/kubernetes/blob/release-1.33/pkg/apis/core/validation/validation.go",
            "what": "validateHandler",
            "kubernetes": "1.33",
        }
    ]


def test_a_text_that_is_bad_for_its_length_alone_is_shown_cut(cdk8s_pods: Command) -> None:
    for form in ("text", "json", "markdown"):
        done = cdk8s_pods("rules", "--format", form, "config_maps_hold_at_most_a_mebibyte")

        assert "xxx... (1048577 characters)" in done.stdout
        assert len(done.stdout) < 4096
