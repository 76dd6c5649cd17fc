"""The output folder, replaced as a whole: either all of a run's files are in it, or it is as it was before."""

from __future__ import annotations

import os

from cdk8s_pods.cli.errors import CommandError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

#: Fresh folders stand beside the output folder, since only there a rename replaces it in one step.
_MARK = ".cdk8s-pods-"
_OLD = ".old"


class OutputFolder:
    """A fresh, empty place for a run's files, beside the output folder that they replace once they are all there.

    As a context manager it removes the fresh folder, unless it has replaced the output folder by then. What a killed
    run left behind is removed by the next run for the same output folder.

    Args:
        path: The output folder as the user gave it; it need not exist.

    Raises:
        CommandError: The path is no folder, or the project itself lies in it and would be lost.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        # The folder that a link points to is what is replaced, not the link.
        self._target = os.path.realpath(path)
        if os.path.exists(self._target) and not os.path.isdir(self._target):
            raise CommandError(f"the output {path} is a file, not a folder")
        here = os.path.realpath(os.curdir)
        if here == self._target or here.startswith(os.path.join(self._target, "")):
            raise CommandError(f"the output folder {path} holds the project itself, and would be replaced with it")
        parent, name = os.path.split(self._target)
        self._leftovers = os.path.join(parent, f".{name}{_MARK}")
        #: Where the files go; the app creates it.
        self.fresh = f"{self._leftovers}{os.getpid()}"
        self._old = f"{self.fresh}{_OLD}"

    def __enter__(self) -> OutputFolder:
        os.makedirs(os.path.dirname(self._target), exist_ok=True)
        self._clean_leftovers()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.discard()

    def discard(self) -> None:
        """Remove the fresh folder."""
        remove_folder(self.fresh)

    def replace(self) -> None:
        """Put the fresh folder in the place of the output folder."""
        try:
            if os.path.exists(self._target):
                os.rename(self._target, self._old)
        except OSError:
            # A mount point (a container's volume) can't be renamed; its files can.
            _move_content(self.fresh, self._target)
            return
        try:
            os.rename(self.fresh, self._target)
        except BaseException:
            if os.path.exists(self._old):
                os.rename(self._old, self._target)
            raise
        remove_folder(self._old)

    def _clean_leftovers(self) -> None:
        parent, prefix = os.path.split(self._leftovers)
        for name in os.listdir(parent):
            process = name.removeprefix(prefix).partition(".")[0]
            if not name.startswith(prefix) or not process.isdecimal() or _is_running(int(process)):
                continue
            leftover = os.path.join(parent, name)
            if name.endswith(_OLD) and not os.path.exists(self._target):
                # Killed between the two renames: this is the only copy.
                os.rename(leftover, self._target)
            else:
                remove_folder(leftover)


class TemporaryFolder:
    """A fresh place for files that replace nothing: they are shown or compared, and then removed."""

    def __enter__(self) -> TemporaryFolder:
        # Deferred: writing into the output folder does not need it.
        from tempfile import mkdtemp

        self._folder = mkdtemp(prefix="cdk8s-pods-")
        #: Where the files go; the app creates it.
        self.fresh = os.path.join(self._folder, "manifests")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        remove_folder(self._folder)

    def replace(self) -> None:
        """Nothing is replaced."""


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return False
    if os.name != "posix":
        # There, "signal 0" would end the process.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def remove_folder(path: str) -> None:
    """Remove a folder with everything in it, if there is one; what links in it point to stays."""
    # Not shutil.rmtree: importing shutil takes longer than synthesizing a small app.
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    remove_folder(entry.path)
                else:
                    os.remove(entry.path)
    except FileNotFoundError:
        return
    os.rmdir(path)


def _move_content(source: str, target: str) -> None:
    # Deferred: hardly ever needed.
    from shutil import move

    for entry in list(os.scandir(target)):
        if entry.is_dir(follow_symlinks=False):
            remove_folder(entry.path)
        else:
            os.remove(entry.path)
    for name in os.listdir(source):
        move(os.path.join(source, name), os.path.join(target, name))


def written_files(folder: str, shown_as: str) -> list[tuple[str, str]]:
    """Every ``.yaml`` file of a folder with the name to show for it, in the order in which cdk8s-cli lists them.

    That is: the files of a folder in byte order, then its folders.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except FileNotFoundError:
        return []
    files = [
        (entry.path, f"{shown_as}/{entry.name}")
        for entry in entries
        if entry.name.endswith(".yaml") and not entry.is_dir(follow_symlinks=False)
    ]
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            files += written_files(entry.path, f"{shown_as}/{entry.name}")
    return files
