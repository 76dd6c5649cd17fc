"""The command ``cdk8s-pods``: finds the subcommand, turns what ends it into an exit code.

Each subcommand is the module or package ``commands.<name>`` with a function ``main(arguments: list[str]) -> int`` that
returns the exit code. It is imported only when it is called, so that no command pays for another one's imports.
"""

from __future__ import annotations

import gc
import os
import sys

from .code_store import CodeStore
from .errors import CommandError, Terminated, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: Every subcommand and what it does, in the order of the help text.
COMMANDS: dict[str, str] = {
    "synth": "synthesize the app of cdk8s.yaml, as `cdk8s synth` does, without Node.js",
    "check": "check Kubernetes manifests, whoever wrote them",
    "diff": "show what changes, and what of it cannot be applied in place",
    "rules": "list the rules, search them, or explain one",
    "config": "show what is checked for, and where it is set",
    "helpers": "list the helpers, or explain one",
    "images": "write down what the images of manifests are made of, as the local podman says it",
    "import": "write typed Python of custom resources",
    "run": "run a Python script with the fast engine in place of cdk8s",
    "convert": "write the typed Python that makes the same manifests",
    "play": "play synthesized pods on the local podman, no cluster needed",
    "draw": "draw the inside of pods, and applications, as SVG or Mermaid",
    "completion": "print what lets bash, zsh or fish complete commands and options",
}

#: What cdk8s-cli calls the same command.
ALIASES = {"synthesize": "synth"}

#: The module of a subcommand whose name no module can have.
_MODULES = {"import": "import_"}

#: Whether the command is all that this process does.
OWNS_PROCESS = False

#: A shell reports 128 + the number of the signal that ended a command: SIGINT is 2, SIGPIPE is 13.
INTERRUPTED = 130
BROKEN_PIPE = 141


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        argv: The arguments after the command's name; by default those of the process.

    Returns:
        0 when all is well, 1 when the command found a problem or failed, 2 when it was called wrongly or its input
        cannot be read, 130 after Ctrl-C, 143 after SIGTERM, 141 when the reader of its output went away.
    """
    if argv is not None:
        return _run(list(argv))
    global OWNS_PROCESS
    OWNS_PROCESS = True
    store = CodeStore(next(iter(COMMANDS.keys() & sys.argv[1:2]), "main"))
    store.use()
    code = _run(sys.argv[1:])
    store.keep()
    if sys.argv[1:2] in (["synth"], ["synthesize"]):
        # No code of a user's runs in this process, so nothing waits for Python to take itself apart: that takes a
        # tenth of the time of a small app.
        sys.stderr.flush()
        os._exit(code)
    # The process ends now, and its memory with it: Python need not take the trees of constructs apart, which are
    # cycles, and looks for cycles at the end even where the collector is off.
    gc.freeze()
    return code


def _run(arguments: list[str]) -> int:
    _open_closed_streams()
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except CommandError as error:
        _say(str(error))
        return error.exit_code
    except SystemExit as end:
        # Only the argument parsers end a command like this, after --help.
        return int(end.code or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Terminated as end:
        return end.exit_code
    except BrokenPipeError:
        _discard_what_is_still_buffered()
        return BROKEN_PIPE
    except OSError as error:
        # A full disk, a folder that may not be written to: what an app itself runs into is shown with its lines.
        _say(f"{error.filename or 'output'}: {error.strerror}")
        return CommandError.exit_code
    return code


def _dispatch(arguments: list[str]) -> int:
    if not arguments:
        print(_help(), file=sys.stderr)
        return UsageError.exit_code
    name, *rest = arguments
    name = ALIASES.get(name, name)
    if name in COMMANDS:
        if name != "run" and (reconfigure := getattr(sys.stdout, "reconfigure", None)):
            # What a terminal or pipe cannot show must not end a command. A script of the user's runs as with Python.
            reconfigure(errors="backslashreplace")
        # Not importlib: the plain function behind the import statement costs nothing to get at.
        return int(__import__(module_of(name), fromlist=["main"]).main(rest))
    if name in ("-h", "--help", "help"):
        if rest and rest[0] in COMMANDS:
            return _dispatch([rest[0], "--help"])
        print(_help())
        return 0
    if name in ("-V", "--version"):
        # Deferred: reading the version costs more than most commands.
        from .version import version

        print(f"cdk8s-pods {version()}")
        return 0

    from cdk8s_pods.suggestion import did_you_mean

    what = "option" if name.startswith("-") else "command"
    hint = did_you_mean(name, COMMANDS)
    raise UsageError(f"unknown {what} {name}{hint}; `cdk8s-pods --help` lists the commands")


def module_of(name: str) -> str:
    """The module of a subcommand."""
    return f"cdk8s_pods.cli.commands.{_MODULES.get(name, name)}"


def _help() -> str:
    commands = "\n".join(f"  {name:<10} {does}" for name, does in COMMANDS.items())
    return f"""usage: cdk8s-pods COMMAND [ARGUMENTS]

Pods and the patterns that compose them, as typed Python constructs for cdk8s.

commands:
{commands}

options:
  -h, --help     show this text; `cdk8s-pods COMMAND --help` explains one command
  -V, --version  show the version

examples:
  cdk8s-pods synth --check      synthesize, and check all that is written
  cdk8s-pods check .            check everything below this folder
  cdk8s-pods rules probe        the rules about probes

exit codes: 0 all is well, 1 a problem was found, 2 wrong usage or unreadable input"""


def _say(error: str) -> None:
    # Deferred: only a failure pays for this import.
    from cdk8s_pods.issues.printable import printable

    print(f"cdk8s-pods: error: {printable(error, lines=True)}", file=sys.stderr)


def _open_closed_streams() -> None:
    """Put an empty stream in the place of each that the caller has closed, as ``>&-`` in a shell does."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # In this order each gets the number that its place has; a file opened later must not.
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115  # open as long as the process


def _discard_what_is_still_buffered() -> None:
    # Otherwise the interpreter tries to flush at exit, fails again, and complains.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
