"""``cdk8s-pods diff``: what the charts make now, compared with what git, a folder or a cluster has."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.commands.synth.options import ENGINES
from cdk8s_pods.cli.errors import CommandError, UsageError
from cdk8s_pods.schema import VERSIONS
from cdk8s_pods.settings import SettingsError, project_target
from cdk8s_pods.updates.comparison import compare

from .charts import kept_beside, objects_of_charts, with_charts
from .sources import GitSource, objects_in_paths, old_path, refuse_unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from cdk8s_pods.cli.output.folder import Replacement
    from cdk8s_pods.rules.target import Target
    from cdk8s_pods.updates.change import Change

    from .sources import Objects


_DESCRIPTION = """\
Compare what the charts make now with what is there: with git, with a folder of
manifests, or with a cluster. Objects are paired by kind, namespace and name, and
compared field by field; how a file is written does not count. What the API server
does not apply in place is told, with the field, what to do and what is lost, and so
is which changes roll pods. Nothing is written and nothing is applied."""

_EPILOG = """\
examples:
  cdk8s-pods diff                        the charts and the last commit
  cdk8s-pods diff --from main            the charts and a branch
  kubectl get deploy,svc,cm -n shop -o yaml | cdk8s-pods diff --from -
  cdk8s-pods diff --from old/ --to new/  two folders, without any chart
  cdk8s-pods diff --from origin/main --format markdown > comment.md

exit codes: 0 compared (with --exit-code: nothing changes), 1 with --exit-code: some
object changes, 2 wrong usage, unreadable input, or the app failed"""


def main(arguments: list[str]) -> int:
    """Compare, report, and return the exit code."""
    given = _parser().parse_args(arguments)
    target = _target(given)
    try:
        if given.to is not None:
            return _between_paths(given, target)
        path = old_path(given.source)
        # Looked up first: an app may take a while.
        git = GitSource(given.source, os.curdir) if path is None else None
        return with_charts(
            given.app, given.output, given.engine, lambda parts: _with_charts(given, target, parts, path, git)
        )
    except CommandError as error:
        if isinstance(error, UsageError):
            raise
        # 1 says that something changes.
        raise UsageError(str(error)) from None


def _between_paths(given: Any, target: Target) -> int:
    if given.to == "-" and given.source == "-":
        raise UsageError("--from - and --to -: stdin can be only one of them")
    path = old_path(given.source)
    new = objects_in_paths([given.to])
    old = GitSource(given.source, given.to).objects([given.to]) if path is None else objects_in_paths([path])
    return _report(given, old, new, target)


def _with_charts(
    given: Any, target: Target, parts: Sequence[Replacement], path: str | None, git: GitSource | None
) -> int:
    new = objects_of_charts(parts)
    if git is None:
        assert path is not None, "it is one or the other"
        return _report(given, objects_in_paths([path]), new, target)
    return _report(given, git.objects([each.target for each in parts], kept_beside(parts)), new, target)


def _report(given: Any, old: Objects, new: Objects, target: Target) -> int:
    refuse_unreadable([*old[1], *new[1]])
    changes = compare(old[0], new[0], target)
    reporter(given.format)(changes, sys.stdout)
    return int(bool(changes) and given.exit_code)


def reporter(form: str) -> Callable[[Sequence[Change], TextIO], None]:
    """What writes a report in a format."""
    # Deferred: a run needs one of them.
    if form == "json":
        from .report_json import write_json

        return write_json
    if form == "github":
        from .report_github import write_github

        return write_github
    if form == "markdown":
        from .report_markdown import write_markdown

        return write_markdown
    from .report_text import write_text

    return write_text


def _parser() -> Arguments:
    parser = Arguments("diff", _DESCRIPTION, _EPILOG)
    parser.add_argument(
        "--from",
        dest="source",
        default="HEAD",
        metavar="OLD",
        help="what is there: a file, a folder, - for stdin (as from `kubectl get -o yaml`), or else a commit, branch "
        "or tag of git, in which the output folder is looked up (default: HEAD)",
    )
    parser.add_argument(
        "--to", metavar="NEW", help="what is to be there: a file, a folder or - (default: what the charts make now)"
    )
    parser.add_argument(
        "--exit-code", action="store_true", help="exit with 1 if any object comes, goes or changes, as `git diff` does"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "markdown"),
        default="text",
        help="how to report: text for people (default), json for programs, github for annotations in a GitHub "
        "workflow, markdown for a comment on a pull request",
    )
    parser.add_argument(
        "--namespace",
        metavar="NAME",
        help="the namespace of objects that say none, as `kubectl apply -n NAME` gives it",
    )
    parser.add_argument(
        "--kubernetes",
        metavar="VERSION",
        help=f"the version of the cluster: {', '.join(VERSIONS)} (default: what cdk8s.yaml says, else the newest)",
    )
    parser.add_argument(
        "-a", "--app", metavar="COMMAND", help="the command that runs the app (default: app of cdk8s.yaml)"
    )
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", help="the output folder (default: output of cdk8s.yaml, or dist)"
    )
    parser.add_argument(
        "--engine", choices=ENGINES, default="auto", help="what stands in for cdk8s, as for `cdk8s-pods synth`"
    )
    return parser


def _target(given: Any) -> Target:
    try:
        target = project_target()
    except SettingsError as error:
        raise UsageError(str(error)) from None
    for option in ("kubernetes", "namespace"):
        value = getattr(given, option)
        if value is not None:
            try:
                target = target.replace(**{option: value})
            except ValueError as error:
                raise UsageError(f"--{option}: {error}") from None
    return target
