"""The code of README.md and of the guides runs, and makes the YAML that is shown."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


#: The pages whose programs run.
PAGES = ("README.md", "docs/whole-application.md", "docs/draw.md")


def blocks(page: str = "README.md") -> list[tuple[str, str, str]]:
    """Language, words behind it, and text of every fenced block, in order."""
    return [(found[1], found[2].strip(), found[3]) for found in FENCE.finditer((ROOT / page).read_text())]


def programs() -> list[object]:
    """Every Python block with the YAML or the output that follows it before the next one, if any."""
    found = []
    for page in PAGES:
        everything = blocks(page)
        for position, (language, words, text) in enumerate(everything):
            if language == "python":
                following = everything[position + 1 : position + 3]
                output = "text" if words.startswith("raises=") else "yaml"
                shown = next((body for kind, _, body in following if kind == output), None)
                nearer = next((kind for kind, _, _ in following if kind in (output, "python")), None)
                name = f"{page}-{position}-{text.strip().splitlines()[-1][:40]}"
                found.append(pytest.param(text, words, shown if nearer == output else None, id=name))
    return found


@pytest.mark.parametrize(("program", "words", "shown"), programs())
def test_a_program_of_a_page_runs_and_makes_what_is_shown(
    program: str, words: str, shown: str | None, tmp_path: Path
) -> None:
    (tmp_path / "charts").symlink_to(ROOT / "charts")
    (tmp_path / "main.py").write_text(program)
    environment = {**os.environ, "CDK8S_OUTDIR": str(tmp_path / "dist")}

    done = subprocess.run(
        [sys.executable, "main.py"], cwd=tmp_path, capture_output=True, text=True, check=False, env=environment
    )

    if words.startswith("raises="):
        assert done.returncode == 1
        assert words.removeprefix("raises=") in done.stderr
        # The banner is jsii's, about Node.js versions that are no longer maintained.
        said = "".join(line for line in done.stderr.splitlines(keepends=True) if not line.startswith("b'"))
        assert shown is None or said.replace(f"{tmp_path}{os.sep}", "") == shown
        return
    assert done.returncode == 0, done.stderr
    if shown is not None:
        (made,) = (tmp_path / "dist").glob("*.yaml")
        assert made.read_text() == shown
        assert yaml.safe_load(shown)


def test_the_readme_has_programs_and_yaml_to_hold_them_against() -> None:
    languages = [language for language, _, _ in blocks()]

    assert languages.count("python") >= 5
    assert languages.count("yaml") >= 2


def test_every_make_command_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    named = set(re.findall(r"^make (\w[\w-]*)", "".join(text for _, _, text in blocks()), re.MULTILINE))

    assert named >= {"synth", "test"}
    assert [name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


def test_every_file_the_readme_links_to_exists() -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / "README.md").read_text())

    assert len(linked) > 5
    assert [path for path in linked if not (ROOT / path).exists()] == []


def test_the_lines_of_the_comparison_are_those_of_its_programs() -> None:
    told = re.findall(r"^\| ([\w-]+) \| (\d+) \|", (ROOT / "docs/whole-application.md").read_text(), re.MULTILINE)
    folder = ROOT / "benchmarks/programs/application"

    def lines(*files: Path) -> str:
        return str(sum(1 for file in files for line in file.read_text().splitlines() if line.strip()))

    assert dict(told) == {
        "cdk8s-pods": lines(folder / "cdk8s_pods.py"),
        "cdk8s-plus": lines(folder / "cdk8s_plus.py"),
        "Pulumi": lines(folder / "pulumi.py"),
        "Helm": lines(*folder.glob("helm/**/*.yaml")),
    }
