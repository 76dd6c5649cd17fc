"""``cdk8s-pods check``: every rule over manifests from files, folders or stdin."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.cli.sources import read_sources
from cdk8s_pods.reading.definitions import DefinitionsError, definitions_in
from cdk8s_pods.reading.documents import Document, Unreadable
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.custom_resources import with_definitions_among
from cdk8s_pods.schema import VERSIONS
from cdk8s_pods.settings import SettingsError, project_target

from .findings import Finding, Totals
from .objects import objects_of
from .sets import FileSets
from .together import CheckedObject, Together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.target import Target

    from .findings import Report

_DESCRIPTION = """\
Check Kubernetes manifests against every rule, whoever wrote them: what the API server
would refuse, what it takes and what then breaks when run, and (if asked) what a Pod
Security Standard forbids. Built-in kinds are checked, custom resources whose definition is
in the input or given by --crds, and the pod templates of others where they are known; all
else is counted and left alone. What is checked for stands in cdk8s.yaml, and options win
over it."""

_EPILOG = """\
exit codes: 0 nothing refuses, 1 something does, 2 wrong usage or unreadable input
`cdk8s-pods rules` lists the rules, `cdk8s-pods rules NAME` explains one."""


def main(arguments: list[str]) -> int:
    """Check what the arguments name and return the exit code."""
    given = _parser().parse_args(arguments)
    target = _target(given)
    documents = read_sources(given.paths or [_output_folder()])
    try:
        return report_on(documents, lambda _: (target,), _report(given.format), together=given.together)
    except DefinitionsError as error:
        raise UsageError(f"definitions of custom resources: {error}") from None


def report_on(
    documents: Iterable[Document | Unreadable],
    targets_of: Callable[[Any], Sequence[Target]],
    report: Report,
    *,
    together: bool = False,
) -> int:
    """Check documents, each by itself and those of a set together, tell ``report``, and return the exit code.

    Args:
        documents: What was read.
        targets_of: Gives what a manifest is checked for. Of several targets, what is wrong for all of them is told.
        report: Told of everything in the order of the input, at the end.
        together: Whether all documents are one set, wherever they stand.
    """
    totals = Totals()
    sets = Together(FileSets(together=together))
    found: list[Unreadable | CheckedObject] = []
    documents = list(documents)
    knowing = _KnowingDefinitions(document.value for document in documents if isinstance(document, Document))
    for document in documents:
        if isinstance(document, Unreadable):
            found.append(document)
            continue
        totals.sources.add(document.source)
        for value, place, is_checked in objects_of(document):
            targets = [knowing[target] for target in targets_of(value)]
            is_checked = is_checked or _is_known(value, targets[0])
            checked = CheckedObject(place, is_checked, _issues_of(value, targets) if is_checked else [])
            found.append(checked)
            sets.add(value, checked, targets[0])
    sets.check()
    report.begin()
    for each in found:
        if isinstance(each, Unreadable):
            totals.unreadable += 1
            report.unreadable(each)
        else:
            totals.count(each.issues, is_workload=each.is_checked)
            report.document(each.place, [Finding(issue, *each.place.locate(issue.steps)) for issue in each.issues])
    report.end(totals)
    return 2 if totals.unreadable else 1 if totals.refusing else 0


class _KnowingDefinitions(dict[Any, Any]):
    """Each target as one that knows as well what the input itself defines."""

    def __init__(self, manifests: Iterable[Any]) -> None:
        self._manifests = list(manifests)

    def __missing__(self, target: Target) -> Target:
        known = self[target] = with_definitions_among(self._manifests, target)
        return known


def _is_known(manifest: Any, target: Target) -> bool:
    """Whether there is anything to hold an object of a kind to that is not built in."""
    return target.template_of(manifest) is not None or target.definition_of(manifest) is not None


def _issues_of(manifest: Any, targets: Sequence[Target]) -> list[Issue]:
    found, *more = (check(manifest, target=target) for target in targets)
    others = [set(issues) for issues in more]
    return [issue for issue in found if all(issue in each for each in others)]


def _parser() -> Arguments:
    parser = Arguments("check", _DESCRIPTION, _EPILOG)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file, a folder (its .yaml, .yml and .json files, recursively) or - for stdin; "
        "by default the output folder of cdk8s.yaml",
    )
    parser.add_argument(
        "--kubernetes",
        metavar="VERSION",
        help=f"the targeted version: {', '.join(VERSIONS)} (default: what cdk8s.yaml says, else the newest)",
    )
    parser.add_argument(
        "--pod-security",
        choices=("privileged", "baseline", "restricted"),
        help="the Pod Security Standard that must hold (default: what cdk8s.yaml says, else none)",
    )
    parser.add_argument(
        "--pod-security-version",
        metavar="VERSION",
        help="the version of that standard, such as 1.29 or latest (default: the targeted Kubernetes)",
    )
    parser.add_argument(
        "--namespace",
        metavar="NAME",
        help="the namespace of objects that say none, as `kubectl apply -n NAME` gives it",
    )
    parser.add_argument(
        "--external",
        action="append",
        default=[],
        metavar="KIND/NAME",
        help="an object that lives elsewhere, such as Secret/registry or 'ConfigMap/*-ca'; may be given several times",
    )
    parser.add_argument(
        "--feature-gates",
        action="append",
        default=[],
        metavar="NAME=true",
        help="a feature of Kubernetes that this cluster turns on or off, as its API server is told; several are "
        "separated by commas, or given one by one",
    )
    parser.add_argument(
        "--template",
        action="append",
        default=[],
        metavar="GROUP/KIND=PATH",
        help="where a kind that is not built in keeps its pod template, such as example.com/Fleet=spec.template; may "
        "be given several times (known: Argo Rollouts, Knative Services)",
    )
    parser.add_argument(
        "--images",
        metavar="FILE",
        help="what images are made of, as `cdk8s-pods images` writes it down (default: what cdk8s.yaml says, else only "
        "what is known of published ones)",
    )
    parser.add_argument(
        "--crds",
        action="append",
        default=[],
        metavar="PATH",
        help="a file or folder of CustomResourceDefinitions: objects of their kinds are held to their schemas; may be "
        "given several times",
    )
    parser.add_argument(
        "--closed", action="store_true", help="the input is all there is: an object that is missing is a fault"
    )
    parser.add_argument(
        "--together",
        action="store_true",
        help="check all input together; otherwise the output of one cdk8s.yaml belongs together, else the files "
        "directly in one folder, else stdin",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="how to report: text for people (default), json for programs, github for annotations in a "
        "GitHub workflow, sarif for code-scanning tools",
    )
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="RULE",
        help="turn a rule off; may be given several times. cdk8s.yaml does it for one kind or name, with a reason",
    )
    return parser


def _target(given: Any) -> Target:
    """What the settings, the variables and over them the options ask for."""
    try:
        target = project_target()
    except SettingsError as error:
        raise UsageError(str(error)) from None
    for option in ("kubernetes", "pod_security", "pod_security_version", "namespace"):
        value = getattr(given, option)
        if value is not None:
            try:
                target = target.replace(**{option: None if value == "privileged" else value})
            except ValueError as error:
                raise UsageError(f"--{option.replace('_', '-')}: {error}") from None
    try:
        target = target.replace(external=(*target.external, *given.external), closed=target.closed or given.closed)
    except ValueError as error:
        raise UsageError(f"--external: {error}") from None
    try:
        target = target.replace(feature_gates={**dict(target.feature_gates), **_gates(given.feature_gates)})
    except ValueError as error:
        raise UsageError(f"--feature-gates: {error}") from None
    try:
        templates = {key: path for key, _, path in (each.partition("=") for each in given.template)}
        target = target.replace(templates={**dict(target.templates), **templates})
    except ValueError as error:
        raise UsageError(f"--template: {error}") from None
    if given.images is not None:
        # Deferred: few projects have such a file.
        from cdk8s_pods.reading.inspected_images import read_images

        try:
            target = target.replace(images=read_images(given.images))
        except ValueError as error:
            raise UsageError(f"--images: {error}") from None
    if given.crds:
        target = target.replace(crds=definitions_in(given.crds, target.crds))
    try:
        return target.ignoring(dict.fromkeys(given.ignore, "--ignore"))
    except ValueError as error:
        raise UsageError(f"--ignore: {error}") from None


def _gates(given: list[str]) -> dict[str, bool]:
    """What ``--feature-gates`` says, as the API server reads it: ``A=true,B=false``."""
    chosen: dict[str, bool] = {}
    for text in given:
        for each in text.split(","):
            name, sign, value = each.strip().partition("=")
            if not sign or value.lower() not in ("true", "false"):
                raise ValueError(f"{each!r} is no feature gate; write NAME=true or NAME=false")
            chosen[name] = value.lower() == "true"
    return chosen


def _output_folder() -> str:
    from cdk8s_pods.cli.config import read_config

    return read_config().output or "dist"


def _report(form: str) -> Report:
    # Deferred: a run needs one of them.
    if form == "json":
        from .report_json import JsonReport

        return JsonReport(sys.stdout, sys.stderr)
    if form == "github":
        from .report_github import GithubReport

        return GithubReport(sys.stdout)
    if form == "sarif":
        from .report_sarif import SarifReport

        return SarifReport(sys.stdout, sys.stderr)
    from .report_text import TextReport

    return TextReport(sys.stdout, sys.stderr)
