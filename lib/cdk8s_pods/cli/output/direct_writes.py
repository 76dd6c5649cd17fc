"""Apps that run on the official engine and name their own folder write to it directly: what they write is taken back.

Then it takes its place as everything else does, and where nothing shall be written, or the app fails, the folder is as
it was.
"""

from __future__ import annotations

import os

from .listing import entries_below
from .removing import remove_empty_folders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .folder import OutputFolder


class DirectWrites:
    """While it lasts, a program may write to the output folder itself; at the end it is as it was before.

    What was written there is then among what the run has collected.
    """

    def __init__(self, output: OutputFolder) -> None:
        self._output = output

    def __enter__(self) -> None:
        # Deferred: the official engine takes a hundred times as long as this.
        from shutil import copytree

        self._before = os.path.join(self._output.stage, "before")
        self._was_there = os.path.isdir(self._output.target)
        if self._was_there:
            copytree(self._output.target, self._before, symlinks=True, ignore_dangling_symlinks=True)
        self._known = self._states()

    def __exit__(self, *_: object) -> None:
        from shutil import copy2

        target = self._output.target
        written = [name for name, state in self._states().items() if self._known.get(name) != state]
        for name in written:
            place = os.path.join(self._output.fresh, name)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            if not os.path.exists(place):
                copy2(os.path.join(target, name), place, follow_symlinks=False)
            if name in self._known:
                copy2(os.path.join(self._before, name), os.path.join(target, name), follow_symlinks=False)
            else:
                os.remove(os.path.join(target, name))
        for name in self._known:
            if not os.path.lexists(os.path.join(target, name)):
                place = os.path.join(target, name)
                os.makedirs(os.path.dirname(place), exist_ok=True)
                copy2(os.path.join(self._before, name), place, follow_symlinks=False)
        if not self._was_there:
            remove_empty_folders(target)
        self._output.looks_for_changes = False
        self._output.note_folders(sorted({os.path.dirname(name) for name in written}))

    def _states(self) -> dict[str, tuple[int, int, int]]:
        target = self._output.target
        if not os.path.isdir(target):
            return {}
        found = ((name, entry.stat(follow_symlinks=False)) for name, entry in entries_below(target))
        return {name: (each.st_ino, each.st_size, each.st_ctime_ns) for name, each in found}
