"""What `import cdk8s_pods` offers, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cdk8s_pods


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

    assert {name for name in loaded if name.startswith("cdk8s_pods")} == {"cdk8s_pods"}


def test_values_and_rules_need_neither_cdk8s_nor_node() -> None:
    program = "from cdk8s_pods import Container, PodSpec, check\nPodSpec(containers=[Container(name='a')])"

    loaded = modules_after(program)

    assert loaded & {"cdk8s", "constructs", "jsii", "yaml", "dataclasses", "inspect", "json"} == set()
