"""What `import cdk8s_pods` offers, and what it costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from tools.generate_public_names import FILE, public_names

import cdk8s_pods

PACKAGES = [
    "cdk8s_pods.constructs",
    "cdk8s_pods.engine.cdk8s",
    "cdk8s_pods.engine.constructs",
    "cdk8s_pods.engine.yaml_text",
    "cdk8s_pods.issues",
    "cdk8s_pods.model",
    "cdk8s_pods.patterns",
    "cdk8s_pods.render",
    "cdk8s_pods.rules",
]
"""The packages that have one list of what they export."""


def imports_of(package: str) -> list[tuple[ast.ImportFrom, bool]]:
    """The imports that a package's code shows to type checkers, and whether each is done at once at run time."""
    tree = ast.parse(Path(str(import_module(package).__file__)).read_text(encoding="utf-8"))
    at_once = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    shown = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level == 1]
    return [(node, node in at_once) for node in shown]


def modules_after(program: str) -> set[str]:
    """The modules that are loaded once ``program`` has run in a fresh interpreter, beyond the interpreter's own."""
    shown = f"import sys; before = set(sys.modules)\n{program}\nprint(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_every_exported_name_is_there_and_the_list_is_sorted() -> None:
    names = cdk8s_pods.__all__

    assert names == sorted(names)
    assert [name for name in names if not hasattr(cdk8s_pods, name)] == []
    assert set(names) <= set(dir(cdk8s_pods))


def test_the_stored_list_of_public_names_says_what_is_there() -> None:
    stored = FILE.read_text(encoding="utf-8")

    assert public_names() == stored, "where it is meant: make generate"


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_exports_what_it_shows_to_type_checkers(package: str) -> None:
    module = import_module(package)
    shown = sorted(alias.name for node, _ in imports_of(package) for alias in node.names)

    assert module.__all__ == shown
    assert [name for name in shown if not hasattr(module, name) or name not in dir(module)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_exported_is_marked_as_that_for_type_checkers(package: str) -> None:
    aliases = [alias for node, _ in imports_of(package) for alias in node.names]

    assert [alias.name for alias in aliases if alias.asname != alias.name] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_name_that_is_also_its_modules_is_imported_at_once(package: str) -> None:
    late = [(alias.name, node.module) for node, at_once in imports_of(package) if not at_once for alias in node.names]

    assert [name for name, module in late if name == module] == []


def test_the_names_users_need_are_exported() -> None:
    assert set(cdk8s_pods.__all__) >= {
        "AdapterPod",
        "Container",
        "Deployment",
        "InvalidManifest",
        "Pattern",
        "Pod",
        "PodSpec",
        "check",
        "check_tree",
        "inject",
        "sidecar",
        "target_kubernetes",
    }


def test_a_star_import_gives_the_same_names() -> None:
    namespace: dict[str, object] = {}

    exec("from cdk8s_pods import *", namespace)

    assert set(namespace) - {"__builtins__"} == set(cdk8s_pods.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Contaner"):
        _ = cdk8s_pods.Contaner


def test_importing_the_package_loads_nothing_else() -> None:
    loaded = modules_after("import cdk8s_pods")

    assert {name for name in loaded if name.startswith("cdk8s_pods")} == {"cdk8s_pods", "cdk8s_pods.exports"}


def test_values_and_rules_need_neither_cdk8s_nor_node() -> None:
    program = "from cdk8s_pods import Container, PodSpec, check\nPodSpec(containers=[Container(name='a')])"

    loaded = modules_after(program)

    assert loaded & {"cdk8s", "constructs", "jsii", "yaml", "dataclasses", "inspect", "json"} == set()
