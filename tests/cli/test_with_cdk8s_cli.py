"""What needs cdk8s-cli itself: the same bytes as it writes, and its validation plugins."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from .conftest import ROOT, environment
from .test_synth import CHART, content

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

CLI = ROOT / "node_modules" / ".bin" / "cdk8s"

pytestmark = pytest.mark.skipif(
    not CLI.exists() or shutil.which("node", path=environment()["PATH"]) is None,
    reason="cdk8s-cli is not installed: `npm ci`",
)

#: An app that writes files without cdk8s, so that no second Node.js has to start.
APP = """\
import os
out = os.environ["CDK8S_OUTDIR"]
for name in ("b.yaml", "B.yaml", "sub/c.yaml", "a.yml", "notes.txt", "ä.yaml"):
    os.makedirs(os.path.dirname(os.path.join(out, name)), exist_ok=True)
    with open(os.path.join(out, name), "w") as file:
        file.write("kind: Thing\\nmetadata:\\n  name: thing\\n")
"""
PLUGIN = """\
class Plugin {
  constructor(properties) { this.properties = properties; }
  async validate(context) {
    for (const path of context.manifests) {
      context.report.addViolation({
        ruleName: 'no-things', recommendation: 'none', fix: 'none',
        violatingResources: [{ resourceName: 'thing', manifestPath: path, locations: ['kind'] }],
      });
    }
    context.report.submit(this.properties.status);
  }
}
exports.Plugin = Plugin;
"""


@pytest.fixture
def app(project: Path) -> Path:
    (project / "main.py").write_text(APP)
    (project / "cdk8s.yaml").write_text("app: python main.py\n")
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    return project


def official(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [CLI, "synth", "--check-upgrade=false", *arguments],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )


def test_files_are_listed_as_cdk8s_cli_lists_them(cdk8s_pods: Command, app: Path) -> None:
    theirs = official(app, "-o", "./out/").stdout
    ours = cdk8s_pods("synth", "-o", "./out/").stdout

    assert ours == theirs
    assert ours.count("  - ") == 4


def test_a_helm_chart_is_written_as_cdk8s_cli_writes_it(cdk8s_pods: Command, app: Path) -> None:
    (app / "crds").mkdir()
    (app / "foo.yaml").write_text(
        "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: foos.example.com}\n"
        "spec: {group: example.com, names: {kind: Foo}, scope: Namespaced, versions: [{name: v1, schema: {}}]}\n"
    )
    shutil.copy(app / "foo.yaml", app / "crds/bar.yml")
    (app / "cdk8s.yaml").write_text(
        "app: python main.py\nimports: [k8s@1.30.0, foo.yaml, 'bar:=crds/bar.yml']\n"
        "synthConfig: {format: helm, chartVersion: 1.2.3-rc.1+build}\n"
    )
    theirs = official(app, "-o", "theirs").stdout
    ours = cdk8s_pods("synth", "-o", "ours").stdout

    assert ours == theirs.replace("theirs", "ours")
    assert content(app / "ours") == content(app / "theirs")
    assert content(app / "ours").keys() > {"Chart.yaml", "README.md", "crds/bar.yaml", "templates/b.yaml"}


@pytest.mark.parametrize(("status", "code"), [("success", 0), ("failure", 2)])
def test_validation_plugins_run_over_what_the_engine_wrote(
    status: str, code: int, cdk8s_pods: Command, app: Path
) -> None:
    (app / "plugin.js").write_text(PLUGIN)
    (app / "main.py").write_text(CHART)
    (app / "cdk8s.yaml").write_text(
        "app: python main.py\nvalidations:\n"
        f"  - {{package: ./plugin.js, version: 1.0.0, class: Plugin, properties: {{status: {status}}}}}\n"
    )
    (app / "dist").mkdir()
    (app / "dist/old.k8s.yaml").touch()
    done = cdk8s_pods("synth", "--validation-reports-output-file", "report.json")

    assert done.returncode == code, done.stderr
    assert "Performing validations\n" in done.stdout
    assert "- Manifest Path: dist/web.k8s.yaml\n" in done.stdout
    report = json.loads((app / "report.json").read_text())["reports"][0]
    assert report["summary"]["status"] == status
    assert report["violations"][0]["violatingConstructs"][0]["manifestPath"] == "dist/api.k8s.yaml"
    assert ("old.k8s.yaml" in content(app / "dist")) == (code != 0)
    assert not [path for path in app.iterdir() if path.name.startswith(".")]
