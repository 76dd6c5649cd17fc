"""What ConfigMaps and Secrets hold: out of texts, bytes and files, and how pods follow it."""

from __future__ import annotations

import base64
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from cdk8s import Chart, Testing

from cdk8s_pods import (
    ConfigMap,
    Container,
    DaemonSet,
    Deployment,
    EnvFromSource,
    InvalidManifest,
    ObjectMeta,
    PodsError,
    PodSpec,
    PodTemplateSpec,
    Secret,
    StatefulSet,
)
from cdk8s_pods.model import objects

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Synth = Callable[[], list[dict[str, Any]]]

TEMPLATE = PodTemplateSpec(spec=PodSpec(containers=[Container(name="web", image="nginx:1.16")]))


def test_texts_stay_texts_in_a_config_map_and_bytes_do_not(chart: Chart, manifests: Synth) -> None:
    ConfigMap(chart, "config", data={"a": "ü", "logo": b"\x89PNG"}, binary_data={"b": b"\x00", "c": "AA=="})

    (manifest,) = manifests()

    assert manifest["data"] == {"a": "ü"}
    assert manifest["binaryData"] == {"logo": "iVBORw==", "b": "AA==", "c": "AA=="}


def test_a_config_map_of_bytes_alone_has_no_empty_data(chart: Chart, manifests: Synth) -> None:
    ConfigMap(chart, "bytes", data={"logo": b"\x89"})
    ConfigMap(chart, "empty", data={})

    of_bytes, empty = manifests()

    assert set(of_bytes) == {"apiVersion", "kind", "metadata", "binaryData"}
    assert empty["data"] == {}


def test_a_secret_is_given_what_it_holds_and_encodes_it(chart: Chart, manifests: Synth) -> None:
    Secret(chart, "secret", data={"password": "pässword", "key": b"\x00\xff"}, string_data={"user": "me"})

    (manifest,) = manifests()

    assert manifest["data"] == {"password": base64.b64encode("pässword".encode()).decode(), "key": "AP8="}
    assert manifest["stringData"] == {"user": "me"}


@pytest.mark.parametrize(
    ("construct", "fields"),
    [
        (Secret, {"data": {"password": 12345678}}),
        (Secret, {"data": {"password": ["hunter2"]}}),
        (Secret, {"data": ["hunter2"]}),
        (Secret, {"string_data": {"password": b"hunter2"}}),
        (ConfigMap, {"data": {"port": 12345678}}),
    ],
    ids=["number", "list", "no mapping", "bytes for text", "number in a ConfigMap"],
)
def test_other_content_is_refused_without_being_shown(
    construct: type[Any], fields: dict[str, Any], chart: Chart
) -> None:
    with pytest.raises(TypeError, match=f'{construct.__name__} "shop/it": (string_)?data takes') as refused:
        construct(chart, "it", **fields)

    assert "12345678" not in str(refused.value)
    assert "hunter2" not in str(refused.value)
    assert chart.node.children == []


def test_what_a_secret_holds_is_shown_by_no_error_and_no_repr(chart: Chart) -> None:
    with pytest.raises(InvalidManifest) as refused:
        Secret(
            chart,
            "secret",
            metadata=ObjectMeta(labels={"a": 1}),  # type: ignore[dict-item]
            data={"password": "hunter2"},
            string_data={"user": "hunter2"},
        )
    shown = [str(refused.value), repr(refused.value), repr(refused.value.issues)]
    secret: Any = objects.Secret
    with pytest.raises(TypeError) as misplaced:
        secret("hunter2", {"password": "hunter2"})
    shown.append(str(misplaced.value))
    value = objects.Secret(data={"password": "aHVudGVyMg=="}, string_data={"password": "hunter2"}, type="Opaque")
    shown += [repr(value), str([value]), repr(Secret(chart, "secret", data={"password": "hunter2"}))]

    assert [text for text in shown if "hunter2" in text or "aHVudGVyMg" in text] == []
    assert repr(value) == "Secret(type='Opaque', data={'password': ...}, string_data={'password': ...})"


@pytest.mark.parametrize(
    "manifest",
    [{"data": "hunter2"}, {"stringData": {"a": ["hunter2"]}}, {"stringData": {"a": 12345678}}, {"hunter": "hunter2"}],
    ids=["no map", "list", "number", "unknown field"],
)
def test_a_secret_that_cannot_be_read_is_not_shown_either(manifest: dict[str, Any]) -> None:
    with pytest.raises(InvalidManifest) as refused:
        objects.Secret.from_manifest(manifest)

    assert "hunter2" not in f"{refused.value} {refused.value.issues!r}"
    assert "12345678" not in f"{refused.value} {refused.value.issues!r}"


@pytest.mark.parametrize("construct", [ConfigMap, Secret], ids=lambda construct: construct.__name__)
def test_content_that_names_its_object_changes_its_name_and_makes_it_immutable(
    construct: type[Any], chart: Chart
) -> None:
    def made(id: str, content: str, **fields: Any) -> Any:
        return construct(
            chart, id, data={"a": content}, metadata=ObjectMeta(name="it", **fields), named_by_content=True
        )

    one, same, other = made("a", "1"), made("b", "1", namespace="elsewhere"), made("c", "2")

    assert one.name == same.name == f"it-{one.content_hash}"
    assert other.name == f"it-{other.content_hash}" != one.name
    assert [manifest["immutable"] for manifest in Testing.synth(chart)] == [True] * 3


def test_a_generated_name_is_the_start_of_one_made_of_content(manifests: Synth, chart: Chart) -> None:
    plain = ConfigMap(Chart(chart.node.root, "plain"), "config", data={"a": "1"})
    config = ConfigMap(chart, "config", data={"a": "1"}, named_by_content=True)
    Deployment(chart, "web", template=with_environment(config))

    made, web = manifests()

    assert plain.name.startswith("plain-config-c8")
    assert made["metadata"]["name"] == config.name
    assert config.name.startswith("shop-config-c8")
    assert config.name.endswith(f"-{config.content_hash}")
    assert web["spec"]["template"]["spec"]["containers"][0]["envFrom"] == [{"configMapRef": {"name": config.name}}]


def with_environment(config: ConfigMap) -> PodTemplateSpec:
    container = Container(name="web", image="nginx:1.16", env_from=[EnvFromSource.config_map(config)])
    return PodTemplateSpec(spec=PodSpec(containers=[container]))


def test_a_name_that_the_server_completes_is_not_made_of_content(chart: Chart) -> None:
    with pytest.raises(TypeError, match="from generate_name or from named_by_content: write one of them"):
        ConfigMap(chart, "config", metadata=ObjectMeta(generate_name="a-"), named_by_content=True)

    assert chart.node.children == []


@pytest.mark.parametrize("workload", [Deployment, DaemonSet, StatefulSet], ids=lambda workload: workload.__name__)
def test_pods_follow_content_by_an_annotation(workload: type[Any], chart: Chart) -> None:
    def annotations(id: str, content: str) -> dict[str, str]:
        config = ConfigMap(chart, f"{id}-config", metadata=ObjectMeta(name="config"), data={"a": content})
        secret = Secret(chart, f"{id}-secret", metadata=ObjectMeta(name="secret"), data={"a": "1"})
        made = workload(chart, id, template=TEMPLATE, rolls_on=[config, secret])
        assert list(made.template.metadata.annotations) == ["cdk8s-pods/rolls-on"]
        return dict(made.template.metadata.annotations)

    assert annotations("a", "1") == annotations("b", "1") != annotations("c", "2")


def test_pods_that_follow_nothing_have_no_annotation(chart: Chart) -> None:
    web = Deployment(chart, "web", template=TEMPLATE)

    assert web.template.metadata is not None
    assert web.template.metadata.annotations is None


PROGRAM = """
from cdk8s import App, Chart
from cdk8s_pods import ConfigMap, Secret
import yaml
print(yaml.safe_dump([ConfigMap.from_files({paths}), Secret.from_files({paths})]))
"""


def run_in(folder: Path, paths: str) -> subprocess.CompletedProcess[str]:
    """A program in ``folder`` that is started elsewhere."""
    program = folder / "chart.py"
    program.write_text(PROGRAM.format(paths=paths), encoding="utf-8")
    command = [sys.executable, "-m", "cdk8s_pods", "run", str(program)]
    return subprocess.run(command, cwd=folder.parent, capture_output=True, text=True, check=False)


def files_in(folder: Path, **files: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)


def test_files_come_by_their_names_relative_to_the_program(tmp_path: Path) -> None:
    app = tmp_path / "app"
    files_in(app / "conf", nginx_conf="ü\n".encode(), logo_png=b"\x89PNG", _hidden=b"no")
    files_in(app / "conf" / "folder", deeper=b"no")
    files_in(app, single=b"1")

    done = run_in(app, "'conf/', 'single'")

    assert done.returncode == 0, done.stderr
    import yaml

    expected = {"nginx.conf": "ü\n", "logo.png": b"\x89PNG", "single": "1"}
    assert yaml.safe_load(done.stdout) == [expected, expected]
    assert "logo.png is not UTF-8 and goes to binaryData" in done.stderr
    assert done.stderr.count("binaryData") == 1


@pytest.mark.parametrize(
    ("paths", "sentence"),
    [
        ("'missing/'", "missing/: there is no file missing in "),
        ("'conf', 'conf/a'", "conf/a: there is a file a already, and each is a key of its own"),
        ("'large'", "large: b brings the content above 1 MiB, which is all that one object holds"),
        ("'linked'", "linked: out is a link that leads out of its folder: copy what it leads to"),
        ("'linked/out'", "linked/out: out is a link that leads out of its folder: copy what it leads to"),
        ("'dangling'", "dangling: there is no file dangling/gone in "),
    ],
    ids=["missing", "twice", "large", "a link in a folder", "a link", "a link to nothing"],
)
def test_files_that_cannot_be_taken_are_refused(paths: str, sentence: str, tmp_path: Path) -> None:
    app = tmp_path / "app"
    files_in(app / "conf", a=b"1")
    files_in(app / "large", a=b"x" * 1024 * 1023, b=b"x" * 1025)
    files_in(app / "linked")
    files_in(app / "dangling")
    files_in(tmp_path, secret=b"not ours")
    (app / "linked" / "out").symlink_to(tmp_path / "secret")
    (app / "dangling" / "gone").symlink_to(app / "nowhere")

    done = run_in(app, paths)

    assert done.returncode == 1
    assert f"PodsError: {sentence}" in done.stderr


def test_a_link_that_stays_in_its_folder_is_taken(tmp_path: Path) -> None:
    app = tmp_path / "app"
    files_in(app / "conf", a=b"1")
    (app / "conf" / "b").symlink_to("a")

    assert run_in(app, "'conf'").returncode == 0


def test_files_are_asked_for_in_the_working_directory_where_no_file_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files_in(tmp_path, a=b"1")
    monkeypatch.chdir(tmp_path)
    found: dict[str, Any] = {}

    exec("from cdk8s_pods import ConfigMap; found['a'] = ConfigMap.from_files('a')", {"found": found})

    assert found == {"a": {"a": "1"}}
    with pytest.raises(PodsError, match="there is no file a in"):
        ConfigMap.from_files("a")


@pytest.mark.parametrize("construct", [ConfigMap, Secret], ids=lambda construct: construct.__name__)
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"a b": "c"}, "must consist of letters, digits"),
        ({"a": "x" * 1024 * 1025}, "may not be more than 1048576 bytes"),
    ],
    ids=["a key that is no file name", "more than 1 MiB"],
)
def test_content_that_no_object_can_hold_is_refused_on_the_users_line(
    construct: type[Any], data: dict[str, str], sentence: str, chart: Chart
) -> None:
    with pytest.raises(InvalidManifest, match=sentence) as refused:
        construct(chart, "it", data=data)

    assert __file__ in str(refused.value.source)
    assert len(str(refused.value)) < 1000
    assert chart.node.children == []
