"""The YAML reader and writer of the real cdk8s: the JavaScript inside the installed Python package, run by Node.js."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# Values go in and texts come out as JSON, in one process for a whole list.
_PROGRAM = """
const [package, task] = process.argv.slice(1);
const { Yaml } = require(package + '/lib/yaml.js');
const YAML = require(package + '/node_modules/yaml');
const fs = require('fs'), os = require('os'), path = require('path');
process.removeAllListeners('warning');
process.on('warning', () => {});
const tasks = {
  write: value => Yaml.stringify(value),
  // Yaml.load without the process that it starts to fetch a text.
  load: text => {
    const documents = YAML.parseAllDocuments(text, { version: '1.1' });
    const errors = documents.flatMap(document => document.errors.map(error => error.message));
    try {
      const values = documents.map(document => document.toJSON());
      const kept = values.filter(value => value != null && !(typeof value === 'object' && !Object.keys(value).length));
      return { documents: kept, errors };
    } catch (error) {
      return { documents: null, errors: [String(error)] };
    }
  },
  rewrite: text => {
    const documents = YAML.parseAllDocuments(text, { version: '1.1' });
    if (documents.some(document => document.errors.length)) return null;
    return Yaml.stringify(...documents.map(document => document.toJSON()));
  },
  load12: text => {
    try { return { value: YAML.parse(text, { version: '1.2', logLevel: 'error' }) } }
    catch (error) { return { error: String(error) } }
  },
};
const input = JSON.parse(fs.readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(input.map(tasks[task])));
"""


class OfficialYaml:
    """The official reader and writer; `folder` is where its JavaScript is unpacked."""

    def __init__(self, folder: Path) -> None:
        self._package = folder / "package"
        (archive,) = archives()
        with tarfile.open(archive) as files:
            files.extractall(folder, filter="data")

    def written(self, values: list[Any]) -> list[str]:
        """Return the text that `Yaml.stringify` writes for each value."""
        return self._run("write", values)

    def loaded(self, texts: list[str]) -> list[Any]:
        """Return `{"documents": [...], "errors": [...]}` for each text, as `Yaml.load` sees it."""
        return self._run("load", texts)

    def rewritten(self, texts: list[str]) -> list[str | None]:
        """Return what is written of what is read, or None for what is not YAML."""
        return self._run("rewrite", texts)

    def loaded_as_1_2(self, texts: list[str]) -> list[Any]:
        """Return `{"value": ...}` or `{"error": ...}` for each text, as a parser for YAML 1.2 sees it."""
        return self._run("load12", texts)

    def _run(self, task: str, values: list[Any]) -> list[Any]:
        command = ["node", "-e", _PROGRAM, str(self._package), task]
        process = subprocess.run(command, input=json.dumps(values).encode(), capture_output=True, check=False)
        assert process.returncode == 0, process.stderr.decode()
        result: list[Any] = json.loads(process.stdout)
        return result


def archives() -> list[Path]:
    """Return the archive with the JavaScript of cdk8s, if cdk8s is installed."""
    spec = find_spec("cdk8s")
    locations = (spec and spec.submodule_search_locations) or []
    return [archive for location in locations for archive in Path(location, "_jsii").glob("cdk8s@*.tgz")]


def missing() -> str | None:
    """Return what the official reader and writer lacks to run here, or None."""
    if not shutil.which("node"):
        return "needs Node.js"
    return None if archives() else "needs cdk8s"
