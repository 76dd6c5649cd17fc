"""Which files an app is made of: what a run has read or imported, outside of Python's own libraries."""

from __future__ import annotations

import atexit
import os
import sys
import sysconfig

import cdk8s_pods

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules"})


def record_files(path: str) -> None:
    """From now on, note every file that this process reads; write their names to ``path`` when it ends."""
    read: set[str] = set()
    written: set[str] = set()

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str):
            mode = arguments[1] or ""
            changes = bool(arguments[2] & (os.O_WRONLY | os.O_RDWR)) if not mode else set(mode) & set("wax+")
            (written if changes else read).add(arguments[0])

    sys.addaudithook(hook)
    atexit.register(lambda: _write(path, read, written))


def _write(path: str, read: set[str], written: set[str]) -> None:
    modules = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
    ignored = {os.path.abspath(name) for name in written}
    libraries = tuple(
        os.path.join(os.path.realpath(sysconfig.get_path(name)), "")
        for name in ("stdlib", "platstdlib", "purelib", "platlib")
    )
    own = os.path.join(os.path.dirname(os.path.abspath(cdk8s_pods.__file__)), "")
    names = {os.path.abspath(name) for name in (*read, *modules) if name}
    files = sorted(
        name
        for name in names - ignored
        if os.path.isfile(name)
        and not os.path.realpath(name).startswith((*libraries, own, "/proc/", "/sys/", "/dev/"))
        and not name.endswith(".pyc")
    )
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(files))


def project_files(output: str) -> list[str]:
    """Every Python, YAML and JSON file below the current folder: for an app whose reading can't be observed."""
    output = os.path.abspath(output)
    found: list[str] = []
    for inside, folders, names in os.walk(os.curdir):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".")
            and name not in _SKIPPED_FOLDERS
            and os.path.abspath(os.path.join(inside, name)) != output
            and not os.path.exists(os.path.join(inside, name, "pyvenv.cfg"))
        ]
        found += [
            os.path.abspath(os.path.join(inside, name))
            for name in names
            if name.endswith((".py", ".yaml", ".yml", ".json"))
        ]
    return found
