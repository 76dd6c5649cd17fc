"""The page about the command line speaks of what there is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from .conftest import ROOT

if TYPE_CHECKING:
    from .conftest import Command

PAGE = (ROOT / "docs/cli.md").read_text()


def test_every_option_on_the_page_is_one_of_a_command(cdk8s_pods: Command) -> None:
    commands = ("synth", "check", "diff", "rules", "helpers", "images", "import", "run", "play")
    helps = [cdk8s_pods(name, "--help").stdout for name in commands]
    known = set(re.findall(r"--[a-z-]+", " ".join(helps)))

    # Accepted for scripts that were written for cdk8s-cli, and shown nowhere.
    assert set(re.findall(r"--[a-z-]+", re.sub(r"\|?-{3,}", "", PAGE))) - known <= {"--check-upgrade", "--"}


def test_every_option_of_synth_and_check_that_cdk8s_lacks_is_on_the_page(cdk8s_pods: Command) -> None:
    own = (
        "--engine",
        "--check",
        "--diff",
        "--watch",
        "--kubernetes",
        "--pod-security",
        "--crds",
        "--format",
        "--ignore",
    )

    assert [option for option in own if option not in PAGE] == []


def test_every_rule_on_the_page_exists(cdk8s_pods: Command) -> None:
    rules = {rule["id"] for rule in json.loads(cdk8s_pods("rules", "--format", "json").stdout)}

    assert set(re.findall(r"[a-z]+(?:_[a-z]+){3,}", PAGE)) <= rules
