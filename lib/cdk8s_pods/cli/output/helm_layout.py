"""The files that make a folder of manifests a Helm chart, as cdk8s-cli and this package write them."""

from __future__ import annotations

import os

CHART_YAML = """\
apiVersion: "{api_version}"
name: "{app}"
version: "{version}"
description: Generated chart for {app}
type: application
"""
README = (
    "This Helm chart is generated using cdk8s. Any manual changes to the chart would be discarded once cdk8s app is "
    "synthesized again with `--format helm`."
)


def is_generated_chart(folder: str) -> bool:
    """Whether a folder is a Helm chart that a run has made."""
    return "\ndescription: Generated chart for " in _text(os.path.join(folder, "Chart.yaml"))


def is_part_of_a_generated_chart(folder: str, name: str) -> bool:
    """Whether a file of a generated chart is one that a run has made; its templates aside."""
    if name == "README.md":
        return _text(os.path.join(folder, name)) == README
    return name == "Chart.yaml" or (name.startswith("crds/") and name.endswith(".yaml"))


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
