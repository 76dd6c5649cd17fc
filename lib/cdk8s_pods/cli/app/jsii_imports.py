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
_OURSELVES = "cdk8s_pods"
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
    folders = _search_path(script, sys.path[1:] if path is None else path)
    libraries = {name for folder in folders for name in _jsii_libraries(folder)}
    if not libraries:
        return None
    # Those of the project; what is installed has many files, and is found when the program comes to it.
    own = [folders[0], *filter(_is_in_the_project, folders[1:])]
    waiting = [_file_of_program(script, module, own)]
    seen = set(waiting)
    while waiting:
        file = waiting.pop()
        for name in _imported_names(file, own):
            library, *others = name.split(".")
            if library in libraries and not _is_generated_part(name, folders):
                return f"{os.path.relpath(file)} imports {library}, which is made for jsii"
            if library != _OURSELVES:
                modules = [".".join((library, *others[:length])) for length in range(len(others) + 1)]
                found = {path for module in modules if (path := _try_find_file(module, own)) is not None}
                waiting += sorted(found - seen)
                seen |= found
    return None


def _search_path(script: str | None, path: Sequence[str]) -> list[str]:
    """The program's own folder, and those that it finds modules in, without those of Python itself."""
    folder = os.curdir if script is None else script if os.path.isdir(script) else os.path.dirname(script)
    standard_library = os.path.dirname(os.__file__)
    others = [each for each in path if each != standard_library and not each.endswith(("lib-dynload", ".zip"))]
    return [os.path.realpath(folder), *others]


def _file_of_program(script: str | None, module: str | None, folders: list[str]) -> str:
    if script is not None:
        return os.path.join(script, "__main__.py") if os.path.isdir(script) else script
    package = _try_find_file(f"{module}.__main__", folders)
    return package or _try_find_file(str(module), folders) or ""


def _jsii_libraries(folder: str) -> Iterator[str]:
    try:
        names = os.listdir(folder or os.curdir)
    except OSError:
        return
    for name in names:
        if "." in name or name in _THE_ENGINE_HAS:
            continue
        assemblies = f"{folder}/{name}/_jsii"
        # Asked first, as nearly none has it, and an exception for each would cost more than all the rest.
        if os.access(assemblies, os.F_OK):
            try:
                files = os.listdir(assemblies)
            except OSError:
                continue
            if not any(_GENERATED in file for file in files):
                yield name


def _is_generated_part(name: str, folders: list[str]) -> bool:
    """Whether a name is one of a part like ``cdk8s_plus_33.k8s``: written by a generator, it runs on the engine."""
    return any(
        os.path.isfile(os.path.join(folder, *name.split(".")[:2], "__init__.py")) for folder in folders if "." in name
    )


def _is_in_the_project(folder: str) -> bool:
    project = os.path.join(os.path.realpath(os.curdir), "")
    return os.path.join(os.path.realpath(folder), "").startswith(project) and "-packages" not in folder


def _try_find_file(module: str, folders: list[str]) -> str | None:
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
