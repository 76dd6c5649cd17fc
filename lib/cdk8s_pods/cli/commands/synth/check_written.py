"""The rules over everything that a synthesis wrote, whoever made it: constructs, raw objects, included YAML, Helm."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from cdk8s_pods.cli.commands.check.command import report_on
from cdk8s_pods.cli.commands.check.report_text import TextReport
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.reading.definitions import DefinitionsError
from cdk8s_pods.reading.files import read_file
from cdk8s_pods.settings import project_target
from cdk8s_pods.written_targets import VARIABLE, identity_of, read_targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdk8s_pods.reading.documents import Documents
    from cdk8s_pods.rules.target import Target


def targets_variable(stage: str) -> dict[str, str]:
    """The variable by which the app is told to leave word of what single objects are checked for.

    Args:
        stage: A folder for this run alone.
    """
    return {VARIABLE: os.path.join(stage, "targets.json")}


def check_written(files: Iterable[tuple[str, str]], stage: str) -> bool:
    """Report the issues of files on stderr; gives whether none refuses.

    Each object is checked for what was set where it was made, else for what the project's settings say.

    Args:
        files: The path of each file, and what it is called in the report.
        stage: The folder that the app was told of.
    """
    project = project_target()
    of_single_objects = {
        identity: [target.replace(crds=project.crds) for target in targets]
        for identity, targets in read_targets(targets_variable(stage)[VARIABLE]).items()
    }

    def targets_of(manifest: Any) -> Sequence[Target]:
        # The files do not show which of several objects of one kind and name it is.
        return of_single_objects.get(identity_of(manifest), [project])

    try:
        return report_on(_documents(files), targets_of, TextReport(sys.stderr, sys.stderr), together=True) == 0
    except DefinitionsError as error:
        raise UsageError(f"definitions of custom resources: {error}") from None


def _documents(files: Iterable[tuple[str, str]]) -> Documents:
    for path, name in files:
        for each in read_file(path):
            yield each._replace(source=name)
