"""The command that writes typed Python of custom resources."""

from __future__ import annotations

import http.server
import json
import os
import threading
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from .conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .conftest import Command

LIBRARY = ROOT / "tests/importer/definitions/library.yaml"
MARK = "# Written by cdk8s-pods import"


def definition(kind: str, group: str = "example.com", **versions: dict[str, Any]) -> dict[str, Any]:
    """A definition with versions by name, each with the properties of its spec."""
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{kind.lower()}s.{group}"},
        "spec": {
            "group": group,
            "scope": "Namespaced",
            "names": {"kind": kind, "plural": f"{kind.lower()}s"},
            "versions": [
                {
                    "name": name,
                    "served": True,
                    "storage": name == "v1",
                    "schema": {
                        "openAPIV3Schema": {
                            "type": "object",
                            "properties": {"spec": {"type": "object", "properties": properties}},
                        }
                    },
                }
                for name, properties in (versions or {"v1": {"size": {"type": "integer"}}}).items()
            ],
        },
    }


def put(path: Path, *manifests: Any) -> None:
    path.write_text(yaml.safe_dump_all(manifests))


def written(project: Path) -> set[str]:
    return {str(path.relative_to(project)) for path in project.rglob("*.py")}


def test_a_file_becomes_a_package_named_by_the_group_reversed(cdk8s_pods: Command, project: Path) -> None:
    done = cdk8s_pods("import", str(LIBRARY))

    assert done.returncode == 0, done.stderr
    assert done.stdout == "imports/com/example/books: Library, LibraryV1Beta1, Mapping\n"
    assert done.stderr.splitlines() == [
        "cdk8s-pods: Library.books.example.com: left out, as no server serves it: v1alpha1",
        "cdk8s-pods: left to the server: 1 condition in CEL (x-kubernetes-validations)",
    ]
    assert {path for path in written(project) if "books" in path} == {
        f"imports/com/example/books/{name}.py"
        for name in (
            "__init__",
            "_library_v1",
            "_library_v1_schema",
            "_library_v1beta1",
            "_library_v1beta1_schema",
            "_mapping_v1",
            "_mapping_v1_schema",
        )
    }


def test_a_folder_lists_and_stdin_are_read(cdk8s_pods: Command, project: Path) -> None:
    (project / "crds").mkdir()
    put(project / "crds/a.yaml", {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "x"}}, definition("A"))
    (project / "crds/values.yaml").write_text("a: 1\n")
    listed = {"apiVersion": "v1", "kind": "List", "items": [definition("B"), definition("C", "other.io")]}

    of_folder = cdk8s_pods("import", "crds")
    of_stdin = cdk8s_pods("import", "-", stdin=json.dumps(listed))

    assert of_folder.stdout == "imports/com/example: A\n"
    assert of_stdin.stdout == "imports/com/example: B\nimports/io/other: C\n"
    package = (project / "imports/com/example/__init__.py").read_text()
    assert "A as A" in package
    assert "B as B" in package


def test_one_import_after_the_other_writes_what_both_write_at_once(cdk8s_pods: Command, project: Path) -> None:
    put(project / "a.yaml", definition("A", v1={"b": {"type": "object", "properties": {"x": {"type": "string"}}}}))
    put(project / "b.yaml", definition("ASpec"))
    cdk8s_pods("import", "b.yaml", "a.yaml", "--output", "at_once")
    cdk8s_pods("import", "a.yaml", "--output", "in_turn")
    cdk8s_pods("import", "b.yaml", "--output", "in_turn")

    for path in sorted(written(project)):
        if path.startswith("at_once"):
            assert (project / path).read_bytes() == (project / path.replace("at_once", "in_turn")).read_bytes()


def test_a_version_that_is_gone_goes_and_other_kinds_stay(cdk8s_pods: Command, project: Path) -> None:
    put(project / "a.yaml", definition("A", v1={}, v1beta1={}), definition("B"))
    cdk8s_pods("import", "a.yaml")
    put(project / "a.yaml", definition("A", v1={}))

    assert cdk8s_pods("import", "a.yaml").returncode == 0
    assert {path for path in written(project) if "example" in path} == {
        f"imports/com/example/{name}.py" for name in ("__init__", "_a_v1", "_a_v1_schema", "_b_v1", "_b_v1_schema")
    }
    assert "AV1Beta1" not in (project / "imports/com/example/__init__.py").read_text()


def test_a_second_import_changes_nothing(cdk8s_pods: Command, project: Path) -> None:
    cdk8s_pods("import", str(LIBRARY))
    before = {path: (project / path).stat().st_mtime_ns for path in written(project)}
    cdk8s_pods("import", str(LIBRARY))

    assert {path: (project / path).stat().st_mtime_ns for path in written(project)} == before


@pytest.mark.parametrize("name", ["__init__.py", "_a_v1.py"])
def test_a_file_of_somebody_else_is_not_overwritten_and_nothing_is_written(
    cdk8s_pods: Command, project: Path, name: str
) -> None:
    put(project / "a.yaml", definition("A"), definition("B", "other.io"))
    (project / "imports/com/example").mkdir(parents=True)
    (project / "imports/com/example" / name).write_text("mine = 1\n")
    done = cdk8s_pods("import", "a.yaml")

    assert done.returncode == 1
    assert f"imports/com/example/{name}: was not written by cdk8s-pods import, and stays as it is" in done.stderr
    assert written(project) == {f"imports/com/example/{name}"}


def test_the_packages_above_are_made_where_there_are_none(cdk8s_pods: Command, project: Path) -> None:
    (project / "imports").mkdir()
    (project / "imports/__init__.py").write_text("mine = 1\n")
    put(project / "a.yaml", definition("A", "deep.example.com"))
    cdk8s_pods("import", "a.yaml")

    assert (project / "imports/__init__.py").read_text() == "mine = 1\n"
    assert (project / "imports/com/__init__.py").read_text().startswith(MARK)
    assert (project / "imports/com/example/__init__.py").read_text().startswith(MARK)


def test_a_group_below_another_is_a_package_in_its_package(cdk8s_pods: Command, project: Path) -> None:
    put(project / "a.yaml", definition("Acme", "certs.io"), definition("Order", "acme.certs.io"))
    (project / "main.py").write_text(
        "from imports.io.certs import Acme\n"
        "from imports.io.certs.acme import Order\n"
        "print(Acme.__name__, Order.__name__)\n"
    )
    cdk8s_pods("import", "a.yaml")
    (project / "imports/io/certs/__init__.py").unlink()
    put(project / "a.yaml", definition("Acme", "certs.io"))
    cdk8s_pods("import", "a.yaml")

    assert cdk8s_pods("run", "main.py").stdout == "Acme Order\n"


def test_the_imports_of_cdk8s_yaml_are_the_default(cdk8s_pods: Command, project: Path) -> None:
    put(project / "a.yaml", definition("A"))
    (project / "cdk8s.yaml").write_text(
        "app: python main.py\nimportDirectory: lib\nimports:\n  - k8s@1.33\n  - old:=a.yaml\n  - helm:https://x/y@1.0.0\n"
    )
    done = cdk8s_pods("import")

    assert done.returncode == 0, done.stderr
    assert done.stdout == "lib/old/com/example: A\n"
    assert [line.partition(": nothing")[0] for line in done.stderr.splitlines()] == [
        "cdk8s-pods: k8s@1.33",
        "cdk8s-pods: helm:https://x/y@1.0.0",
    ]


def test_imports_that_are_kubernetes_alone_are_told_and_fine(cdk8s_pods: Command, project: Path) -> None:
    (project / "cdk8s.yaml").write_text("app: python main.py\nimports:\n  - k8s\n")
    done = cdk8s_pods("import")

    assert (done.returncode, done.stdout) == (0, "")
    assert "k8s: nothing is written: cdk8s_pods has the kinds of Kubernetes" in done.stderr


WRONG = {
    "nothing": ([], "nothing to import: name a file, a folder, a URL or -"),
    "no such file": (["nope.yaml"], "nope.yaml: no such file or folder"),
    "no definition": (["pod.yaml"], "pod.yaml: no CustomResourceDefinition in its one document"),
    "broken": (["broken.yaml"], "broken.yaml:2:1: cannot be read"),
    "too little": (["empty.yaml"], "empty.yaml:1: the CustomResourceDefinition x needs spec.group"),
    "a chart": (["helm:https://x/y@1.0.0"], "none of these holds definitions of custom resources"),
    "no name": (["9:=a.yaml"], "'9' is no name of a Python module"),
    "no repository": (["github:x"], "write github:OWNER/REPOSITORY"),
    "another protocol": (["ftp://x/y"], "only http and https are fetched"),
    "two that differ": (["a.yaml", "other.yaml"], "other.yaml:1: A.example.com v1 is another one at a.yaml:1"),
    "an option": (["--outptu", "x"], "unrecognized arguments: --outptu"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_imported_is_said_and_nothing_is_written(
    cdk8s_pods: Command, project: Path, arguments: list[str], said: str
) -> None:
    put(project / "a.yaml", definition("A"))
    put(project / "other.yaml", definition("A", v1={"other": {"type": "string"}}))
    put(project / "pod.yaml", {"apiVersion": "v1", "kind": "Pod"})
    put(
        project / "empty.yaml",
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "x"}},
    )
    (project / "broken.yaml").write_text("a: [\n")
    done = cdk8s_pods("import", *arguments)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert written(project) == set()


def test_what_several_documents_say_of_one_kind_is_put_together(cdk8s_pods: Command, project: Path) -> None:
    put(project / "a.yaml", definition("A"), definition("A"), definition("A", v2={}))
    done = cdk8s_pods("import", "a.yaml")

    assert done.stdout == "imports/com/example: A, AV1\n"


@pytest.fixture
def server(project: Path) -> Iterator[str]:
    """The address of a server of the project's files."""
    handler = type(
        "Quiet",
        (http.server.SimpleHTTPRequestHandler,),
        {"log_message": lambda *_: None, "__init__": _in_folder(str(project))},
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()
        thread.join()


def _in_folder(folder: str) -> Any:
    def start(self: Any, *arguments: Any, **more: Any) -> None:
        http.server.SimpleHTTPRequestHandler.__init__(self, *arguments, directory=folder, **more)

    return start


def test_a_url_is_fetched(cdk8s_pods: Command, project: Path, server: str) -> None:
    put(project / "a.yaml", definition("A"))
    done = cdk8s_pods("import", f"{server}/a.yaml")

    assert done.returncode == 0, done.stderr
    assert done.stdout == "imports/com/example: A\n"
    assert done.stderr == f"cdk8s-pods: fetching {server}/a.yaml\n"


@pytest.mark.parametrize(
    ("path", "said"),
    [("{server}/no.yaml", "404 response"), ("http://127.0.0.1:1/a.yaml", "name a file that was fetched")],
)
def test_a_url_that_gives_no_answer_is_said(
    cdk8s_pods: Command, project: Path, server: str, path: str, said: str
) -> None:
    done = cdk8s_pods("import", path.format(server=server))

    assert done.returncode == 1
    assert said in done.stderr
    assert written(project) == set()


def test_nothing_temporary_is_left(cdk8s_pods: Command, project: Path) -> None:
    cdk8s_pods("import", str(LIBRARY))

    assert [name for _, _, names in os.walk(project) for name in names if name.startswith(".")] == []


def test_the_help_shows_how_charts_and_clusters_are_imported(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("import", "--help")

    assert "helm template" in done.stdout
    assert "kubectl get crd -o yaml | cdk8s-pods import -" in done.stdout
    assert all(len(line) <= 100 for line in done.stdout.splitlines())
