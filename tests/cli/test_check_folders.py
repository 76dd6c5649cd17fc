"""Folders as people have them: what is a manifest is checked, all else is left alone with a line that says why."""

from __future__ import annotations

import json
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from cdk8s_pods.cli.sources.patterns import Patterns

from .conftest import ROOT
from .made_tree import FILES, deployment, make_tree, service

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from .conftest import Command

BAD = deployment("web").replace("image:", "imagee:")
TEMPLATE = deployment("web", "{{ .Values.image }}").replace("kind:", "{{- if true }}\nkind:")
CHART = "apiVersion: v2\nname: shop\nversion: 1.0.0\n"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def sources(done: Any) -> list[str]:
    """The files whose objects are told of."""
    return [each["source"].rpartition(":")[0] for each in json.loads(done.stdout)]


def program(folder: Path, name: str, *, prints: str = "", code: int = 0, errors: str = "") -> dict[str, str]:
    """A program that says what it was called with, and prints some text; gives the environment that has it."""
    path = folder / "bin" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"print('# ' + ' '.join(sys.argv[1:]))\nprint({prints!r})\nsys.stderr.write({errors!r})\nsys.exit({code})\n"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return {"PATH": str(path.parent)}


def test_a_repository_of_every_sort_is_told_in_these_words(cdk8s_pods: Command, project: Path) -> None:
    make_tree(project)
    done = cdk8s_pods("check", ".")

    assert len(FILES) == 40
    assert done.stdout == (ROOT / "tests/cli/made_tree.txt").read_text()
    assert done.stderr == (
        "plain/broken.yaml:4:1: cannot be read: while parsing a flow mapping, did not find expected ',' or '}'\n"
    )
    assert done.returncode == 2


def test_a_folder_of_nothing_but_a_chart_is_not_called_free_of_problems(cdk8s_pods: Command, project: Path) -> None:
    write(project, {"Chart.yaml": CHART, "values.yaml": "a: 1\n", "templates/web.yaml": TEMPLATE})
    done = cdk8s_pods("check", ".")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "left alone:\n  1 Helm chart (1 template left alone): .; --helm renders and checks it\nnothing was checked\n"
    )


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_programs_are_told_on_stderr_what_was_left_alone(form: str, cdk8s_pods: Command, project: Path) -> None:
    write(project, {"Chart.yaml": CHART, "templates/web.yaml": TEMPLATE})
    done = cdk8s_pods("check", ".", "--format", form)

    json.loads(done.stdout)
    assert done.stderr == "1 Helm chart (1 template left alone): .; --helm renders and checks it\nnothing was checked\n"


def test_helm_renders_each_chart_that_is_no_part_of_another(cdk8s_pods: Command, project: Path) -> None:
    write(
        project,
        {
            "shop/Chart.yaml": CHART,
            "shop/templates/web.yaml": TEMPLATE,
            "shop/charts/redis/Chart.yaml": CHART,
            "shop/charts/redis/templates/redis.yaml": TEMPLATE,
            "library/Chart.yaml": f"{CHART}type: library\n",
        },
    )
    done = cdk8s_pods("check", ".", "--helm", env=program(project, "helm", prints=BAD))

    assert done.returncode == 1
    assert "Deployment web\n  shop (helm):15:11: spec.template.spec.containers[0].imagee: " in done.stdout
    assert "  15 |           imagee: example/app:1.0" in done.stdout
    assert "1 manifest checked in 1 source" in done.stdout
    assert "left alone:" not in done.stdout


def test_kustomize_builds_what_is_no_part_of_another_and_checks_it_as_one(cdk8s_pods: Command, project: Path) -> None:
    write(
        project,
        {
            "base/kustomization.yaml": "resources: [web.yaml]\nlabels: [{pairs: {a: b}}]\n",
            "base/web.yaml": BAD,
            "prod/kustomization.yaml": "resources: [../base]\n",
        },
    )
    built = deployment("web") + "---\n" + service("wep")
    done = cdk8s_pods("check", ".", "--kustomize", env=program(project, "kubectl", prints=built))

    assert "prod (kustomize):" in done.stdout
    assert "services_select_pods" in done.stdout
    assert "base" not in done.stdout
    assert "2 manifests checked in 1 source" in done.stdout


@pytest.mark.parametrize("option", ["--helm", "--kustomize"])
def test_a_program_that_is_not_there_exits_with_2(option: str, cdk8s_pods: Command, project: Path) -> None:
    write(project, {"a/Chart.yaml": CHART, "b/kustomization.yaml": "resources: []\n"})
    done = cdk8s_pods("check", ".", option, env={"PATH": "/nowhere"})

    assert (done.returncode, done.stdout) == (2, "")
    assert f"{option} needs " in done.stderr
    assert "on the PATH" in done.stderr


def test_why_a_chart_cannot_be_rendered_is_told_on_one_line(cdk8s_pods: Command, project: Path) -> None:
    write(project, {"shop/Chart.yaml": CHART})
    env = program(project, "helm", code=1, errors="Error: execution error at\n  (x.yaml:1): boom\n")
    done = cdk8s_pods("check", ".", "--helm", env=env)

    assert done.returncode == 2
    assert done.stderr == "shop (helm): cannot be read: Error: execution error at (x.yaml:1): boom\n"


def test_what_kustomize_completes_is_not_held_to_be_complete(cdk8s_pods: Command, project: Path) -> None:
    incomplete = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: WEB}\nspec: {replicas: -1}\n"
    write(project, {"kustomization.yaml": "resources: [web.yaml]\nlabels: []\n", "web.yaml": incomplete})
    done = cdk8s_pods("check", ".")
    named = cdk8s_pods("check", "web.yaml")

    assert "spec.replicas: Invalid value: -1" in done.stdout
    assert "1 problem\n" in done.stdout
    assert "1 problem\n" in named.stdout


def test_a_base_gets_its_namespace_from_what_uses_it(cdk8s_pods: Command, project: Path) -> None:
    binding = (
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: a}\n"
        "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\n"
        "subjects: [{kind: ServiceAccount, name: a}]\n"
    )
    write(project, {"rbac/kustomization.yaml": "resources: [binding.yaml]\n", "rbac/binding.yaml": binding})
    alone = cdk8s_pods("check", ".")
    write(project, {"default/kustomization.yaml": "namespace: shop\nresources: [../rbac]\n"})
    used = cdk8s_pods("check", ".")

    assert "subjects[0].namespace: Required value" in alone.stdout
    assert (used.returncode, "subjects[0].namespace" in used.stdout) == (0, False)


def test_a_patch_is_left_alone_also_by_name(cdk8s_pods: Command, project: Path) -> None:
    write(
        project, {"kustomization.yaml": "patches: [{path: patch.yaml}]\n", "patch.yaml": "apiVersion: v1\nkind: Pod\n"}
    )
    done = cdk8s_pods("check", "patch.yaml")

    assert done.returncode == 0
    assert "1 kustomization (1 file left alone): .; cdk8s-pods check --kustomize . builds and checks it" in done.stdout


@pytest.mark.parametrize("path", [".", "config/unused.yaml", "config/patches/unused.yaml"])
def test_what_a_kustomization_does_not_use_is_checked_where_it_is_whole(
    path: str, cdk8s_pods: Command, project: Path
) -> None:
    write(
        project,
        {
            "config/kustomization.yaml": "resources: []\npatches:\n# - path: patches/unused.yaml\n",
            "config/unused.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: -1}\n",
            "config/patches/unused.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostIPC: 1}\n",
            "config/whole.yaml": BAD,
        },
    )
    done = cdk8s_pods("check", path)

    assert ("config/whole.yaml:14:11" in done.stdout) is (path == ".")
    assert "unused.yaml" not in done.stdout
    assert done.returncode == (1 if path == "." else 0)


def test_what_a_test_expects_of_an_object_is_not_held_to_be_whole(cdk8s_pods: Command, project: Path) -> None:
    write(project, {"01-assert.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nstatus: {phase: Running}\n"})
    done = cdk8s_pods("check", ".")

    assert done.stdout == "nothing was checked: 1 document of other kinds left alone in 1 source\n"


def test_a_template_of_a_chart_is_left_alone_also_by_name(cdk8s_pods: Command, project: Path) -> None:
    write(project, {"shop/Chart.yaml": CHART, "shop/templates/web.yaml": TEMPLATE, "shop/values.yaml": "a: 1\n"})
    done = cdk8s_pods("check", "shop/templates/web.yaml", "shop/values.yaml")

    assert done.returncode == 0
    assert (
        "1 Helm chart (1 template left alone): shop; cdk8s-pods check --helm shop renders and checks it" in done.stdout
    )


def test_a_template_of_nobody_cannot_be_read_where_it_is_named(cdk8s_pods: Command, project: Path) -> None:
    write(project, {"job.yaml": TEMPLATE})
    done = cdk8s_pods("check", "job.yaml")

    assert done.returncode == 2
    assert done.stderr == "job.yaml:2:1: cannot be read: a template: check what is made of it\n"


def test_a_script_with_variables_is_no_excuse_for_what_is_broken(cdk8s_pods: Command, project: Path) -> None:
    script = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  run: |\n    echo ${HOME} {{ a }}\n"
    write(project, {"a.yaml": script + "    exit\n" * 5 + "  b: [\n"})
    done = cdk8s_pods("check", ".")

    assert done.returncode == 2
    assert done.stderr.startswith("a.yaml:13:1: cannot be read: ")


def test_a_placeholder_is_a_fault_in_what_is_applied(cdk8s_pods: Command, project: Path) -> None:
    write(project, {"web.yaml": deployment("web").replace("name: web", "name: ${NAME}", 1)})
    folder, named = cdk8s_pods("check", "."), cdk8s_pods("check", "web.yaml")

    assert folder.returncode == 0
    assert "web.yaml:4: file with placeholders: 1 place is told once they are filled in" in folder.stdout
    assert named.returncode == 1


def test_a_placeholder_hides_no_pod_security(cdk8s_pods: Command, project: Path) -> None:
    host = "      volumes: [{name: a, hostPath: {path: '${DIR}'}}]\n"
    write(project, {"web.yaml": deployment("web") + host})
    done = cdk8s_pods("check", ".", "--pod-security", "baseline")

    assert done.returncode == 1
    assert "pod-security: " in done.stdout


@pytest.mark.parametrize(
    ("ignored", "expected"),
    [
        pytest.param("vendor/", ["a.yaml", "b/c.yaml"], id="folder"),
        pytest.param("*.yaml\n!a.yaml", ["a.yaml"], id="taken back"),
        pytest.param("/a.yaml", ["b/c.yaml", "vendor/d.yaml"], id="from the root"),
        pytest.param("b/*.yaml", ["a.yaml", "vendor/d.yaml"], id="in a folder"),
        pytest.param("**/d.yaml", ["a.yaml", "b/c.yaml"], id="at any depth"),
        pytest.param("# all\n\n", ["a.yaml", "b/c.yaml", "vendor/d.yaml"], id="comment"),
    ],
)
def test_what_git_ignores_is_left_out(ignored: str, expected: list[str], cdk8s_pods: Command, project: Path) -> None:
    files = ("a.yaml", "b/c.yaml", "vendor/d.yaml")
    write(project, {".gitignore": f"{ignored}\n", **dict.fromkeys(files, service("a"))})

    assert sources(cdk8s_pods("check", ".", "--format", "json")) == expected
    assert sources(cdk8s_pods("check", ".", "--format", "json", "--no-gitignore")) == sorted(files)


@pytest.mark.parametrize("ignored", ["dist/", "dist", "dist/*", "/dist/**"])
@pytest.mark.parametrize("named", ["dist", "dist/web.yaml", "dist/deep"])
def test_what_is_named_is_looked_at_though_git_ignores_it(
    ignored: str, named: str, cdk8s_pods: Command, project: Path
) -> None:
    write(project, {".gitignore": f"{ignored}\n", "dist/web.yaml": service("a"), "dist/deep/web.yaml": service("a")})
    (project / ".git").mkdir()

    assert sources(cdk8s_pods("check", named, "--format", "json")) != []


def test_a_list_further_inside_decides_before_one_further_outside(cdk8s_pods: Command, project: Path) -> None:
    write(project, {".gitignore": "*.yaml\n", "in/.gitignore": "!a.yaml\n", "in/a.yaml": service("a"), "b.yaml": ""})

    assert sources(cdk8s_pods("check", ".", "--format", "json")) == ["in/a.yaml"]


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("a?c", "abc", True),
        ("a?c", "a/c", None),
        ("*.y[ao]ml", "x/b.yaml", True),
        ("[!a]", "b", True),
        ("[!a]", "a", None),
        ("\\!a", "!a", True),
        ("\\#a", "#a", True),
        ("a\\ ", "a ", True),
        ("a ", "a", True),
        ("[z-a]", "z", None),
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/x/y/b", True),
        ("a/**", "a/x", True),
        ("a/**", "a", None),
        ("a/", "a", None),
    ],
)
def test_patterns_fit_as_those_of_git_do(pattern: str, path: str, expected: bool | None) -> None:
    assert Patterns([pattern]).verdict(path, is_folder=False) is expected


def test_excluded_files_and_folders_are_left_out(cdk8s_pods: Command, project: Path) -> None:
    write(
        project,
        {
            "cdk8s.yaml": "cdk8s-pods: {exclude: [vendor/]}\n",
            **dict.fromkeys(("in/a.yaml", "in/b.yaml", "vendor/c.yaml"), service("a")),
        },
    )

    assert sources(cdk8s_pods("check", ".", "--exclude", "b.*", "--format", "json")) == ["cdk8s.yaml", "in/a.yaml"]
    assert sources(cdk8s_pods("check", "*/*.yaml", "--exclude", "b.*", "--format", "json")) == ["in/a.yaml"]
    assert sources(cdk8s_pods("check", "vendor/c.yaml", "--format", "json")) == ["vendor/c.yaml"]


def test_a_pattern_stands_for_the_files_that_fit_it(cdk8s_pods: Command, project: Path) -> None:
    write(project, dict.fromkeys(("a/x.yaml", "a/b/y.yaml", "a/z.txt"), service("a")))
    nothing = cdk8s_pods("check", "b/*.yaml")

    assert sources(cdk8s_pods("check", "a/**/*.yaml", "--format", "json")) == ["a/b/y.yaml", "a/x.yaml"]
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "b/*.yaml: no file fits this pattern" in nothing.stderr


def test_a_link_is_followed_once_and_out_of_the_project_only_to_a_file(cdk8s_pods: Command, project: Path) -> None:
    write(project, {"a/web.yaml": service("a"), "../outside/far.yaml": service("b")})
    (project / "a/again.yaml").symlink_to("web.yaml")
    (project / "a/round").symlink_to("..")
    (project / "a/to-itself").symlink_to("to-itself")
    (project / "a/out").symlink_to(project.parent / "outside")
    (project / "a/far.yaml").symlink_to(project.parent / "outside/far.yaml")
    (project / "b").symlink_to("a")

    assert sources(cdk8s_pods("check", "a", "--format", "json")) == ["a/far.yaml", "a/web.yaml"]
    assert sources(cdk8s_pods("check", "b", "--format", "json")) == ["b/far.yaml", "b/web.yaml"]


def test_a_chart_that_cdk8s_wrote_is_checked_as_the_output_of_one_app(cdk8s_pods: Command, project: Path) -> None:
    write(
        project,
        {
            "cdk8s.yaml": "app: python main.py\noutput: dist\n",
            "dist/Chart.yaml": CHART,
            "dist/templates/a.k8s.yaml": deployment("web"),
            "dist/templates/b.k8s.yaml": service("wep"),
        },
    )
    done = cdk8s_pods("check")

    assert "services_select_pods" in done.stdout
    assert "2 manifests checked in 2 sources" in done.stdout


def test_a_folder_of_nothing_says_so(cdk8s_pods: Command, project: Path) -> None:
    write(project, {".gitignore": "a.yaml\n", "a.yaml": service("a")})
    done = cdk8s_pods("check", ".")

    assert (done.returncode, done.stdout) == (0, "nothing was checked\n")
    assert ".: no .yaml, .yml, .json file is in this folder; 1 left out by .gitignore or --exclude" in done.stderr


def test_the_environment_of_python_is_no_part_of_the_project(cdk8s_pods: Command, project: Path) -> None:
    write(project, {"venv/pyvenv.cfg": "", "venv/lib/a.yaml": BAD, "a.yaml": service("a")})

    assert sources(cdk8s_pods("check", ".", "--format", "json")) == ["a.yaml"]
