"""The rules over everything that a synthesis wrote, whoever made it: constructs, raw objects, included YAML, Helm."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cdk8s_pods.cli.commands.check.command import report_on
from cdk8s_pods.cli.commands.check.report_text import TextReport
from cdk8s_pods.cli.sources import read_file
from cdk8s_pods.settings import project_target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.reading.documents import Documents


def check_written(files: Iterable[tuple[str, str]]) -> bool:
    """Report the issues of files on stderr; gives whether none refuses.

    Args:
        files: The path of each file, and what it is called in the report.
    """
    return report_on(_documents(files), project_target(), TextReport(sys.stderr, sys.stderr), together=True) == 0


def _documents(files: Iterable[tuple[str, str]]) -> Documents:
    for path, name in files:
        for each in read_file(path):
            yield each._replace(source=name)
