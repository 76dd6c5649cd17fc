"""The hook, the action and the template do what their files say, with the command as it is."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from .conftest import ROOT, environment

if TYPE_CHECKING:
    from .conftest import Command

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
TEMPLATE_SPEC, TEMPLATE = yaml.safe_load_all((ROOT / "docs" / "ci" / "gitlab-ci.yaml").read_text())

POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - {name: web, image: %s}\n"
GOOD, BAD = POD % "nginx:1.29", POD % "'nginx: 1.29'"


@pytest.fixture
def repository(project: Path) -> Path:
    """A repository with a good manifest, and one in a folder with a space in its name that cannot work."""
    (project / "good.yaml").write_text(GOOD)
    (project / "my charts").mkdir()
    (project / "my charts" / "bad.yaml").write_text(BAD)
    return project


def check_hook() -> dict[str, Any]:
    return next(hook for hook in HOOKS if hook["id"] == "cdk8s-pods-check")


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_given_no_names_of_files_and_has_options_that_exist(
    hook: dict[str, Any], cdk8s_pods: Command
) -> None:
    program, command, *options = shlex.split(hook["entry"])
    helped = cdk8s_pods(command, "--help")

    assert program == "cdk8s-pods"
    assert helped.returncode == 0
    assert all(option in helped.stdout for option in options)
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "deploy/web.yaml")


def test_the_check_hook_refuses_what_cannot_work(repository: Path, cdk8s_pods: Command) -> None:
    arguments = [*shlex.split(check_hook()["entry"])[1:], *check_hook()["args"]]
    refused = cdk8s_pods(*arguments)
    (repository / "my charts" / "bad.yaml").unlink()

    assert refused.returncode == 1
    assert "my charts/bad.yaml" in refused.stdout
    assert cdk8s_pods(*arguments).returncode == 0


def test_the_fix_hook_mends_and_lets_pass_what_is_mended(project: Path, cdk8s_pods: Command) -> None:
    (project / "web.yaml").write_text(GOOD.replace("kind: Pod", "kind: pod"))
    (hook,) = (hook for hook in HOOKS if hook["id"] == "cdk8s-pods-fix")
    cdk8s_pods(*shlex.split(hook["entry"])[1:], *hook["args"])

    assert (project / "web.yaml").read_text() == GOOD
    assert cdk8s_pods(*shlex.split(hook["entry"])[1:], *hook["args"]).returncode == 0


def action_check(repository: Path, tmp_path: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step of the action that checks, as a runner does, with the command of this environment."""
    programs = tmp_path / "temp" / "cdk8s-pods" / "bin"
    programs.mkdir(parents=True)
    program = programs / "cdk8s-pods"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cdk8s_pods "$@"\n')
    program.chmod(0o755)
    given = {name: of["default"] for name, of in ACTION["inputs"].items()} | inputs
    step = ACTION["runs"]["steps"][-1]
    values = {f"${{{{ inputs.{name} }}}}": value for name, value in given.items()}
    values["${{ runner.temp }}/cdk8s-pods"] = str(programs.parent)
    variables = {name: values[text] for name, text in step["env"].items()}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=repository,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_annotates_what_cannot_work(repository: Path, tmp_path: Path) -> None:
    done = action_check(repository, tmp_path)

    assert done.returncode == 1, done.stderr
    assert "::error file=my charts/bad.yaml,line=6," in done.stdout


def test_the_action_takes_paths_a_line_and_arguments_by_spaces(repository: Path, tmp_path: Path) -> None:
    arguments = "--kubernetes 1.36  --ignore images_can_be_parsed"
    done = action_check(repository, tmp_path, paths="good.yaml\nmy charts/\n", args=arguments)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "unknown" not in done.stderr


def test_the_action_runs_nothing_that_stands_in_an_input(repository: Path, tmp_path: Path) -> None:
    action_check(repository, tmp_path, paths="$(touch ran)\n`touch ran`", args="; touch ran #")

    assert not (repository / "ran").exists()
    assert all("${{" not in step.get("run", "") for step in ACTION["runs"]["steps"])


def test_the_action_describes_its_inputs_and_names_other_actions_by_commit() -> None:
    assert all(each["description"] and isinstance(each["default"], str) for each in ACTION["inputs"].values())
    used = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    project = (ROOT / "docs" / "ci" / "github-actions.yaml").read_text()

    # One version of an action in the whole project.
    assert all(re.search("@[0-9a-f]{40}$", action) and action in project for action in used)
    assert all(step["shell"] == "bash" for step in ACTION["runs"]["steps"] if "run" in step)


def gitlab_job(repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the script of the job with the inputs in their places, as a runner with a plain shell does."""
    given = {name: of["default"] for name, of in TEMPLATE_SPEC["spec"]["inputs"].items()} | inputs
    (job,) = TEMPLATE.values()
    variables = {
        name: re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda found: given[found[1]], text)
        for name, text in job["variables"].items()
    }
    return subprocess.run(
        ["sh", "-ec", "\n".join(job["script"])],
        cwd=repository,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_gitlab_job_fails_with_a_report_and_a_log(repository: Path) -> None:
    done = gitlab_job(repository)
    (job,) = TEMPLATE.values()
    report = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text())

    assert done.returncode == 1, done.stderr
    assert [finding["location"]["path"] for finding in report] == ["my charts/bad.yaml"]
    assert "my charts/bad.yaml:6" in done.stdout
    assert job["artifacts"]["when"] == "always"


def test_the_gitlab_job_passes_with_an_empty_report_and_takes_arguments(repository: Path) -> None:
    done = gitlab_job(repository, args="--pod-security baseline --kubernetes 1.36", paths="good.yaml g*.yaml")

    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads((repository / "gl-code-quality-report.json").read_text()) == []


def test_the_page_names_hooks_inputs_and_files_that_exist() -> None:
    page = (ROOT / "docs" / "where-people-work.md").read_text()

    assert all(hook["id"] in page for hook in HOOKS)
    for name in (*ACTION["inputs"], *TEMPLATE_SPEC["spec"]["inputs"]):
        assert f"`{name}`" in page
    for link in re.findall(r"\]\(([^)#]+)\)", page):
        assert Path(os.path.normpath(ROOT / "docs" / link)).exists(), link
