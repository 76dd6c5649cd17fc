"""Folders that are never an output folder, since more would be at stake than manifests."""

from __future__ import annotations

import os
import sys

from cdk8s_pods.cli.config import CONFIG_FILE
from cdk8s_pods.cli.errors import CommandError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


#: What is in the root of a repository.
REPOSITORIES = (".git", ".hg", ".svn", ".bzr", ".jj")


def refuse_what_is_no_output_folder(path: str, app: str, inputs: Iterable[str]) -> None:
    """Refuse a folder that holds what the app is made of, or a repository; whatever its name is, and links in it.

    Args:
        path: The output folder as the user gave it; it need not exist.
        app: The command that runs the app; files named in it are what the app is made of.
        inputs: More files that the project is made of.

    Raises:
        CommandError: It is one of these, a link, or no folder; the message says what to write instead.
    """
    bare = path.rstrip("/" + os.sep) or path
    if os.path.islink(bare):
        real = os.path.realpath(bare)
        raise CommandError(
            f"the output folder {path} is a link, and what it points to is not replaced; "
            f"name the folder itself, -o {_shown(real)}, or remove the link"
        )
    target = os.path.realpath(path)
    if any(part in REPOSITORIES for part in target.split(os.sep)):
        raise _refusal(path, "is in the inner folder of a repository")
    try:
        found = os.stat(target)
    except OSError:
        return  # what is not there holds nothing
    if not os.path.isdir(target):
        raise CommandError(f"the output {path} is a file, not a folder; {_instead(path)}")
    if _holds_nothing_but_manifests(target):
        return
    key = (found.st_dev, found.st_ino)
    if _is_in(os.curdir, key):
        raise _refusal(path, "holds the project itself")
    for name in REPOSITORIES:
        if os.path.lexists(os.path.join(target, name)):
            raise _refusal(path, f"is the root of a repository: {os.path.join(path, name)}")
    if all(os.path.exists(os.path.join(target, name)) for name in ("HEAD", "objects", "refs")):
        raise _refusal(path, "is a repository")
    if _is_in(os.path.expanduser("~"), key):
        raise _refusal(path, "holds your home folder")
    for name in (CONFIG_FILE, *_files_named(app), *(each for each in inputs if os.path.isfile(each))):
        if os.path.exists(name) and _is_in(os.path.dirname(os.path.realpath(name)), key):
            raise _refusal(path, f"holds {name}, which the app is made of")
    for folder in (sys.prefix, os.path.dirname(os.path.dirname(os.path.dirname(__file__)))):
        if _is_in(folder, key):
            raise _refusal(path, "holds the Python environment")


def refusal_of_a_part(path: str, part: str) -> CommandError:
    """The error about an output folder in which a part of the app was found."""
    return _refusal(path, f"holds {_shown(part)}, which the app is made of")


def parts_inside(folder: str) -> Iterator[str]:
    """What this process is made of, imported modules and files read by charts, as far as it is in a folder.

    Args:
        folder: A real path.
    """
    inside = os.path.join(folder, "")
    loading = sys.modules.get("cdk8s_pods.engine.cdk8s.loading")
    if loading is not None:
        yield from (file for file in loading.FILES_READ if file.startswith(inside))
    if _holds_nothing_but_manifests(folder):
        return
    python = os.path.join(os.path.dirname(os.__file__), "")
    # Nothing that a command imports of its own is looked up: a path costs more than all else here.
    libraries = () if (python + "x").startswith(inside) or inside.startswith(python) else (python,)
    real: dict[str, str] = {}
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if not isinstance(file, str) or file.startswith(libraries):
            continue
        parent, name = os.path.split(os.path.abspath(file))
        if parent not in real:
            real[parent] = os.path.join(os.path.realpath(parent), "")
        if real[parent].startswith(inside):
            yield f"{real[parent]}{name}"


def _holds_nothing_but_manifests(folder: str) -> bool:
    """Whether a folder is not there or has files of runs alone, as nearly every one has: then nothing is at stake."""
    try:
        with os.scandir(folder) as entries:
            return all(entry.name.endswith(".k8s.yaml") and entry.is_file(follow_symlinks=False) for entry in entries)
    except OSError:
        return not os.path.exists(folder)


def _is_in(path: str, folder: tuple[int, int]) -> bool:
    """Whether a path is a folder or in it: by the folder's number, so that no name and no link hides it."""
    path = os.path.realpath(path)
    while True:
        try:
            found = os.stat(path)
        except OSError:
            return False
        if (found.st_dev, found.st_ino) == folder:
            return True
        above = os.path.dirname(path)
        if above == path:
            return False
        path = above


def _files_named(command: str) -> Iterator[str]:
    """The files that a command names, also as the module of ``python -m``; not those that it writes with ``>``."""
    before = ""
    for word in command.replace('"', " ").replace("'", " ").split():
        if before == "-m":
            path = word.replace(".", os.sep)
            names = [f"{path}.py", os.path.join(path, "__main__.py"), os.path.join(path, "__init__.py")]
        else:
            names = [word, os.path.join(word, "__main__.py")]
        if not before.endswith(">") and not word.startswith(">"):
            yield from (name for name in names if os.path.isfile(name))
        before = word


def _refusal(path: str, what: str) -> CommandError:
    return CommandError(f"the output folder {path} {what}; {_instead(path)}")


def _instead(path: str) -> str:
    folder = "manifests" if os.path.normpath(path) == "dist" else "dist"
    return f"write the manifests to a folder of their own, such as -o {folder}"


def _shown(path: str) -> str:
    here = os.path.realpath(os.curdir)
    return os.path.relpath(path, here) if path.startswith(os.path.join(here, "")) else path
