"""The options of ``cdk8s-pods synth``: those of ``cdk8s synth``, and a few more."""

from __future__ import annotations

import os

from cdk8s_pods.cli.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.cli.arguments import Arguments

ENGINES = ("auto", "python", "cdk8s")

_DESCRIPTION = """\
Synthesize Kubernetes manifests for all charts of the app, as `cdk8s synth` does: the
same cdk8s.yaml, the same options, the same bytes, without Node.js where the app is
Python. The output folder is replaced as a whole once everything is written; when
anything fails, it stays as it was. Files in it that no run makes stay."""

_EPILOG = """\
examples:
  cdk8s-pods synth                      what cdk8s.yaml says
  cdk8s-pods synth --check              ... and every rule over all that is written
  cdk8s-pods synth --diff               what would change in the output folder
  cdk8s-pods synth --watch              again whenever a file of the app is saved
  cdk8s-pods synth --stdout | kubectl apply -f -

Options can be specified via environment variables with the CDK8S_ prefix (such as
CDK8S_OUTPUT).

exit codes: 0 done (with --diff: nothing would change), 1 the app or a check failed
(with --diff: something would change), 2 wrong usage or a validation failed (with
--diff: any failure)"""


class SynthOptions:
    """What was asked for; None where nothing was."""

    app: str | None = None
    output: str | None = None
    stdout = False
    plugins_dir: str | None = None
    validate = True
    validation_reports_output_file: str | None = None
    format: str | None = None
    chart_api_version: str | None = None
    chart_version: str | None = None
    engine = "auto"
    check = False
    diff = False
    watch = False


#: What each option with a value is, in the order of the help text.
_TEXTS = (
    "app",
    "output",
    "plugins_dir",
    "validation_reports_output_file",
    "format",
    "chart_api_version",
    "chart_version",
    "engine",
)
_SWITCHES = ("stdout", "validate", "check", "diff", "watch")


def read_options(arguments: list[str]) -> SynthOptions:
    """The options given as arguments, else as environment variables (``CDK8S_<OPTION>``).

    Raises:
        UsageError: An option is unknown or has an impossible value.
    """
    options = SynthOptions()
    for name in _TEXTS:
        value = os.environ.get(f"CDK8S_{name.upper()}")
        if value is not None:
            setattr(options, name, value)
    for name in _SWITCHES:
        value = os.environ.get(f"CDK8S_{name.upper()}")
        if value is not None:
            setattr(options, name, _switch(name, value))
    if arguments:
        _parser().parse_args(arguments, namespace=options)
    if options.engine not in ENGINES:
        raise UsageError(f"--engine: {options.engine} is not known; known are {', '.join(ENGINES)}")
    if options.diff and (options.stdout or options.watch):
        raise UsageError("--diff compares with the output folder, so it goes with neither --stdout nor --watch")
    return options


def _switch(name: str, value: str) -> bool:
    if value.lower() in ("true", "1", "yes", "on"):
        return True
    if value.lower() in ("false", "0", "no", "off", ""):
        return False
    raise UsageError(f"CDK8S_{name.upper()}: {value} is neither true nor false")


def _parser() -> Arguments:
    # Deferred: without arguments, as in nearly every project, the parser is not needed.
    from argparse import SUPPRESS, BooleanOptionalAction

    from cdk8s_pods.cli.arguments import Arguments

    parser = Arguments("synth", _DESCRIPTION, _EPILOG)
    parser.add_argument(
        "-a", "--app", metavar="COMMAND", help="the command that runs the app (default: app of cdk8s.yaml)"
    )
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", help="the output folder (default: output of cdk8s.yaml, or dist)"
    )
    parser.add_argument(
        "-p", "--stdout", action=BooleanOptionalAction, default=SUPPRESS, help="write the manifests to stdout instead"
    )
    parser.add_argument("--plugins-dir", metavar="FOLDER", help="where validation plugins are installed")
    parser.add_argument(
        "--validate",
        action=BooleanOptionalAction,
        default=SUPPRESS,
        help="run the validation plugins of cdk8s.yaml (they need cdk8s-cli; default: yes)",
    )
    parser.add_argument("--validation-reports-output-file", metavar="FILE", help="where their reports go, as JSON")
    parser.add_argument("--format", metavar="FORMAT", help="plain (default) or helm")
    parser.add_argument("--chart-api-version", metavar="VERSION", help="of the Helm chart: v1 or v2 (default)")
    parser.add_argument("--chart-version", metavar="VERSION", help="of the Helm chart; needed for --format helm")
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        help="what stands in for cdk8s: python, the fast one; cdk8s, the official one (needs Node.js); "
        "auto, the fast one where the app can run on it (default)",
    )
    parser.add_argument(
        "--check",
        action=BooleanOptionalAction,
        default=SUPPRESS,
        help="check everything written, raw and included objects too; the constructs of cdk8s-pods check "
        "themselves anyway (default: no)",
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help="write nothing; show what would change in the output folder, and exit with 1 if it would",
    )
    parser.add_argument("--watch", action="store_true", help="synthesize again whenever a file of the app is saved")
    # cdk8s-cli asks a registry for its newest version; there is nothing to ask here, but scripts pass the option.
    parser.add_argument("--check-upgrade", nargs="?", help=SUPPRESS)
    parser.add_argument("--no-check-upgrade", action="store_true", help=SUPPRESS)
    return parser
