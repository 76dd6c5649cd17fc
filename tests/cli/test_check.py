"""The command that checks manifests of any origin."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import environment

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

GOOD = """\
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
"""
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
SERVICE = "apiVersion: mesh.example.com/v1\nkind: Service\nmetadata: {name: web}\n"


def checked(done: Any) -> list[dict[str, Any]]:
    elements: list[dict[str, Any]] = json.loads(done.stdout)
    return elements


def test_a_good_manifest_exits_with_0_and_says_how_much_was_checked(cdk8s_pods: Command, project: Path) -> None:
    (project / "web.yaml").write_text(GOOD)
    done = cdk8s_pods("check", "web.yaml")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 manifest checked in 1 source: no problems\n"


def test_a_bad_manifest_exits_with_1_and_names_file_line_column_object_and_path(
    cdk8s_pods: Command, project: Path
) -> None:
    (project / "web.yaml").write_text(BAD)
    done = cdk8s_pods("check", "web.yaml")

    assert done.returncode == 1
    assert done.stdout.startswith("Pod web\n  web.yaml:9:7: spec.containers[0].imagePullPolice: ")
    assert "fields_are_known_to_the_api" in done.stdout
    assert done.stdout.endswith("\n1 manifest checked in 1 source: 1 problem\n")


def test_json_has_one_element_a_document_in_order(cdk8s_pods: Command) -> None:
    other = BAD.replace("name: web\nspec", "name: shop\nspec")
    done = cdk8s_pods("check", "--format", "json", "-", stdin=f"{GOOD}---\n{SERVICE}---\n{other}")
    good, service, bad = checked(done)

    assert done.returncode == 1
    assert good == {"source": "stdin:1", "kind": "Pod", "name": "web", "issues": []}
    assert service == {"source": "stdin:10", "kind": "Service", "name": "web", "issues": []}
    assert (bad["source"], len(bad["issues"])) == ("stdin:14", 1)
    assert bad["issues"][0] == {
        "path": "spec.containers[0].imagePullPolice",
        "steps": ["spec", "containers", 0, "imagePullPolice"],
        "rule": "fields_are_known_to_the_api",
        "category": "api",
        "message": 'strict decoding error: unknown field "spec.containers[0].imagePullPolice"',
        "reason": "strict decoding error",
        "requirement": 'unknown field "spec.containers[0].imagePullPolice"',
        "remedy": 'did you mean "imagePullPolicy"?',
        "line": 22,
        "column": 7,
    }


def test_json_of_nothing_is_an_empty_array(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", "--format", "json", "-", stdin="# only a comment\n---\n")

    assert (done.returncode, checked(done)) == (0, [])


def test_documents_of_other_kinds_are_counted_and_left_alone(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", "-", stdin=f"{SERVICE}---\n{GOOD}")

    assert done.returncode == 0
    assert done.stdout == "1 manifest checked in 1 source, 1 document of other kinds left alone: no problems\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"apiVersion":"v1","kind":"List","items":[\n%s,\n%s]}', id="List in JSON"),
        pytest.param("apiVersion: v1\nkind: List\nitems:\n- %s\n- %s", id="List in YAML"),
        pytest.param('{"apiVersion":"v1","kind":"PodList","items":[\n%s,\n%s]}', id="PodList"),
        pytest.param("%s\n%s", id="JSON values in a row"),
        pytest.param("---\n%s\n---\n%s", id="YAML documents"),
        pytest.param("%s\n---\n%s", id="YAML documents in JSON"),
    ],
)
def test_lists_are_taken_apart(text: str, cdk8s_pods: Command) -> None:
    spec = '"spec": {"containers": [{"name": "a", "image": "a"}]}'
    good = f'{{"apiVersion": "v1", "kind": "Pod", "metadata": {{"name": "a"}}, {spec}}}'
    bad = good.replace('"image"', '"imagee"').replace('"name": "a"}, "spec"', '"name": "b"}, "spec"')
    elements = checked(cdk8s_pods("check", "--format", "json", "-", stdin=text % (good, bad)))

    assert [(each["kind"], each["name"]) for each in elements] == [("Pod", "a"), ("Pod", "b")]
    assert elements[0]["issues"] == []
    assert "spec.containers[0].imagee" in [issue["path"] for issue in elements[1]["issues"]]
    line = int(elements[1]["source"].rpartition(":")[2])
    assert all(issue["line"] == line for issue in elements[1]["issues"])


def test_the_elements_of_a_typed_list_need_no_kind(cdk8s_pods: Command) -> None:
    text = """\
kind: PodList
apiVersion: v1
items:
  - metadata: {name: one}
    spec:
      containers: [{name: web, image: nginx, imagee: nginx}]
"""
    (element,) = checked(cdk8s_pods("check", "--format", "json", "-", stdin=text))

    assert (element["source"], element["kind"], element["name"]) == ("stdin:4", "Pod", "one")
    assert [(issue["line"], issue["column"]) for issue in element["issues"]] == [(6, 46)]


def test_folders_are_read_recursively_and_in_alphabetical_order(cdk8s_pods: Command, project: Path) -> None:
    for name in ("b.yaml", "a.yml", "sub/c.json", ".git/no.yaml", "node_modules/no.yaml", "no.txt"):
        path = project / "manifests" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}" if name.endswith("json") else GOOD)
    (project / "manifests/sub/c.json").write_text(
        json.dumps({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}, "spec": {"containers": []}})
    )
    elements = checked(cdk8s_pods("check", "--format", "json", "manifests"))

    assert [each["source"] for each in elements] == [
        "manifests/a.yml:1",
        "manifests/b.yaml:1",
        "manifests/sub/c.json:1",
    ]


def test_a_file_in_a_folder_that_is_no_manifest_is_left_alone(cdk8s_pods: Command, project: Path) -> None:
    (project / "anything.yaml").write_text("replicas: 3\n")
    folder, named = cdk8s_pods("check", "."), cdk8s_pods("check", "anything.yaml")

    assert (folder.returncode, folder.stdout) == (
        0,
        "nothing was checked: 1 document of other kinds left alone in 1 source\n",
    )
    assert named.returncode == 1


def test_without_a_path_the_output_folder_of_the_project_is_checked(cdk8s_pods: Command, project: Path) -> None:
    (project / "cdk8s.yaml").write_text("app: python main.py\noutput: out\n")
    (project / "out").mkdir()
    (project / "out/web.yaml").write_text(BAD)

    assert cdk8s_pods("check").stdout.startswith("Pod web\n  out/web.yaml:9:7: ")


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        pytest.param("a: [1\nb: 2\n", "broken.yaml:2:2:", "expected ',' or ']'", id="syntax"),
        pytest.param("a:\n\t- b\n", "broken.yaml:2:1:", "cannot start any token", id="tab"),
        pytest.param(
            "a: 1\nb: 2\na: 3\n",
            "broken.yaml:3:1:",
            'duplicate key "a": it is already set on line 1',
            id="duplicate key",
        ),
        pytest.param("a: &x [1, *x]\n", "broken.yaml:1:11:", "inside the value that it repeats", id="endless alias"),
        pytest.param("a: *x\n", "broken.yaml:1:4:", "x", id="alias without anchor"),
        pytest.param("{a: 1}: b\n", "broken.yaml:1:6:", "a key must be text", id="mapping as key"),
        pytest.param("a: \x07\n", "broken.yaml:1:4:", "control characters", id="control character"),
        pytest.param("a: !!int x\n", "broken.yaml:1:4:", "not what its tag !!int says", id="wrong tag"),
        pytest.param("[" * 100_000, "broken.yaml:1:1:", "nested more than 200 levels", id="nested flow"),
        pytest.param("- " * 100_000, "broken.yaml:1:401:", "nested more than 200 levels", id="nested blocks"),
    ],
)
def test_broken_yaml_exits_with_2_and_names_file_line_and_reason(
    text: str, place: str, reason: str, cdk8s_pods: Command, project: Path
) -> None:
    (project / "broken.yaml").write_text(text)
    (project / "web.yaml").write_text(BAD)
    done = cdk8s_pods("check", "broken.yaml", "web.yaml")

    assert done.returncode == 2
    assert done.stderr.startswith(place)
    assert reason in done.stderr
    assert "web.yaml:9:7" in done.stdout, "the other files are still checked"


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        pytest.param('{"a": 1,}', "broken.json:1:", "", id="syntax"),
        pytest.param('{"a": 1,\n "a": 2}', "broken.json:2:2:", 'duplicate key "a"', id="duplicate key"),
        pytest.param('{"a": NaN}', "broken.json:1:1:", "NaN is not JSON", id="not a number"),
        pytest.param("", "broken.json:1:1:", "empty", id="empty"),
        pytest.param("[" * 100_000, "broken.json:1:", "", id="nested without end"),
        pytest.param("[" * 500 + "]" * 500, "broken.json:1:1:", "nested more than 200 levels", id="nested"),
    ],
)
def test_broken_json_exits_with_2_and_names_file_line_and_reason(
    text: str, place: str, reason: str, cdk8s_pods: Command, project: Path
) -> None:
    (project / "broken.json").write_text(text)
    done = cdk8s_pods("check", "broken.json")

    assert done.returncode == 2
    assert done.stderr.startswith(place)
    assert reason in done.stderr


def test_a_document_with_a_duplicate_key_does_not_hide_the_next_one(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", "--format", "json", "-", stdin=f"a: 1\na: 2\n---\n{BAD}")

    assert done.returncode == 2
    assert [each["source"] for each in checked(done)] == ["stdin:4"]


def test_text_that_is_not_utf_8_exits_with_2(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", "-", stdin=b"a: b\nc: \xff\n")

    assert done.returncode == 2
    assert done.stderr.startswith("stdin:2:4: cannot be read: byte 0xff is not UTF-8 text")


def test_a_billion_laughs_are_refused_quickly(cdk8s_pods: Command) -> None:
    laughs = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    laughs += "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghijk", "bcdefghijkl", strict=True)
    )
    start = time.perf_counter()
    done = cdk8s_pods("check", "-", stdin=laughs)

    assert time.perf_counter() - start < 5
    assert done.returncode == 2
    assert "aliases stand for more than 100,000 values" in done.stderr


def test_anchors_and_merge_keys_work(cdk8s_pods: Command) -> None:
    text = """\
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - &web
      name: web
      image: nginx:1.29
      imagee: oops
    - <<: *web
      name: other
"""
    (element,) = checked(cdk8s_pods("check", "--format", "json", "-", stdin=text))
    issues = {each["path"]: each["line"] for each in element["issues"] if each["path"].endswith("imagee")}

    assert issues == {"spec.containers[0].imagee": 9, "spec.containers[1].imagee": 9}


def test_a_merge_key_may_have_its_tag(cdk8s_pods: Command) -> None:
    text = "apiVersion: v1\nkind: ConfigMap\nmetadata: &a {name: web}\ndata: {!!merge <<: *a, b: c}\n"

    assert cdk8s_pods("check", "-", stdin=text).returncode == 0


def test_scalars_have_the_types_that_kubectl_gives_them(cdk8s_pods: Command) -> None:
    text = (
        GOOD
        + "      env:\n"
        + "".join(
            f"        - {{name: V{number}, value: {value}}}\n"
            for number, value in enumerate(
                ("on", "0x1F", "1_000", "1e3", "0o17", "y", "~", "12:30", "2024-01-01", "'1'", "!!str 1")
            )
        )
    )
    (element,) = checked(cdk8s_pods("check", "--format", "json", "-", stdin=text))

    wrong = [
        issue["path"] for issue in element["issues"] if issue["rule"] == "values_have_the_json_type_of_their_field"
    ]
    assert wrong == [f"spec.containers[0].env[{number}].value" for number in range(6)]


def test_a_field_that_is_not_written_is_reported_where_it_is_missing(cdk8s_pods: Command) -> None:
    text = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - image: nginx\n"
    (element,) = checked(cdk8s_pods("check", "--format", "json", "-", stdin=text))

    assert [(i["path"], i["line"], i["column"]) for i in element["issues"]] == [("spec.containers[0].name", 6, 7)]


def test_a_number_that_json_does_not_have_cannot_be_read(cdk8s_pods: Command) -> None:
    text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {.inf: key, a: -.inf}\n"
    done = cdk8s_pods("check", "-", stdin=text)

    assert done.returncode == 2
    assert "stdin:4:22: cannot be read: -.inf is no number of JSON" in done.stderr


@pytest.mark.parametrize(
    ("first", "name"), [("", "web.yaml"), ("---\n", "web.yaml"), ("", "web.json")], ids=["YAML", "a line", "JSON"]
)
def test_json_documents_in_a_stream_may_write_characters_in_halves(
    first: str, name: str, cdk8s_pods: Command, project: Path
) -> None:
    document = (
        '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "NAME"}, "data": {"a": "\\ud83d\\ude00"}}'
    )
    documents = [document.replace("NAME", each) for each in "ab"]
    (project / name).write_text(first + "\n---\n".join(documents))
    done = cdk8s_pods("check", name)

    assert (done.returncode, done.stdout) == (0, "2 manifests checked in 1 source: no problems\n")


def test_a_feature_that_the_cluster_turns_on_is_there(cdk8s_pods: Command) -> None:
    text = f"{GOOD}      lifecycle: {{stopSignal: SIGINT}}\n  os: {{name: linux}}\n"

    assert "stop_signals_have_their_feature" in cdk8s_pods("check", "-", stdin=text).stdout
    done = cdk8s_pods("check", "-", "--feature-gates", "ImageVolume=true,ContainerStopSignals=true", stdin=text)
    assert "no problems" in done.stdout


def test_a_rule_can_be_ignored(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", "--ignore", "fields_are_known_to_the_api", "-", stdin=BAD)

    assert done.returncode == 0


def test_ignoring_an_unknown_rule_exits_with_2_and_says_which_is_meant(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", "--ignore", "fields_are_known_to_api", "-", stdin=BAD)

    assert (done.returncode, done.stdout) == (2, "")
    assert 'did you mean "fields_are_known_to_the_api"?' in done.stderr


def test_the_targeted_kubernetes_decides(cdk8s_pods: Command) -> None:
    text = GOOD + "  workloadRef: {name: a, podGroup: b}\n"
    older = cdk8s_pods("check", "--kubernetes", "v1.35.2", "-", stdin=text)
    newer = cdk8s_pods("check", "--kubernetes", "1.37", "-", stdin=text)

    assert (older.returncode, newer.returncode) == (0, 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kubernetes", "1.2"], "--kubernetes: kubernetes '1.2' is not known; known are"),
        (["--pod-security", "strict"], "invalid choice: 'strict'"),
        (["--pod-security-version", "new"], "write it as 1.29"),
        (["--feature-gates", "ImageVolume"], "write NAME=true or NAME=false"),
        (["--feature-gates", "ImageVolumes=true"], 'did you mean "ImageVolume"?'),
        (["--form", "json"], 'unknown option --form (did you mean "--format"?)'),
        (["nowhere.yaml"], "nowhere.yaml: no such file or folder"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_is_right(arguments: list[str], said: str, cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", *arguments, "-", stdin=GOOD)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pod_security_standard_is_held_when_asked_for(cdk8s_pods: Command) -> None:
    text = GOOD + "  hostNetwork: true\n"
    ports = [cdk8s_pods("check", *asked, "-", stdin=text) for asked in ([], ["--pod-security", "baseline"])]

    assert [done.returncode for done in ports] == [0, 1]
    assert "pod-security: pods_stay_out_of_the_host_namespaces" in ports[1].stdout


def test_github_annotations_stand_on_the_line_and_escape_what_would_end_them(
    cdk8s_pods: Command, project: Path
) -> None:
    (project / "a,b.yaml").write_text(BAD)
    done = cdk8s_pods("check", "--format", "github", "a,b.yaml")

    assert done.returncode == 1
    assert done.stdout.startswith("::error file=a%2Cb.yaml,line=9,col=7,title=fields_are_known_to_the_api::Pod web: ")


def test_three_thousand_documents_are_checked_in_less_than_10_seconds(cdk8s_pods: Command) -> None:
    container = (
        "    - {name: web%d, image: 'nginx:1.29', ports: [{containerPort: %d}], resources: {limits: {cpu: 100m}}}\n"
    )
    text = "".join(
        f"---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web-{number}\nspec:\n  containers:\n"
        + container % (0, 80)
        + container % (1, 81)
        for number in range(3000)
    )
    start = time.perf_counter()
    done = cdk8s_pods("check", "--format", "json", "-", stdin=text)

    assert time.perf_counter() - start < 10
    assert len(checked(done)) == 3000


def test_issues_have_no_colours_in_a_pipe(cdk8s_pods: Command) -> None:
    assert "\x1b" not in cdk8s_pods("check", "-", stdin=BAD).stdout


FORGED = "a\n::error::forged\x1b[2J\x9b2J\u202e\u2028\x7f"
SHOWN = r"a\n::error::forged\x1b[2J\x9b2J\u202e\u2028\x7f"


@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json", "sarif"])
def test_no_character_of_a_manifest_or_of_a_file_name_reaches_a_terminal_unless_it_is_printable(
    form: str, cdk8s_pods: Command, project: Path
) -> None:
    (project / "manifests").mkdir()
    manifest = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": FORGED, "labels": {FORGED: FORGED}, FORGED: 1}}
    (project / "manifests" / f"{FORGED.replace('/', '')}.json").write_text(json.dumps(manifest))
    (project / "manifests" / f"{FORGED.replace('/', '')}.yaml").write_text(f"a: [\n*{FORGED[:3]}")
    done = cdk8s_pods("check", "--format", form, "manifests")

    assert done.returncode == 2
    for line in [*done.stdout.split("\n"), *done.stderr.split("\n")]:
        assert line.isprintable()
        assert not line.startswith("::error::")
    shown = {"json": json.dumps(FORGED), "sarif": json.dumps(SHOWN), "gitlab": json.dumps(SHOWN)}.get(form, SHOWN)
    assert shown.strip('"').replace("\x7f", r"\u007f") in done.stdout


def test_a_file_name_that_is_not_utf_8_is_told_in_every_format(cdk8s_pods: Command, project: Path) -> None:
    (project / "manifests").mkdir()
    (project / "manifests" / os.fsdecode(b"caf\xe9.yaml")).write_text(BAD)
    told = {
        form: cdk8s_pods("check", "--format", form, "manifests").stdout for form in ("text", "github", "json", "sarif")
    }

    assert told["text"].startswith("Pod web\n" + r"  manifests/caf\udce9.yaml:9:7: ")
    assert told["github"].startswith(r"::error file=manifests/caf\udce9.yaml,")
    assert json.loads(told["json"])[0]["source"] == "manifests/caf\udce9.yaml:1"
    assert '"uri": "manifests/caf%E9.yaml"' in told["sarif"]


@pytest.mark.parametrize("stream", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_ends_nothing_in_a_traceback(stream: str, project: Path) -> None:
    (project / "web.yaml").write_text(BAD)
    command = f"{shlex.quote(sys.executable)} -m cdk8s_pods"
    for arguments, code in (("check web.yaml", 1), ("check nowhere", 2), ("check -", 0), ("rules", 0)):
        shell = f"{command} {arguments} {stream}"
        ended = subprocess.run(
            shell,
            shell=True,
            cwd=project,
            env=environment(PATH="/nowhere"),
            capture_output=True,
            check=False,
            timeout=60,
        )

        assert b"Traceback" not in ended.stderr
        assert ended.returncode == code or arguments == "check -"


def test_what_stdout_cannot_show_is_escaped(cdk8s_pods: Command) -> None:
    text = BAD.replace("imagePullPolice", "imagé😀")
    done = cdk8s_pods("check", "-", stdin=text, env={"PYTHONIOENCODING": "ascii"})

    assert done.returncode == 1
    assert r"spec.containers[0].imag\xe9\U0001f600" in done.stdout


def test_a_pipe_or_a_device_in_a_folder_is_not_waited_for(cdk8s_pods: Command, project: Path) -> None:
    (project / "manifests").mkdir()
    os.mkfifo(project / "manifests/pipe.yaml")
    (project / "manifests/zero.yaml").symlink_to("/dev/zero")
    (project / "manifests/web.yaml").write_text(GOOD)
    done = cdk8s_pods("check", "manifests")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 manifest checked")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            '{"x": {"a": 1, "a": 2}, "b": [',
            ["1:16: duplicate key", "1:31: Expecting value"],
            id="then broken",
        ),
        pytest.param(
            '{"a": {"b": 1, "b": 2}, "c": ' + "[" * 100_000,
            ["1:16: duplicate key", "1:1: nested more than 200"],
            id="then nested",
        ),
        pytest.param(
            '{"a": ' + "[" * 400 + '{"b": 1, "b": 2}' + "]" * 400 + "}",
            ["1:416: duplicate key"],
            id="deep down",
        ),
        pytest.param('{"a": 1, "a": %s}' % ("9" * 5000), ["1:1: a number with thousands of digits"], id="long number"),
    ],
)
def test_a_duplicate_key_in_broken_or_deep_json_is_told(
    text: str, said: list[str], cdk8s_pods: Command, project: Path
) -> None:
    (project / "broken.json").write_text(text)
    done = cdk8s_pods("check", "broken.json")

    assert done.returncode == 2
    for expected, line in zip(said, done.stderr.splitlines(), strict=True):
        assert expected in line.replace("cannot be read: ", "")


def test_aliases_that_nest_deeper_than_what_is_written_are_refused(cdk8s_pods: Command) -> None:
    deep = f"a: &a {'[' * 150}{']' * 150}\nb: {'[' * 60}*a{']' * 60}\n---\n{BAD}"
    done = cdk8s_pods("check", "-", stdin=deep)

    assert done.returncode == 2
    assert "nested more than 200 levels deep" in done.stderr
    assert "fields_are_known_to_the_api" in done.stdout


FLEET = """\
apiVersion: example.com/v1
kind: Fleet
metadata: {name: web}
spec:
  pods:
    spec: {containers: [{name: web}]}
"""


def test_the_pod_template_of_another_kind_is_checked_where_it_is_said(cdk8s_pods: Command, project: Path) -> None:
    left_alone = cdk8s_pods("check", "-", stdin=FLEET)
    said = cdk8s_pods("check", "-", "--template", "example.com/Fleet=spec.pods", stdin=FLEET)
    (project / "cdk8s.yaml").write_text("cdk8s-pods: {templates: {example.com/Fleet: spec.pods}}\n")
    set_in_project = cdk8s_pods("check", "-", stdin=FLEET)

    assert left_alone.returncode == 0
    assert "1 document of other kinds left alone" in left_alone.stdout
    assert said.returncode == 1
    assert "Fleet web\n  stdin:6:25: spec.pods.spec.containers[0].image: Required value" in said.stdout
    assert "1 manifest checked" in said.stdout
    assert set_in_project.stdout == said.stdout


@pytest.mark.parametrize("written", ["Fleet=spec", "example.com/Fleet", "apps/Deployment=spec"])
def test_a_template_that_is_none_exits_with_2(written: str, cdk8s_pods: Command) -> None:
    done = cdk8s_pods("check", "-", "--template", written, stdin=FLEET)

    assert done.returncode == 2
    assert "--template: template '" in done.stderr
