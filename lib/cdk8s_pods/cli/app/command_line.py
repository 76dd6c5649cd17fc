"""Understands the ``app`` command of ``cdk8s.yaml``: whether it runs a Python program, and with which Python.

A program of this very environment runs on the engine in a fork of this process. Every other command is for a shell.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: Outside of quotes, these make a command something that only a shell understands.
_SHELL_CHARACTERS = frozenset("|&;<>()$`*?[]{}~#!\n")
#: Programs that run a command in the project's own environment.
_RUNNERS = frozenset({"uv", "poetry", "pipenv", "pdm", "hatch", "rye"})
#: Options of Python that change nothing for a program that is run once.
_HARMLESS_OPTIONS = frozenset({"-u", "-B"})


class Program:
    """A Python program, as a command line names it.

    Args:
        runner: What stands before Python, such as ``uv run``.
        interpreter: Python as the command names it.
        script: The path of the script, if it is one.
        module: The name of the module, if it is ``-m MODULE``.
        arguments: What the program finds behind its own name in ``sys.argv``.
    """

    __slots__ = ("arguments", "interpreter", "module", "runner", "script")

    def __init__(
        self,
        *,
        runner: tuple[str, ...],
        interpreter: str,
        script: str | None = None,
        module: str | None = None,
        arguments: Sequence[str] = (),
    ) -> None:
        self.runner = runner
        self.interpreter = interpreter
        self.script = script
        self.module = module
        self.arguments = tuple(arguments)

    @property
    def named(self) -> tuple[str, ...]:
        """The words that name the program and its arguments, without Python."""
        return (*(("-m", self.module) if self.module else (str(self.script),)), *self.arguments)


def try_find_program(command: str) -> Program | None:
    """The Python program that a command runs and does nothing besides; None for any other command.

    ``python main.py``, ``.venv/bin/python3 main.py prod``, ``uv run python -m package``, ``uv run main.py`` and
    ``cdk8s-pods run main.py`` are understood. What installs something, sets variables, has options or needs a shell is
    to be run as it is written.
    """
    words = _try_split(command)
    if not words:
        return None
    runner: tuple[str, ...] = ()
    if words[0] in _RUNNERS and words[1:2] == ["run"]:
        end = 3 if words[2:3] == ["--"] else 2
        runner, words = tuple(words[:end]), words[end:]
        if words and words[0].endswith(".py"):
            words = ["python", *words]
    if not words:
        return None
    interpreter, *rest = words
    if os.path.basename(interpreter) == "cdk8s-pods" and rest[:1] == ["run"]:
        return _try_read_program(runner, "python", rest[1:])
    if not _is_python(interpreter):
        return None
    while rest and rest[0] in _HARMLESS_OPTIONS:
        rest = rest[1:]
    if rest[:3] == ["-m", "cdk8s_pods", "run"]:
        rest = rest[3:]
    return _try_read_program(runner, interpreter, rest)


def _try_read_program(runner: tuple[str, ...], interpreter: str, rest: list[str]) -> Program | None:
    if rest[:1] == ["-m"] and len(rest) > 1:
        return Program(runner=runner, interpreter=interpreter, module=rest[1], arguments=rest[2:])
    if not rest or rest[0].startswith("-"):
        return None
    return Program(runner=runner, interpreter=interpreter, script=rest[0], arguments=rest[1:])


def _is_python(word: str) -> bool:
    name = os.path.basename(word).removesuffix(".exe")
    return name == "py" or (name.startswith("python") and set(name[6:]) <= set("0123456789."))


def _try_split(command: str) -> list[str] | None:
    """The words of a command, where a shell has nothing to do but to split them."""
    words: list[str] = []
    word: str | None = None
    quote = ""
    escaped = False
    for character in command.strip():
        if escaped:
            word, escaped = (word or "") + character, False
        elif character == "\\" and quote != "'" and os.name == "posix":
            if quote:
                return None
            escaped = True
        elif quote:
            if character == quote:
                quote = ""
            elif quote == '"' and character in "$`":
                return None
            else:
                word = (word or "") + character
        elif character in "'\"":
            quote, word = character, word or ""
        elif character in _SHELL_CHARACTERS:
            return None
        elif character in " \t":
            if word is not None:
                words.append(word)
            word = None
        else:
            word = (word or "") + character
    if quote or escaped:
        return None
    return words if word is None else [*words, word]


def is_this_environment(program: Program) -> bool:
    """Whether the program's Python has the packages of the Python that is running now."""
    if program.runner:
        return _is_projects_environment()
    interpreter = _find(program.interpreter)
    if interpreter is not None and os.path.realpath(_prefix(interpreter)) == os.path.realpath(sys.prefix):
        return True
    # Called by its path, with its environment not activated: the `python` on the PATH, if there is one, is that of
    # the machine, which is not one for charts. So the only Python that can be meant is this one.
    return program.interpreter in ("python", "python3") and (interpreter is None or not _has_cdk8s(interpreter))


def _is_projects_environment() -> bool:
    """Whether this Python is that of the environment that ``uv run`` and its like would choose."""
    here = os.path.realpath(sys.prefix)
    active = os.environ.get("VIRTUAL_ENV")
    return here in (os.path.realpath(path) for path in (active, ".venv") if path)


def _prefix(interpreter: str) -> str:
    """The environment that an interpreter belongs to: a virtual one, or the folder above its real place."""
    environment = os.path.dirname(os.path.dirname(os.path.abspath(interpreter)))
    if os.path.exists(os.path.join(environment, "pyvenv.cfg")):
        return environment
    return os.path.dirname(os.path.dirname(os.path.realpath(interpreter)))


def _has_cdk8s(interpreter: str) -> bool:
    """Whether cdk8s is installed for an interpreter, going by the folders that packages are installed to."""
    libraries = os.path.join(_prefix(interpreter), "Lib" if os.name == "nt" else "lib")
    try:
        versions = [name for name in os.listdir(libraries) if name.startswith("python")]
    except OSError:
        return False
    folders = [os.path.join(libraries, name) for name in ("", *versions)]
    kinds = ("site-packages", "dist-packages")
    return any(os.path.isdir(os.path.join(folder, kind, "cdk8s")) for folder in folders for kind in kinds)


def _find(interpreter: str) -> str | None:
    """The interpreter's file, looked up on the PATH as a shell does."""
    if os.path.dirname(interpreter):
        return interpreter if os.access(interpreter, os.X_OK) else None
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        for name in (interpreter, f"{interpreter}.exe") if os.name == "nt" else (interpreter,):
            path = os.path.join(folder, name)
            if os.access(path, os.X_OK) and not os.path.isdir(path):
                return path
    return None
