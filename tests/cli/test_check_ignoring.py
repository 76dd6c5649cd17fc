"""What is turned off has a reason, is counted, and is told when it no longer matches anything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .made_tree import deployment

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

RULE = "fields_are_known_to_the_api"
BAD = """\
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
      imagePullPolice: Always
"""
LINE = "      imagePullPolice: Always"


def with_comment(above: str = "", behind: str = "") -> str:
    above = f"      {above}\n" if above else ""
    return BAD.replace(f"{LINE}\n", f"{above}{LINE}{behind and ' '}{behind}\n")


def annotated(text: str) -> str:
    return BAD.replace("  name: web\nspec", f"  name: web\n  annotations:\n    cdk8s-pods/ignore: {text}\nspec")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(with_comment(above=f"# cdk8s-pods: ignore {RULE}: for a test"), id="above"),
        pytest.param(with_comment(behind=f"# cdk8s-pods: ignore {RULE}: for a test"), id="on the line"),
        pytest.param(
            with_comment(above=f"# cdk8s-pods: ignore {RULE}: for a test\n\n      # so it is"), id="further above"
        ),
        pytest.param(
            with_comment(above=f"# cdk8s-pods: ignore values_are_one, {RULE}: for a test").replace(
                "values_are_one", "containers_have_a_name"
            ),
            id="of several",
        ),
        pytest.param(annotated(f"'{RULE}: for a test'"), id="annotation"),
        pytest.param(annotated(f"|\n      {RULE}: for a test\n"), id="annotation of lines"),
    ],
)
def test_a_rule_is_turned_off_in_a_file_with_a_reason(text: str, cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", "-", stdin=text)
    told = cdk8s_pods("check", "-", "--no-file-ignores", stdin=text)

    assert done.returncode == 0
    assert done.stdout.endswith("1 manifest checked in 1 source: no problems, 1 ignored (1 in files)\n")
    assert told.returncode == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            with_comment(above=f"# cdk8s-pods: ignore {RULE}"),
            f"stdin:9: an ignore needs a reason: ignore {RULE}: reason\n",
            id="no reason",
        ),
        pytest.param(
            with_comment(above="# cdk8s-pods: ignore fields_are_known: it is"),
            "stdin:9: no rule is named fields_are_known",
            id="no such rule",
        ),
        pytest.param(
            with_comment(above="# cdk8s-pods: ignore"), "stdin:9: an ignore names a rule and a reason", id="nothing"
        ),
        pytest.param(
            f"# cdk8s-pods: ignore {RULE}: for another line\n{BAD}",
            f"stdin:1: the ignore of {RULE} no longer matches anything: remove it\n",
            id="another line",
        ),
        pytest.param(
            annotated("'containers_have_a_name: x'"), "stdin:6: the ignore of containers_have_a_name", id="other"
        ),
    ],
)
def test_an_ignore_that_does_not_hold_is_told_and_turns_nothing_off(text: str, said: str, cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", "-", stdin=text)

    assert done.returncode == 1
    assert said in done.stdout


def test_what_stands_in_a_value_is_no_comment(cdk8s_pods: Command) -> None:
    script = (
        f"data:\n  run: |\n    # cdk8s-pods: ignore {RULE}: é 😀\n    exit\n  a: 'x # cdk8s-pods: ignore {RULE}: y'\n"
    )
    done = cdk8s_pods("check", "-", stdin=f"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: é}}\n{script}")

    assert "no longer matches" not in done.stdout


def test_no_file_turns_pod_security_off(cdk8s_pods: Command, project: Path) -> None:
    rule = "pods_stay_out_of_the_host_namespaces"
    text = deployment("web").replace(
        "      containers:", f"      # cdk8s-pods: ignore {rule}: ours\n      hostNetwork: true\n      containers:"
    )
    (project / "web.yaml").write_text(text)
    arguments = ["check", "web.yaml", "--pod-security", "baseline"]
    in_file = cdk8s_pods(*arguments)
    (project / "cdk8s.yaml").write_text(f"cdk8s-pods: {{ignore: [{{rule: {rule}, reason: ours}}]}}\n")
    in_settings = cdk8s_pods(*arguments)

    assert in_file.returncode == 1
    assert (
        f"web.yaml:12: {rule} is Pod Security, which cdk8s.yaml can turn off, and no file by itself" in in_file.stdout
    )
    assert in_settings.returncode == 0


def test_the_settings_turn_a_rule_off_for_files(cdk8s_pods: Command, project: Path) -> None:
    (project / "cdk8s.yaml").write_text(f"cdk8s-pods: {{ignore: [{{rule: {RULE}, reason: theirs, file: vendor/*}}]}}\n")
    for name in ("vendor", "ours"):
        (project / name).mkdir()
        (project / name / "web.yaml").write_text(BAD)
    done = cdk8s_pods("check", ".")

    assert "ours/web.yaml:9:7" in done.stdout
    assert "vendor/web.yaml" not in done.stdout
    assert "1 problem, 1 ignored\n" in done.stdout


@pytest.mark.parametrize(
    ("ignored", "path", "is_told"),
    [
        ("kind: Pod, name: web", "web.yaml", True),
        ("kind: Deployment", "web.yaml", False),
        ("", "web.yaml", False),
        ("", ".", True),
    ],
)
def test_an_ignore_of_the_settings_is_told_once_all_that_it_may_mean_was_looked_at(
    ignored: str, path: str, is_told: bool, cdk8s_pods: Command, project: Path
) -> None:
    also = f", {ignored}" if ignored else ""
    (project / "cdk8s.yaml").write_text(f"cdk8s-pods: {{ignore: [{{rule: {RULE}, reason: was{also}}}]}}\n")
    (project / "web.yaml").write_text(BAD.replace("Police", "Policy"))
    done = cdk8s_pods("check", path)

    assert ("(was) no longer matches anything: remove it" in done.stdout) is is_told


def test_what_is_ignored_stands_in_the_reports_for_programs(cdk8s_pods: Command) -> None:
    text = with_comment(above=f"# cdk8s-pods: ignore {RULE}: for a test")
    (element,) = json.loads(cdk8s_pods("check", "-", "--format", "json", stdin=text).stdout)
    log = json.loads(cdk8s_pods("check", "-", "--format", "sarif", stdin=text).stdout)

    assert element["issues"] == []
    assert element["ignored"] == [
        {
            "path": "spec.containers[0].imagePullPolice",
            "rule": RULE,
            "reason": "for a test",
            "in_file": True,
            "line": 10,
            "column": 7,
        }
    ]
    assert log["runs"][0]["results"][0]["suppressions"] == [{"kind": "inSource", "justification": "for a test"}]


def test_with_a_baseline_only_what_is_new_fails(cdk8s_pods: Command, project: Path) -> None:
    web = project / "web.yaml"
    web.write_text(BAD)
    written = cdk8s_pods("check", "web.yaml", "--write-baseline", "known.json")
    web.write_text(f"# moved\n{BAD}".replace("  containers:\n", "  containers:\n    - {name: a, image: 'a:1'}\n"))
    known = cdk8s_pods("check", "web.yaml", "--baseline", "known.json")
    web.write_text(f"{BAD}    - {{name: b, image: 'a:1', imagePullPolice: Always}}\n")
    new = cdk8s_pods("check", "web.yaml", "--baseline", "known.json")
    web.write_text(BAD.replace("Police", "Policy"))
    gone = cdk8s_pods("check", "web.yaml", "--baseline", "known.json")

    assert written.returncode == 0
    assert written.stdout.endswith("known.json: 1 of them are known from now on\n")
    assert (known.returncode, known.stdout) == (
        0,
        "1 manifest checked in 1 source: no problems, 1 in the baseline\n",
    )
    assert new.returncode == 1
    assert "1 problem, 1 in the baseline\n" in new.stdout
    assert "1 of the baseline no longer hold: write it again with --write-baseline\n" in gone.stdout


def test_a_baseline_holds_no_value_of_a_secret(cdk8s_pods: Command, project: Path) -> None:
    secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData: {password: 4711}\n"
    cdk8s_pods("check", "-", "--write-baseline", "known.json", stdin=secret)

    assert "login" in (project / "known.json").read_text()
    assert "4711" not in (project / "known.json").read_text()


@pytest.mark.parametrize("content", [None, "{}", "a: 1", '{"issues": [{"file": "a"}]}'])
def test_a_baseline_that_is_none_exits_with_2(content: str | None, cdk8s_pods: Command, project: Path) -> None:
    if content is not None:
        (project / "known.json").write_text(content)
    done = cdk8s_pods("check", "-", "--baseline", "known.json", stdin=BAD)

    assert (done.returncode, done.stdout) == (2, "")
    assert "--write-baseline writes one" in done.stderr
