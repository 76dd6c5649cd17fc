"""``cdk8s-pods synth``: runs the app of ``cdk8s.yaml`` and replaces the output folder with what it writes."""

from __future__ import annotations

import os
import sys

from cdk8s_pods.cli.app.running import AppRun
from cdk8s_pods.cli.config import CONFIG_FILE, read_config
from cdk8s_pods.cli.errors import CommandError, UsageError
from cdk8s_pods.cli.output.folder import OutputFolder
from cdk8s_pods.cli.signals import TerminatesWithCleanup

from .options import read_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from cdk8s_pods.cli.config import Config
    from cdk8s_pods.cli.output.folder import Replacement

    from .options import SynthOptions

    #: Looks at the folders that a run would replace, and gives the exit code.
    Look: TypeAlias = Callable[[Sequence[Replacement]], int]

DEFAULT_OUTPUT = "dist"
#: The exit code of cdk8s-cli when a validation fails.
VALIDATION_FAILED = 2


def main(arguments: list[str]) -> int:
    """Synthesize and return the exit code."""
    options = read_options(arguments)
    if options.watch:
        # Deferred, as all that only some runs need.
        from .watch import watch

        return watch(arguments)
    try:
        with TerminatesWithCleanup():
            return Synthesis(options, read_config()).run()
    except CommandError as error:
        if options.diff and not isinstance(error, UsageError):
            # As for diff and kubectl diff: 1 says that there is a difference, more says that something failed.
            raise UsageError(str(error)) from None
        raise


class Synthesis:
    """One run: what was asked for, with what ``cdk8s.yaml`` says where nothing was asked for."""

    def __init__(self, options: SynthOptions, config: Config) -> None:
        app = options.app or config.app
        if not app:
            raise UsageError(f"no app is named: write `app: python main.py` into {CONFIG_FILE}, or pass --app")
        self._app = app
        self._options = options
        self._imports = config.imports
        self._format = options.format or config.format or "plain"
        self._chart_version = options.chart_version or config.chart_version
        self._chart_api_version = options.chart_api_version or config.chart_api_version
        if self._chart_api_version is None and self._format == "helm":
            self._chart_api_version = "v2"
        if options.stdout and options.output and options.output != config.output:
            raise UsageError("'--output' and '--stdout' are mutually exclusive. Please only use one.")
        if self._format != "plain" or self._chart_version or self._chart_api_version:
            from .helm_chart import check_helm_options

            check_helm_options(
                self._format, self._chart_api_version, self._chart_version, self._imports, stdout=options.stdout
            )
        self._output = options.output or config.output or DEFAULT_OUTPUT
        self._validations = bool(options.validate and config.validations)
        self._plugins_directory = options.plugins_dir or config.plugins_directory

    def run(self, look: Look | None = None) -> int:
        """Synthesize into a fresh folder, look at the result, and only then let it take its place.

        Args:
            look: Looks at the folders that would be replaced, and gives the exit code; nothing takes its place then.
        """
        if self._validations:
            from .validations import find_cdk8s_cli

            find_cdk8s_cli()
        quiet = self._options.stdout or self._options.diff
        output = OutputFolder(
            self._output,
            app=self._app,
            inputs=(each.rpartition(":=")[2] for each in self._imports),
            quiet=quiet,
            refuses=not self._options.stdout,
        )
        with AppRun(self._app, self._options.engine, _recorder()) as app:
            output.refuse_what_is_none()
            return self._run(app, output, look)

    def _run(self, app: AppRun, output: OutputFolder, look: Look | None) -> int:
        quiet = self._options.stdout or self._options.diff
        with output:
            if not quiet:
                print("Synthesizing application", flush=True)
            files = self._synthesize(app, output)
            if self._options.check and not self._check(files, output.stage):
                raise CommandError(f"the manifests do not pass the check; {self._untouched()}")
            if not quiet:
                for _, name in files:
                    print(f"  - {name}")
            if self._validations and not self._validate(output):
                print(f"Validation failed. See above reports for details; {self._untouched()}", file=sys.stderr)
                return VALIDATION_FAILED
            if self._options.stdout:
                _write_documents([path for path, _ in files])
                return 0
            if look is not None:
                return look(output.replacements())
            if self._options.diff:
                return int(self._write_difference(output.replacements()))
            output.replace()
        return 0

    def _synthesize(self, app: AppRun, output: OutputFolder) -> list[tuple[str, str]]:
        """Run the app and return the files it has written."""
        manifests, shown_as = output.fresh, self._output
        is_helm = self._format == "helm"
        if is_helm:
            from .helm_chart import write_helm_chart

            assert self._chart_api_version, "it has a default"
            assert self._chart_version, "checked before"
            write_helm_chart(output.fresh, self._chart_api_version, self._chart_version, self._imports)
            manifests, shown_as = os.path.join(output.fresh, "templates"), os.path.join(self._output, "templates")
        recorded = os.environ.get("CDK8S_RECORD_CONSTRUCT_METADATA", "true" if self._validations else "false")
        variables = {"CDK8S_OUTDIR": manifests, "CDK8S_RECORD_CONSTRUCT_METADATA": recorded, **output.variables}
        if self._options.check:
            from .check_written import targets_variable

            variables |= targets_variable(output.stage)
        try:
            app.run(output, variables)
        except CommandError as error:
            raise type(error)(f"{error}; {self._untouched()}") from None
        written = output.replacements()
        if not written or (is_helm and not os.path.exists(manifests)):
            raise CommandError(f'synthesis failed, app expected to create "{shown_as}"; {self._untouched()}')
        if not any(os.listdir(manifests if is_helm else each.place) for each in written):
            raise CommandError(f"No manifests synthesized; {self._untouched()}")
        output.refuse_what_is_none(written)
        files = output.written(manifests if is_helm else None)
        if not files:
            print("No manifests synthesized", file=sys.stderr)
        return files

    def _write_difference(self, replacements: Sequence[Replacement]) -> bool:
        from .difference import write_difference

        return write_difference(replacements, sys.stdout)

    def _untouched(self) -> str:
        if self._options.stdout or not os.path.exists(self._output):
            return "nothing has been written"
        return f"{self._output} is as it was"

    def _check(self, files: list[tuple[str, str]], stage: str) -> bool:
        from .check_written import check_written

        return check_written(files, stage)

    def _validate(self, output: OutputFolder) -> bool:
        from .validations import run_validations

        is_helm = self._format == "helm"
        return run_validations(
            os.path.join(output.fresh, "templates") if is_helm else output.fresh,
            scratch=f"{output.fresh}.validated",
            shown_as=self._output,
            plugins_directory=self._plugins_directory,
            report_file=self._options.validation_reports_output_file,
            # Manifests on stdout are for a program; the reports are not.
            out=sys.stderr if self._options.stdout or self._options.diff else sys.stdout,
        )


def _recorder() -> Callable[[], None] | None:
    """What notes the files that the app is made of, where somebody watches them."""
    listed = os.environ.get("CDK8S_PODS_WATCHED_FILES")
    if not listed:
        return None
    from .watched_files import record_files

    return lambda: record_files(listed)


def _write_documents(paths: list[str]) -> None:
    """Write files to stdout, one after the other, as one stream of YAML documents."""
    sys.stdout.flush()
    out = sys.stdout.buffer
    for position, path in enumerate(paths):
        with open(path, "rb") as file:
            content = file.read()
        if position and not content.startswith(b"---"):
            out.write(b"---\n")
        out.write(content if content.endswith(b"\n") else content + b"\n")
    out.flush()
