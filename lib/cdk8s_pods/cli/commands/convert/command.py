"""``cdk8s-pods convert``: typed Python out of manifests, proven by running it."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.errors import CommandError, UsageError
from cdk8s_pods.cli.sources import read_sources
from cdk8s_pods.converting.charts import Manner
from cdk8s_pods.converting.kinds import SHAPES
from cdk8s_pods.converting.refusals import refusals_of
from cdk8s_pods.issues.printable import printable
from cdk8s_pods.settings import SettingsError, project_target

from .files import refuse_to_overwrite, write_files
from .input import input_of
from .line_length import line_length_of_project
from .program import MAIN, program_of
from .progress import Progress
from .proving import Difference, Failure, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdk8s_pods.converting.source import SourceObject

    from .program import Program

_DESCRIPTION = """\
Write the typed Python that makes the same manifests: one chart class for each file,
with the constructs of all kinds that have one, references between objects, short
forms, patterns where they are certain, and the comments. The program is run, and what
it makes is compared with the input: what differs is said."""

_EPILOG = """\
examples:
  cdk8s-pods convert shop.yaml > shop.py
  cdk8s-pods convert k8s/ -o charts/
  helm template shop ./chart | cdk8s-pods convert - --name shop
  cdk8s-pods synth --stdout | cdk8s-pods convert -

exit codes: 0 the program makes what the input says, 1 something differs or failed,
2 wrong usage or unreadable input
docs/convert.md of the project says more."""

#: How a refusal of the tree as a whole names an object and the rule.
_REFUSED = re.compile(r'^ *\[[^\]]*\] (\w+) "([^"\n]*)".* \[(\w+)\]$', re.MULTILINE)
#: What a refusal calls any object.
_NAMED = re.compile(r'(\w+) "([^"\n]*)"')
#: Where a project says nothing else, lines are as long as ruff and black make them.
_LINE_LENGTH = 88


def main(arguments: list[str]) -> int:
    """Convert what the arguments name and return the exit code."""
    given = _parser().parse_args(arguments)
    if not given.paths:
        raise UsageError("no input is named: write a file, a folder, or - for stdin; `cdk8s-pods convert --help`")
    line_length = given.line_length or line_length_of_project() or _LINE_LENGTH
    source = input_of(read_sources(given.paths), given.name)
    for place in source.unreadable:
        _say(str(place))
    for alone in source.left_alone:
        _say(f"{alone.source}: {alone.what}, left alone; {alone.advice}")
    for where in source.left_out:
        _say(f"{where}: no object of the Kubernetes API, left out")
    if not source.charts and source.unreadable:
        return UsageError.exit_code
    if not source.charts:
        raise CommandError("there is no object of the Kubernetes API in the input")
    progress = Progress(sys.stderr)
    conversion = _Conversion(source.objects, given.style)

    def write(manner: Manner) -> Program:
        progress.say(f"writing {len(source.objects)} objects of {len(source.charts)} files")
        program = program_of(source.charts, manner, line_length, in_files=given.output is not None)
        progress.say("running the program, and comparing")
        return program

    try:
        program, differing = conversion.proven(write)
    finally:
        progress.end()
    if given.output is not None:
        refuse_to_overwrite(given.output, program.files)
        write_files(given.output, program.files)
        _say(f"{len(program.files)} files are in {given.output}; `app: python {given.output}/{MAIN}` runs them")
    else:
        sys.stdout.write(program.files[MAIN])
    conversion.tell(program)
    objects = {each.position: each for each in source.objects}
    for each in differing:
        one = objects[each.position]
        _say(f"{one.source}:{one.line}: {one.title} comes out differently: {'; '.join(each.reasons[:5])}")
    if source.unreadable:
        return UsageError.exit_code
    return CommandError.exit_code if differing or source.left_out else 0


class _Conversion:
    """Writes a program, and writes anew in a safer way what does not come out as it went in.

    Args:
        objects: All objects.
        style: The style that was asked for.
    """

    def __init__(self, objects: list[SourceObject], style: str) -> None:
        self._objects = objects
        self._manner = Manner(plain=style == "plain")
        try:
            target = project_target()
        except SettingsError as error:
            raise UsageError(str(error)) from None
        self._refusals = refusals_of(objects, target)
        for each in objects:
            rules = {issue.rule for issue in self._refusals.get(each.position, ())}
            reason = f"taken over from {each.source}"
            self._manner.ignored[each.position] = dict.fromkeys(sorted(rules), reason)

    def proven(self, write: Callable[[Manner], Program]) -> tuple[Program, list[Difference]]:
        """The program, and the objects that it does not make as they were.

        Args:
            write: Gives the program, written in some manner.
        """
        while True:
            program = write(self._manner)
            result = run(program.files, self._objects)
            if isinstance(result, Failure):
                position = program.object_at(result.places)
                is_safer = position is not None and self._is_written_safer(position, program)
                if not is_safer and not self._turns_off_more(result.reason):
                    raise CommandError(f"the program that was written fails: {result.reason}")
                continue
            safer = [self._is_written_safer(each.position, program) for each in result]
            if not any(safer):
                return program, result

    def _turns_off_more(self, reason: str) -> bool:
        """Whether the error is that of rules between objects which were not known to refuse, and now are turned off."""
        told = {(kind, name, rule) for kind, name, rule in _REFUSED.findall(reason)}
        is_new = False
        for each in self._objects:
            rules = {rule for kind, name, rule in told if (kind, name) == (each.kind, each.name)}
            ignored = self._manner.ignored[each.position]
            for rule in sorted(rules - ignored.keys()):
                ignored[rule] = f"taken over from {each.source}"
                is_new = True
        if is_new:
            return True
        # Turned off already, and refused all the same: for an object that is no construct, and can turn off nothing.
        # Between objects that are none of ours nothing refuses.
        for named in ({(kind, name) for kind, name, _ in told}, set(_NAMED.findall(reason))):
            more = {each.position for each in self._objects if (each.kind, each.name) in named} - self._manner.untyped
            is_typed = any(
                (each.manifest["apiVersion"], each.kind) in SHAPES for each in self._objects if each.position in more
            )
            self._manner.untyped |= more
            if is_typed:
                return True
        return False

    def _is_written_safer(self, position: int, program: Program) -> bool:
        """Whether there is a safer way to write an object, in which it will be written from now on."""
        manner = self._manner
        if position in manner.untyped or position in program.untyped:
            return False
        if manner.plain or position in manner.in_full:
            manner.untyped.add(position)
        else:
            manner.in_full.add(position)
        return True

    def tell(self, program: Program) -> None:
        """Say what somebody should know who takes the program over."""
        for each in self._objects:
            where = f"{each.source}:{each.line}: {each.title}"
            is_known = (each.manifest["apiVersion"], each.kind) in SHAPES
            rules = self._manner.ignored[each.position]
            if each.position in program.untyped:
                if is_known:
                    _say(f"{where} is an ApiObject: its construct can't hold all that it says, or would refuse it")
            elif rules:
                _say(f"{where} is refused by {', '.join(rules)}: turned off for it, see `cdk8s-pods rules NAME`")
        if any(each.kind == "Secret" for each in self._objects):
            _say("the program holds the values of Secrets: keep them out of git")


def _parser() -> Arguments:
    parser = Arguments("convert", _DESCRIPTION, _EPILOG)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file, a folder (its .yaml, .yml and .json files, recursively) or - for stdin",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        help="write a module for each file, and main.py with the app; files that are there already are left alone "
        "(default: one program on stdout)",
    )
    parser.add_argument(
        "--style",
        choices=("good", "plain"),
        default="good",
        help="good as a colleague would write it (default), plain with every object in full, one by one",
    )
    parser.add_argument("--name", metavar="NAME", help="what the chart is called (default: as its file)")
    parser.add_argument(
        "--line-length",
        type=_length,
        metavar="COLUMNS",
        help=f"how long lines may be (default: what pyproject.toml says for ruff or black, else {_LINE_LENGTH})",
    )
    return parser


def _length(text: str) -> int:
    number = int(text)
    if not 40 <= number <= 320:
        raise ValueError("a line has 40 to 320 columns")
    return number


def _say(text: str) -> None:
    print(f"cdk8s-pods: {printable(text)}", file=sys.stderr)
