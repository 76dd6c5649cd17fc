"""Finds out before a program runs that it imports a library made for jsii, as far as its import statements say so.

Otherwise the program would run on the engine up to that import, and then once more on the official engine, with all
that it prints and writes. Looked at are the program and what it imports from its own folders. An import in a function
counts as well; one under `if TYPE_CHECKING:` does not, nor does one of a module that `cdk8s import` wrote, which runs
on the engine. What is imported by another name than it is written with (`importlib.import_module(...)`) is found when
the program runs.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import _ast
    from collections.abc import Iterator, Sequence

_THE_ENGINE_HAS = frozenset({"cdk8s", "constructs", "jsii"})
#: The version that `cdk8s import` gives to every module it writes; those run on the engine.
_GENERATED = "@0.0.0."
#: What `ast.parse` passes to `compile`; the module `ast` itself takes longer to load than a small program to run.
_ONLY_AST = 0x400


def jsii_import_of(script: str | None, module: str | None, path: Sequence[str] | None = None) -> str | None:
    """The first import of a library made for jsii, as a reason: ``main.py imports cdk8s_plus_33``; None without one.

    Args:
        script: The path of the program, or None.
        module: The name of the module that is run as the program, or None.
        path: Where it finds modules besides its own folder; by default, where this process does besides its own.
    """
    folder = os.getcwd() if script is None else script if os.path.isdir(script) else os.path.dirname(script)
    standard_library = os.path.dirname(os.__file__)
    folders = [
        each
        for each in (os.path.realpath(folder), *(sys.path[1:] if path is None else path))
        if each != standard_library and not each.endswith(("lib-dynload", ".zip"))
    ]
    libraries = {name for each in folders for name in _jsii_libraries(each)}
    if not libraries:
        return None
    own = [each for each in folders if not _is_installed(each)]
    if module is not None:
        start = _file_of(module, own) or _file_of(f"{module}.__main__", own)
    else:
        start = os.path.join(script or "", "__main__.py") if os.path.isdir(script or "") else script
    waiting = [start] if start else []
    seen = set(waiting)
    while waiting:
        path = waiting.pop()
        for name in _imported_names(path, own):
            library = name.partition(".")[0]
            if library in libraries and not _is_generated_part(name, folders):
                return f"{os.path.relpath(path)} imports {library}, which is made for jsii"
            parts = name.split(".")
            for length in range(1, len(parts) + 1):
                file = _file_of(".".join(parts[:length]), own)
                if file is not None and file not in seen:
                    seen.add(file)
                    waiting.append(file)
    return None


def _jsii_libraries(folder: str) -> Iterator[str]:
    try:
        names = os.listdir(folder or os.curdir)
    except OSError:
        return
    for name in names:
        if name not in _THE_ENGINE_HAS and "." not in name:
            try:
                files = os.listdir(os.path.join(folder, name, "_jsii"))
            except OSError:
                continue
            if not any(_GENERATED in file for file in files):
                yield name


def _is_generated_part(name: str, folders: list[str]) -> bool:
    """Whether a name is one of a part like ``cdk8s_plus_33.k8s``: written by a generator, it runs on the engine."""
    return any(
        os.path.isfile(os.path.join(folder, *name.split(".")[:2], "__init__.py")) for folder in folders if "." in name
    )


def _is_installed(folder: str) -> bool:
    return os.path.basename(folder) in ("site-packages", "dist-packages")


def _file_of(module: str, folders: list[str]) -> str | None:
    for folder in folders:
        path = os.path.join(folder, *module.split("."))
        for file in (os.path.join(path, "__init__.py"), f"{path}.py"):
            if os.path.isfile(file):
                return file
    return None


def _imported_names(path: str, folders: list[str]) -> Iterator[str]:
    """The names that a file imports, `a.b.c` for `from a.b import c`; none where it cannot be read."""
    try:
        with open(path, "rb") as file:
            tree = compile(file.read(), path, "exec", _ONLY_AST, dont_inherit=True)
    except (OSError, SyntaxError, ValueError):
        return
    import _ast

    waiting: list[_ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, _ast.ImportFrom):
            package = _package(path, node.level, folders) if node.level else ""
            start = ".".join(part for part in (package, node.module) if part)
            yield from (f"{start}.{alias.name}" for alias in node.names)
        elif isinstance(node, _ast.If) and _is_type_checking(node.test):
            waiting.extend(node.orelse)
        else:
            for field in node._fields:
                value: object = getattr(node, field, None)
                items: list[object] = value if isinstance(value, list) else [value]
                waiting.extend(item for item in items if isinstance(item, _ast.AST))


def _is_type_checking(test: _ast.expr) -> bool:
    return "TYPE_CHECKING" in (getattr(test, "id", None), getattr(test, "attr", None))


def _package(path: str, level: int, folders: list[str]) -> str:
    """The package that a relative import of a file starts from."""
    folder = os.path.dirname(path)
    for _ in range(level - 1):
        folder = os.path.dirname(folder)
    for each in folders:
        if os.path.join(folder, "").startswith(os.path.join(each, "")):
            return os.path.relpath(folder, each).replace(os.sep, ".").strip(".")
    return ""
