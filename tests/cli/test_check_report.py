"""The report for people: by object, what is repeated once, with the line of the source, and never with a secret."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .made_tree import deployment, service
from .test_main import on_a_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

BAD = deployment("web").replace("image:", "imagee:")
SECRET = "apiVersion: v1\nkind: Secret\nmetadata: {name: login}\n"


def test_the_line_of_the_source_is_shown_with_a_mark_under_the_place(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", "-", stdin=BAD)

    assert done.stdout == (
        "Deployment web\n"
        "  stdin:14:11: spec.template.spec.containers[0].imagee: strict decoding error: "
        'unknown field "spec.template.spec.containers[0].imagee"\n'
        "    14 |           imagee: example/app:1.0\n"
        "       |           ^\n"
        '    api: fields_are_known_to_the_api: did you mean "image"?\n'
        "1 manifest checked in 1 source: 1 problem\n"
    )


def test_a_sentence_that_is_repeated_is_told_once_with_its_places(cdk8s_pods: Command) -> None:
    text = "---\n".join(BAD.replace("name: web", f"name: {name}", 1) for name in "abcdefg")
    short = cdk8s_pods("check", "-", stdin=text)
    long = cdk8s_pods("check", "-", "--all-places", stdin=text)

    assert short.stdout.count("strict decoding error") == 1
    assert "    the same at 6 more places:\n      stdin:29:11: Deployment b\n" in short.stdout
    assert "      stdin:74:11: Deployment e\n      and 2 others\n" in short.stdout
    assert "      stdin:104:11: Deployment g\n" in long.stdout
    assert "others" not in long.stdout


def test_much_advice_of_one_rule_is_cut_and_problems_are_not(cdk8s_pods: Command) -> None:
    text = "---\n".join(f"{SECRET.replace('login', name)}stringData: {{a{name}: b}}\n" for name in "abcdefgh")
    config = "---\n".join(
        f"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}}}\nnonsense{name}: 1\n" for name in "abcdefgh"
    )
    services = "---\n".join(service(name) for name in "abcdefgh")
    done = cdk8s_pods("check", "-", stdin=f"{text}---\n{config}---\n{services}---\n{deployment('web')}")

    assert done.stdout.count("unknown field") == 8
    assert done.stdout.count("no pods in the input have these labels") == 5
    assert "services_select_pods: and 3 more like it; --all-places tells them all\n" in done.stdout
    assert "8  api           fields_are_known_to_the_api\n" in done.stdout
    assert "8  advice        services_select_pods\n" in done.stdout
    assert done.stdout.index("fields_are_known_to_the_api") < done.stdout.index("services_select_pods")


def test_quiet_tells_what_refuses_and_nothing_else(cdk8s_pods: Command) -> None:
    good = f"{SECRET}stringData: {{a: b}}\n"
    refused = cdk8s_pods("check", "-", "--quiet", stdin=f"{BAD}---\n{good}")
    passed = cdk8s_pods("check", "-", "-q", stdin=good)

    assert (passed.returncode, passed.stdout, passed.stderr) == (0, "", "")
    assert refused.returncode == 1
    assert refused.stdout.splitlines()[0] == "Deployment web"
    assert len(refused.stdout.splitlines()) == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{SECRET}stringData: {{password: 4711}}\n", id="in a mapping"),
        pytest.param(f"{SECRET}stringData:\n  password: hunter2\n  user: 4711\nnonsense: 1\n", id="in lines"),
        pytest.param(f"{SECRET}data: {{password: 4711, ': b': hunter2}}\n", id="data"),
        pytest.param(
            '{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Secret", "metadata": '
            '{"name": "a"}, "stringData": {"password": "hunter2"}}, {"apiVersion": "v1", "kind": "Pod", "spec": 1}]}',
            id="on the line of another object",
        ),
        pytest.param(f"{SECRET.replace('Secret', 'secret')}stringData: {{password: hunter2}}\n", id="another case"),
        pytest.param("apiVersion: v1\nmetadata: {name: a}\nstringData: {password: hunter2}\n", id="no kind"),
        pytest.param(
            "apiVersion: v1\nkind: SecretList\nitems: [{metadata: {name: A}, data: {p: hunter2}}]\n", id="list"
        ),
    ],
)
def test_no_value_of_a_secret_is_shown_in_any_form(text: str, cdk8s_pods: Command, project: Path) -> None:
    (project / "a.yaml").write_text(text)
    for form in ("text", "json", "github", "gitlab", "sarif"):
        done = cdk8s_pods("check", "a.yaml", "--format", form)
        said = done.stdout + done.stderr

        assert done.returncode == 1
        assert "hunter2" not in said
        assert "4711" not in said


def test_lines_are_wrapped_where_the_terminal_is_narrow(project: Path) -> None:
    (project / "web.yaml").write_text(BAD)
    shown = on_a_terminal(["check", "web.yaml"], project, COLUMNS="50", NO_COLOR="1")

    assert max(len(line) for line in shown.split("\r\n")) <= 62, "a path is never cut"
    assert "\r\n       |           ^\r\n" in shown


def test_a_long_line_is_shown_around_the_place(cdk8s_pods: Command) -> None:
    text = f"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a}}, data: {{a: {'x' * 500}}}, nonsense: 1}}\n"
    lines = cdk8s_pods("check", "-", stdin=text).stdout.splitlines()

    assert lines[2] == f"    1 | {'x' * 17}}}, nonsense: 1}}"
    assert lines[3].index("^") == lines[2].index("nonsense")


def test_nothing_but_ascii_is_written_where_nothing_else_can_be_shown(cdk8s_pods: Command) -> None:
    text = BAD.replace("imagee: example/app:1.0", "imagee: é😀")
    done = cdk8s_pods("check", "-", stdin=text, env={"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"})

    assert done.returncode == 1
    assert "imagee" in done.stdout


def test_gitlab_gets_a_report_whose_fingerprints_stay_when_lines_move(cdk8s_pods: Command, project: Path) -> None:
    def report(text: str) -> list[dict[str, object]]:
        (project / "web.yaml").write_text(text)
        found: list[dict[str, object]] = json.loads(cdk8s_pods("check", ".", "--format", "gitlab").stdout)
        return found

    (before,), (after,) = report(BAD), report(f"# moved\n{BAD}")

    assert before["check_name"] == "fields_are_known_to_the_api"
    assert before["severity"] == "critical"
    assert before["location"] == {"path": "web.yaml", "lines": {"begin": 14}}
    assert after["location"] == {"path": "web.yaml", "lines": {"begin": 15}}
    assert before["fingerprint"] == after["fingerprint"]
    assert len({str(each["fingerprint"]) for each in report(f"{BAD}---\n{BAD}")}) > 1
    assert str(before["description"]).startswith("Deployment web: spec.template.spec.containers[0].imagee: ")


def test_a_long_check_shows_its_progress_on_a_terminal_and_removes_it(project: Path) -> None:
    container = "{name: web, image: 'example/app:1.0', ports: [{containerPort: 80}]}"
    for number in range(40):
        (project / f"{number}.yaml").write_text(
            "".join(
                f"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: a{each}}}\nspec: {{containers: [{container}]}}\n"
                for each in range(500)
            )
        )
    shown = on_a_terminal(["check", "."], project, stream="stderr")

    assert "\r\x1b[KChecking: " in shown
    assert " files, " in shown
    assert shown.endswith("\r\x1b[K")
