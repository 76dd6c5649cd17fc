"""What people get wrong in an application is one sentence on their own line, and leaves the tree as it was."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from cdk8s import Chart, Testing

from cdk8s_pods import (
    ConfigMap,
    Container,
    Deployment,
    Ingress,
    InvalidManifest,
    NetworkPolicy,
    PodDisruptionBudget,
    PodSpec,
    PodTemplateSpec,
    Secret,
    Service,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WEB = PodTemplateSpec(spec=PodSpec(containers=[Container(name="web", image="nginx:1.16", ports=[8080])]))


@pytest.fixture
def web(chart: Chart) -> Deployment:
    """A workload in the namespace "front"."""
    return Deployment(Chart(chart.node.root, "front", namespace="front"), "web", template=WEB)


@pytest.fixture
def chart() -> Chart:
    """An empty chart in the namespace "shop"."""
    return Chart(Testing.app(), "shop", namespace="shop")


MADE: dict[str, tuple[Callable[[Chart, Any], object], str]] = {
    "a Service port that no container has": (
        lambda chart, _: Service(chart, "it", selector=Deployment(chart, "own", template=WEB), ports=[80]),
        'spec.ports[0].port: Not found: 80: the containers of Deployment "shop-own-',
    ),
    "a key that is no file name": (
        lambda chart, _: ConfigMap(chart, "it", data={"a/b": ""}),
        'data[a/b]: Invalid value: "a/b": must consist of',
    ),
    "a key of a Secret that is no file name": (
        lambda chart, _: Secret(chart, "it", data={"a/b": ""}),
        'data[a/b]: Invalid value: "a/b": must consist of',
    ),
    "more than 1 MiB": (
        lambda chart, _: ConfigMap(chart, "it", data={"a": "x" * 1024 * 1024, "b": "x"}),
        "Too long: may not be more than 1048576 bytes",
    ),
    "a Service for a workload of another namespace": (
        lambda chart, web: Service(chart, "it", selector=web, ports=[8080]),
        'spec.selector: Not found: "front-web-',
    ),
    "a budget for a workload of another namespace": (
        lambda chart, web: PodDisruptionBudget(chart, "it", selector=web, min_available=1),
        'spec.selector: Not found: "front-web-',
    ),
    "a policy for a workload of another namespace": (
        lambda chart, web: NetworkPolicy(chart, "it", pod_selector=web),
        'spec.podSelector: Not found: "front-web-',
    ),
    "a host that is none": (
        lambda chart, _: Ingress(chart, "it", rules={"SHOP/": Service(chart, "own", ports=[80])}),
        'spec.rules[0].host: Invalid value: "SHOP"',
    ),
}


@pytest.mark.parametrize(("make", "sentence"), MADE.values(), ids=MADE)
def test_it_is_one_sentence_on_the_users_line(
    make: Callable[[Chart, Any], object], sentence: str, chart: Chart, web: Deployment
) -> None:
    with pytest.raises(InvalidManifest) as refused:
        make(chart, web)

    (issue,) = refused.value.issues
    assert sentence in str(issue)
    assert __file__ in str(refused.value.source)
    assert chart.node.try_find_child("it") is None
    assert [construct.node.id for construct in chart.node.children] in ([], ["own"])


PROGRAM = """\
from cdk8s import App, Chart
from cdk8s_pods import ConfigMap, PodsError

chart = Chart(App(), "shop")
try:
    ConfigMap(chart, "it", data=ConfigMap.from_files({path!r}))
except PodsError:
    assert chart.node.children == []
ConfigMap(chart, "it", data=ConfigMap.from_files({path!r}))
"""


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("missing.conf", "missing.conf: there is no file missing.conf in "),
        ("large.conf", "large.conf: large.conf brings the content above 1 MiB, which is all that one object holds"),
    ],
    ids=["a missing file", "a file of more than 1 MiB"],
)
def test_a_file_that_cannot_be_taken_ends_the_program_on_the_users_line(
    path: str, sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "large.conf").write_bytes(b"x" * 1024 * 1025)
    program = tmp_path / "main.py"
    program.write_text(PROGRAM.format(path=path))

    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False)

    *_, where, _line, said = [line for line in done.stderr.splitlines() if "^" not in line]
    assert where == f'  File "{program}", line 9, in <module>'
    assert said.startswith(f"cdk8s_pods.PodsError: {sentence}")


def test_a_file_that_is_no_text_is_told_and_goes_to_binary_data(
    chart: Chart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    ConfigMap(chart, "it", data=ConfigMap.from_files(str(tmp_path / "logo.png")))

    (manifest,) = Testing.synth(chart)
    assert manifest["binaryData"] == {"logo.png": "iVBORw=="}
    assert capsys.readouterr().err == "cdk8s-pods: logo.png is not UTF-8 and goes to binaryData\n"
