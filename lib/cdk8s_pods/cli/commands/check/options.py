"""The options of ``cdk8s-pods check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.schema import VERSIONS

if TYPE_CHECKING:
    from argparse import _ArgumentGroup

FORMATS = ("text", "json", "github", "gitlab", "sarif")

_DESCRIPTION = """\
Check Kubernetes manifests against every rule, whoever wrote them: what the API server
would refuse, what it takes and what then breaks when run, and (if asked) what a Pod
Security Standard forbids. Built-in kinds are checked, custom resources whose definition is
in the input or given by --crds, and the pod templates of others where they are known; all
else is counted and left alone. Folders are taken as they are:
Helm charts, kustomizations, values files, pipelines and what .gitignore names are known.
What is checked for stands in cdk8s.yaml, and options win over it."""

_EPILOG = """\
examples:
  cdk8s-pods check .                                everything below this folder
  cdk8s-pods check . --helm --kustomize             with what charts and kustomizations become
  helm template shop | cdk8s-pods check -           what a program prints
  cdk8s-pods check . --fix --diff                   what --fix would change
  cdk8s-pods check . --write-baseline known.json    start in an old project ...
  cdk8s-pods check . --baseline known.json          ... and fail for what is new

A rule is turned off where it does not hold, with a reason, by a comment on the line or
above it, by the annotation cdk8s-pods/ignore of an object, or in cdk8s.yaml:
  # cdk8s-pods: ignore RULE: reason

exit codes: 0 nothing refuses, 1 something does, 2 wrong usage or unreadable input
`cdk8s-pods rules` lists the rules, `cdk8s-pods rules NAME` explains one, and
`cdk8s-pods config` shows what is checked for"""


def parser() -> Arguments:
    """The parser of them all."""
    found = Arguments("check", _DESCRIPTION, _EPILOG)
    _add_input(found.add_argument_group("what is looked at"))
    _add_target(found.add_argument_group("what it is checked for"))
    _add_ignoring(found.add_argument_group("what is turned off"))
    _add_output(found.add_argument_group("what is done and told"))
    return found


def _add_input(found: _ArgumentGroup) -> None:
    found.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file, a folder (its .yaml, .yml and .json files, recursively), a pattern such as 'deploy/**/*.yaml', "
        "or - for stdin; by default the output folder of cdk8s.yaml",
    )
    found.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="PATTERN",
        help="leave files and folders out, as .gitignore writes them, such as 'vendor/'; may be given several times",
    )
    found.add_argument("--no-gitignore", action="store_true", help="look also at what .gitignore names")
    found.add_argument("--helm", action="store_true", help="check what `helm template` makes of each chart")
    found.add_argument(
        "--kustomize", action="store_true", help="check what `kubectl kustomize` makes of each outermost kustomization"
    )
    found.add_argument(
        "--together",
        action="store_true",
        help="check all input together; otherwise the output of one cdk8s.yaml belongs together, else the files "
        "directly in one folder, else stdin",
    )


def _add_target(found: _ArgumentGroup) -> None:
    found.add_argument(
        "--kubernetes",
        metavar="VERSION",
        help=f"the targeted version: {', '.join(VERSIONS)} (default: what cdk8s.yaml says, else the newest)",
    )
    found.add_argument(
        "--pod-security",
        choices=("privileged", "baseline", "restricted"),
        help="the Pod Security Standard that must hold (default: what cdk8s.yaml says, else none)",
    )
    found.add_argument(
        "--pod-security-version",
        metavar="VERSION",
        help="the version of that standard, such as 1.29 or latest (default: the targeted Kubernetes)",
    )
    found.add_argument(
        "--namespace",
        metavar="NAME",
        help="the namespace of objects that say none, as `kubectl apply -n NAME` gives it",
    )
    found.add_argument(
        "--external",
        action="append",
        default=[],
        metavar="KIND/NAME",
        help="an object that lives elsewhere, such as Secret/registry or 'ConfigMap/*-ca'; may be given several times",
    )
    found.add_argument(
        "--feature-gates",
        action="append",
        default=[],
        metavar="NAME=true",
        help="a feature of Kubernetes that this cluster turns on or off, as its API server is told; several are "
        "separated by commas, or given one by one",
    )
    found.add_argument(
        "--template",
        action="append",
        default=[],
        metavar="GROUP/KIND=PATH",
        help="where a kind that is not built in keeps its pod template, such as example.com/Fleet=spec.template; may "
        "be given several times (known: Argo Rollouts, Knative Services)",
    )
    found.add_argument(
        "--crds",
        action="append",
        default=[],
        metavar="PATH",
        help="a file or folder of CustomResourceDefinitions: objects of their kinds are held to their schemas; may be "
        "given several times",
    )
    found.add_argument(
        "--images",
        metavar="FILE",
        help="what images are made of, as `cdk8s-pods images` writes it down (default: what cdk8s.yaml says, else only "
        "what is known of published ones)",
    )
    found.add_argument(
        "--closed", action="store_true", help="the input is all there is: an object that is missing is a fault"
    )


def _add_ignoring(found: _ArgumentGroup) -> None:
    found.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="RULE",
        help="turn a rule off; may be given several times; cdk8s.yaml does it for a kind, name or file, with a reason",
    )
    found.add_argument(
        "--no-file-ignores", action="store_true", help="tell also what comments and annotations in the files turn off"
    )
    found.add_argument("--baseline", metavar="FILE", help="leave out what this file knows: only what is new is told")
    found.add_argument("--write-baseline", metavar="FILE", help="write what is found to a file for --baseline")


def _add_output(found: _ArgumentGroup) -> None:
    found.add_argument(
        "--fix", action="store_true", help="mend in the files what has one right answer; comments and order stay"
    )
    found.add_argument("--diff", action="store_true", help="with --fix: show what would change, and change nothing")
    found.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="how to report: text for people (default), json for programs, github for annotations in a "
        "GitHub workflow, gitlab for a code quality report, sarif for code-scanning tools",
    )
    found.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="tell what refuses and nothing else; nothing at all where all is well",
    )
    found.add_argument(
        "--all-places", action="store_true", help="list every place of what is found many times, and not the first few"
    )
