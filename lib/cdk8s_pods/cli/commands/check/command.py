"""``cdk8s-pods check``: every rule over manifests from files, folders or stdin."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from cdk8s_pods.cli.collector import collect_rarely
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.cli.sources import Wanted, read_sources
from cdk8s_pods.cli.sources.patterns import Patterns
from cdk8s_pods.reading.definitions import DefinitionsError

from .ignoring.ignoring import Ignoring
from .options import parser
from .run import report_on
from .targets import excluded_by_settings, target_of

if TYPE_CHECKING:
    from .findings import Report


def main(arguments: list[str]) -> int:
    """Check what the arguments name and return the exit code."""
    collect_rarely()
    try:
        return _check(arguments)
    except DefinitionsError as error:
        raise UsageError(f"definitions of custom resources: {error}") from None


def _check(arguments: list[str]) -> int:
    given = parser().parse_args(arguments)
    _refuse_what_does_not_go_together(given)
    target = target_of(given)
    paths: list[str] = given.paths or [_output_folder()]
    wanted = Wanted(
        excluded=Patterns([*excluded_by_settings(), *given.exclude]),
        git_ignores=not given.no_gitignore,
        helm=given.helm,
        kustomize=given.kustomize,
    )
    baseline = None
    if given.baseline is not None:
        # Deferred: most projects have none.
        from .ignoring.baseline import read_baseline

        baseline = read_baseline(given.baseline)
    ignoring = Ignoring(in_files=not given.no_file_ignores, is_whole=_is_whole(given.paths))
    documents = read_sources(paths, wanted)
    if given.fix:
        # Deferred: a check changes nothing.
        from .fixing.command import fixed_files, show_fixed, write_fixed

        files = fixed_files(documents, target, in_files=not given.no_file_ignores)
        if given.diff:
            return 1 if show_fixed(files, sys.stdout) else 0
        write_fixed(list(files), sys.stderr if given.format != "text" else sys.stdout)
        documents = read_sources(paths, wanted)
    report = _report(given)
    if given.write_baseline is not None:
        from .reports.baseline import BaselineReport

        report = BaselineReport(given.write_baseline, sys.stdout, sys.stderr)
    totals = report_on(
        documents, lambda _: (target,), report, together=given.together, ignoring=ignoring, baseline=baseline
    )
    if given.write_baseline is not None:
        return 2 if totals.unreadable else 0
    return totals.exit_code


def _refuse_what_does_not_go_together(given: Any) -> None:
    if given.diff and not given.fix:
        raise UsageError("--diff shows what --fix would change: give both")
    if given.fix and "-" in given.paths:
        raise UsageError("--fix changes files, and stdin is none")
    if given.baseline is not None and given.write_baseline is not None:
        raise UsageError("--baseline leaves out what is known, and --write-baseline writes it: give one of them")


def _is_whole(paths: list[str]) -> bool:
    """Whether all of a project is looked at: its folder, or what it is written to."""
    return not paths or any(os.path.abspath(path) == os.getcwd() for path in paths)


def _output_folder() -> str:
    # Deferred: see there.
    from cdk8s_pods.cli.config import read_config

    return read_config().output or "dist"


def _report(given: Any) -> Report:
    # Deferred: a run needs one of them.
    if given.format == "json":
        from .reports.json import JsonReport

        return JsonReport(sys.stdout, sys.stderr)
    if given.format == "github":
        from .reports.github import GithubReport

        return GithubReport(sys.stdout)
    if given.format == "gitlab":
        from .reports.gitlab import GitlabReport

        return GitlabReport(sys.stdout, sys.stderr)
    if given.format == "sarif":
        from .reports.sarif import SarifReport

        return SarifReport(sys.stdout, sys.stderr)
    from .reports.text import TextReport

    return TextReport(sys.stdout, sys.stderr, quiet=given.quiet, all_places=given.all_places)
