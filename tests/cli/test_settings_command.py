"""``cdk8s-pods config`` shows what holds and where it comes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cdk8s_pods.settings import KEYS

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

SETTINGS = """\
app: python main.py
cdk8s-pods:
  kubernetes: "1.36"
  podSecurity:
    kube-*: privileged
    "*": restricted
  exclude: [vendor/]
  ignore:
    - rule: containers_have_an_image
      reason: filled in
      file: deploy/*
"""


def test_every_key_is_shown_with_its_line_or_as_a_default(cdk8s_pods: Command, project: Path) -> None:
    (project / "cdk8s.yaml").write_text(SETTINGS)
    done = cdk8s_pods("config")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "kubernetes          1.36  (cdk8s.yaml:3)\n"
        "podSecurity         restricted  (cdk8s.yaml:6)\n"
        "                    kube-*: privileged  (cdk8s.yaml:5)\n"
        "podSecurityVersion  that of kubernetes  (default)\n"
        "namespace           none  (default)\n"
        "external            none  (default)\n"
        "closed              false  (default)\n"
        "featureGates        none  (default)\n"
        "templates           none  (default)\n"
        "crds                none  (default)\n"
        "images              none  (default)\n"
        "exclude             vendor/  (cdk8s.yaml:7)\n"
        "ignore              containers_have_an_image for file deploy/*: filled in  (cdk8s.yaml:9)\n"
    )


def test_a_variable_is_named_where_it_wins(cdk8s_pods: Command, project: Path) -> None:
    (project / "cdk8s.yaml").write_text(SETTINGS)
    done = cdk8s_pods("config", "--format", "json", env={"CDK8S_PODS_POD_SECURITY": "baseline"})
    settings = json.loads(done.stdout)

    assert [each["key"] for each in settings] == list(KEYS)
    assert settings[1] == {"key": "podSecurity", "value": "baseline", "origin": "CDK8S_PODS_POD_SECURITY"}


def test_settings_that_do_not_hold_exit_with_2(cdk8s_pods: Command, project: Path) -> None:
    (project / "cdk8s.yaml").write_text("cdk8s-pods: {kubernets: x}\n")
    done = cdk8s_pods("config")

    assert (done.returncode, done.stdout) == (2, "")
    assert 'did you mean "kubernetes"?' in done.stderr
