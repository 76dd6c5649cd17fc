"""Apps that run on the official engine and name their own folder write to it directly: what they write is taken back.

Then it takes its place as everything else does, and where nothing shall be written, or the app fails, the folder is as
it was.
"""

from __future__ import annotations

import os

from .listing import entries_below
from .locking import Locked
from .removing import remove_empty_folders
from .stages import BEFORE

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
        self._before = os.path.join(self._output.stage, BEFORE)
        self._watches = self._output.holds_manifests_alone()
        self._was_there = os.path.isdir(self._output.target)
        # Another run must not put its own folder there meanwhile.
        self._lock = Locked(self._output.target, self._output.path) if self._watches else None
        if self._lock is not None:
            self._lock.__enter__()
        self._known = self._states()
        for name in self._known:
            _copy(self._output.target, self._before, name)

    def __exit__(self, *_: object) -> None:
        if self._lock is None:
            return
        try:
            self._take_back()
        finally:
            self._lock.__exit__()

    def _take_back(self) -> None:
        target = self._output.target
        now = self._states()
        written = [name for name, state in now.items() if self._known.get(name) != state]
        for name in written:
            _copy(target, self._output.fresh, name)
            if name not in self._known:
                os.remove(os.path.join(target, name))
        for name, state in self._known.items():
            if now.get(name) != state:
                _copy(self._before, target, name)
        if not self._was_there:
            remove_empty_folders(target)
        self._output.looks_for_changes = False
        self._output.note_folders(sorted({os.path.dirname(name) for name in written}))

    def _states(self) -> dict[str, tuple[int, int, int]]:
        """What tells whether a file was changed, for every file and link."""
        target = self._output.target
        if not self._watches or not os.path.isdir(target):
            return {}
        found = [
            (name, entry.stat(follow_symlinks=False))
            for name, entry in entries_below(target)
            if entry.is_file(follow_symlinks=False) or entry.is_symlink()
        ]
        return {name: (each.st_ino, each.st_size, each.st_ctime_ns) for name, each in found}


def _copy(source: str, target: str, name: str) -> None:
    # Deferred: the official engine takes a hundred times as long as this.
    from shutil import copy2

    place = os.path.join(target, name)
    os.makedirs(os.path.dirname(place), exist_ok=True)
    if os.path.islink(place):
        os.remove(place)
    copy2(os.path.join(source, name), place, follow_symlinks=False)
