"""The compiled code of this package's modules, kept in one file a command: read at once, where Python opens one each.

A small app takes longer to find, open and check a hundred small files than to run. So a command that comes to its end
keeps the code of the modules it has loaded in a file beside Python's own ``.pyc`` files, with the same trust and by the
same law: code is used only while the time and the size of its source are those it was compiled from, and nothing is
written where Python itself would write nothing (``PYTHONDONTWRITEBYTECODE``, a folder of another user). Whatever is
wrong with the file, modules are loaded as ever.
"""

from __future__ import annotations

import marshal
import os
import sys

# What `importlib` offers under other names: these two are there already, and importing it costs more than it saves.
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import MAGIC_NUMBER, SourceFileLoader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import TypeAlias

    #: Module -> its file below the package, the time in nanoseconds and the size of its source, whether it is a
    #: package, and its code as ``marshal`` writes it.
    Kept: TypeAlias = dict[str, tuple[str, int, int, bool, bytes]]

_PACKAGE = __name__.partition(".")[0]
#: So many modules loaded past the file are worth writing it again.
_WORTH_WRITING = 8


class CodeStore:
    """The kept code of one command.

    Args:
        command: Its name, which the file is named after: no command reads what another one needs.
    """

    def __init__(self, command: str) -> None:
        self._folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        version = f"{sys.implementation.cache_tag}{sys.flags.optimize or ''}"
        self._file = os.path.join(self._folder, "__pycache__", f"{command}.{version}.modules")

    def use(self) -> None:
        """Let modules of this package be loaded from what is kept of them, from here on."""
        if kept := self._read():
            sys.meta_path.insert(0, _Finder(self._folder, kept))

    def keep(self) -> None:
        """Keep what this process has loaded, if the file lacks much of it and may be written."""
        if sys.dont_write_bytecode:
            return
        specs = [module.__spec__ for name, module in sys.modules.items() if name.startswith(_PACKAGE)]
        # Those that Python itself has loaded, from a file of Python.
        lacking = [spec for spec in specs if spec is not None and type(spec.loader) is SourceFileLoader]
        if len(lacking) < _WORTH_WRITING:
            return
        try:
            # Read again: a fork of this process may have written it in the meantime.
            kept = {**self._read(), **dict(map(self._entry, lacking))}
            scratch = f"{self._file}.{os.getpid()}"
            try:
                with open(scratch, "xb") as file:
                    file.write(MAGIC_NUMBER + marshal.dumps(kept))
                os.replace(scratch, self._file)
            except OSError:
                if os.path.exists(scratch):
                    os.unlink(scratch)
        except (OSError, ImportError):
            return  # no folder to write to, or a source that is going away: the next run tries again

    def _read(self) -> Kept:
        try:
            with open(self._file, "rb") as file:
                content = file.read()
            kept: Kept = marshal.loads(content[len(MAGIC_NUMBER) :]) if content.startswith(MAGIC_NUMBER) else {}
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return kept

    def _entry(self, spec: ModuleSpec) -> tuple[str, tuple[str, int, int, bool, bytes]]:
        path = spec.origin or ""
        source = os.stat(path)
        code = SourceFileLoader(spec.name, path).get_code(spec.name)
        is_package = spec.submodule_search_locations is not None
        place = os.path.relpath(path, self._folder)
        return spec.name, (place, source.st_mtime_ns, source.st_size, is_package, marshal.dumps(code))


class _Finder:
    """Finds the modules whose code is kept, where their sources are still the same."""

    def __init__(self, folder: str, kept: Kept) -> None:
        self._folder = folder
        self._kept = kept

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """What Python asks every finder; None leaves the module to the next one."""
        kept = self._kept.get(name)
        if kept is None:
            return None
        place, time, size, is_package, code = kept
        file = f"{self._folder}{os.sep}{place}"
        try:
            source = os.stat(file)
        except OSError:
            return None
        if source.st_mtime_ns != time or source.st_size != size:
            return None
        spec = ModuleSpec(name, _Loader(name, file, code), origin=file, is_package=is_package)
        spec.has_location = True
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(os.path.dirname(file))
        return spec


class _Loader(SourceFileLoader):
    """Loads a module from its kept code; whoever asks for its source gets it from its file."""

    def __init__(self, name: str, path: str, code: bytes) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType | None:
        """What Python runs to fill the module."""
        try:
            code: CodeType = marshal.loads(self._code)
        except (ValueError, EOFError, TypeError):
            return super().get_code(fullname)
        return code
