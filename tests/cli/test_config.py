"""Reading cdk8s.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdk8s_pods.cli.config import Config, read_config

if TYPE_CHECKING:
    from pathlib import Path


def values(config: Config) -> dict[str, object]:
    return {name: getattr(config, name) for name in Config.__slots__}


@pytest.mark.parametrize(
    "text",
    [
        "app: python main.py\n",
        "language: python\napp: python charts/main.py\noutput: dist\nimports:\n  - k8s\n",
        "# a comment\n\napp: uv run python main.py\nimports:\n- k8s@1.30.0\n- crds/foo.yaml\noutput: ./out\n",
    ],
)
def test_a_plain_file_reads_the_same_with_and_without_a_yaml_parser(text: str, tmp_path: Path) -> None:
    plain, commented = tmp_path / "plain.yaml", tmp_path / "commented.yaml"
    plain.write_text(text)
    # The comment makes the quick reader leave the file to the parser.
    commented.write_text(f"{text}unknown: {{}} # not plain\n")

    assert values(read_config(str(plain))) == values(read_config(str(commented)))
    assert read_config(str(plain)).app


@pytest.mark.parametrize(
    ("line", "app"),
    [
        ("app: 'python main.py'", "python main.py"),
        ("app: python main.py # comment", "python main.py"),
        ("app:   python main.py", "python main.py"),
        ("app: >\n  python\n  main.py", "python main.py\n"),
        ("app: python\n  main.py", "python main.py"),
        ("app: node 'a b'", "node 'a b'"),
    ],
)
def test_a_command_is_read_as_yaml_means_it(line: str, app: str, tmp_path: Path) -> None:
    path = tmp_path / "cdk8s.yaml"
    path.write_text(f"{line}\noutput: dist\n")

    assert read_config(str(path)).app == app


def test_helm_settings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "cdk8s.yaml"
    path.write_text("app: a\nsynthConfig:\n  format: helm\n  chartApiVersion: v1\n  chartVersion: 1.2.3\n")
    config = read_config(str(path))

    assert (config.format, config.chart_api_version, config.chart_version) == ("helm", "v1", "1.2.3")


def test_a_project_without_the_file_has_an_empty_configuration(tmp_path: Path) -> None:
    assert values(read_config(str(tmp_path / "cdk8s.yaml"))) == values(Config())
