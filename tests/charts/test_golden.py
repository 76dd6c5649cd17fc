"""Every chart in charts/ is an example, a test and a golden file in dist/."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
VERSIONS = ["1.34", "1.35", "1.36", "1.37"]

#: The four manifests of the product's description, to the letter.
DESCRIBED = {
    "sample-pod": """
        {apiVersion: v1, kind: Pod, metadata: {name: sample-pod},
         spec: {containers: [{name: nginx-container, image: "nginx:1.16"}]}}
    """,
    "sample-2-pod": """
        {apiVersion: v1, kind: Pod, metadata: {name: sample-2-pod}, spec: {containers: [
         {name: nginx-container, image: "nginx:1.16"}, {name: redis-container, image: "redis:3.2"}]}}
    """,
    "sample-command": """
        {apiVersion: v1, kind: Pod, metadata: {name: sample-command}, spec: {containers: [
         {name: nginx-container-112, image: "nginx:1.16", command: [/bin/sleep], args: ["3600"]}]}}
    """,
    "sample-host-network": """
        {apiVersion: v1, kind: Pod, metadata: {name: sample-command},
         spec: {hostNetwork: true, containers: [{name: nginx-container-112, image: "nginx:1.16"}]}}
    """,
}


def documents() -> list[Any]:
    return [
        pytest.param(document, id=f"{path.name}#{position}")
        for path in sorted(DIST.glob("*.yaml"))
        for position, document in enumerate(yaml.safe_load_all(path.read_text(encoding="utf-8")))
    ]


@pytest.fixture(scope="module")
def synthesized(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the real cdk8s command line makes of charts/, now."""
    output = tmp_path_factory.mktemp("synth") / "dist"
    command = ["node_modules/.bin/cdk8s", "synth", "--check-upgrade=false", "--output", str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ.copy())
    assert done.returncode == 0, done.stdout + done.stderr
    # No banner about an end-of-life Node.js, and nothing else that a user would have to wonder about.
    assert done.stderr == ""
    return output


def test_dist_is_what_the_charts_make(synthesized: Path) -> None:
    made = {path.name: path.read_bytes() for path in synthesized.iterdir()}
    kept = {path.name: path.read_bytes() for path in DIST.iterdir()}

    assert made == kept


@pytest.mark.parametrize("chart", DESCRIBED)
def test_a_described_manifest_comes_out_with_nothing_added_and_nothing_missing(chart: str) -> None:
    documents = list(yaml.safe_load_all((DIST / f"{chart}.k8s.yaml").read_text(encoding="utf-8")))

    assert documents == [yaml.safe_load(DESCRIBED[chart])]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("document", documents())
def test_every_document_validates_against_the_published_schema(document: dict[str, Any], version: str) -> None:
    kubernetes_validate.validate(document, version, strict=True)


def test_the_schemas_used_above_refuse_what_is_wrong() -> None:
    wrong = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": "none"}}

    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, VERSIONS[-1], strict=True)


def test_all_eight_kinds_are_shown() -> None:
    kinds = {parameter.values[0]["kind"] for parameter in documents()}

    assert kinds >= {
        "Pod",
        "ReplicationController",
        "ReplicaSet",
        "Deployment",
        "DaemonSet",
        "StatefulSet",
        "Job",
        "CronJob",
    }


@pytest.mark.parametrize("environment", ["dev", "staging", "prod"])
def test_the_shop_is_a_whole_application(environment: str) -> None:
    shop = list(yaml.safe_load_all((DIST / f"shop-{environment}.k8s.yaml").read_text(encoding="utf-8")))

    assert len(shop) == 18
    assert {document["metadata"]["namespace"] for document in shop} == {f"shop-{environment}"}
    assert len({(document["kind"], document["metadata"]["name"]) for document in shop}) == 18


def test_no_chart_needs_a_raw_object_or_a_patch() -> None:
    charts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "charts").glob("*.py")}

    assert [name for name, text in charts.items() if "ApiObject" in text or "JsonPatch" in text] == []


def test_charts_run_under_plain_python_too(tmp_path: Path) -> None:
    environment = {**os.environ, "CDK8S_OUTDIR": str(tmp_path)}

    subprocess.run([sys.executable, "charts/main.py"], cwd=ROOT, check=True, env=environment)

    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in DIST.iterdir()}
