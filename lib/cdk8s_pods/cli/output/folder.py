"""The output folder of a run: what the app writes is collected beside it, and takes its place when all is there."""

from __future__ import annotations

import os
import sys

from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.cli.signals import DeferredSignals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: What the engine is told by; see cdk8s_pods.engine.cdk8s.staging, which only an app that needs it loads.
_STAGE_VARIABLE = "CDK8S_PODS_STAGE"
_OUTPUT_VARIABLE = "CDK8S_PODS_OUTPUT"


class Replacement:
    """One folder that a run replaces.

    Args:
        target: The folder, as a real path.
        place: Where what comes into it is now.
        inside: Its path inside of the output folder, a dot for that itself; None for one elsewhere.
        shown_as: What it is called.
    """

    __slots__ = ("inside", "place", "shown_as", "target")

    def __init__(self, target: str, place: str, inside: str | None, shown_as: str) -> None:
        self.target = target
        self.place = place
        self.inside = inside
        self.shown_as = shown_as


class OutputFolder:
    """A place for what a run writes, and how it comes to where it belongs.

    As a context manager it removes that place at the end, whatever has happened; what has taken its place in the output
    folder by then stays there. What killed runs have left is removed by the next run for the same folder.

    Args:
        path: The output folder as the user gave it; it need not exist.
        app: The command that runs the app, for what it is made of is in no output folder.
        inputs: More files that the project is made of.
        quiet: Nothing shall be replaced: what is written is compared or shown, and then removed.
        refuses: Whether what is no output folder is refused; not where the folder is not even looked at.
    """

    def __init__(
        self, path: str, *, app: str = "", inputs: Iterable[str] = (), quiet: bool = False, refuses: bool = True
    ) -> None:
        self.path = path
        #: The real path of the output folder.
        self.target = os.path.realpath(path)
        self._app = app
        self._inputs = tuple(inputs)
        self._quiet = quiet
        self._refuses = refuses
        self._lock: int | None = None
        self._made_parents: list[str] = []
        #: Whether what the app itself has changed in the output folder is still to be found out.
        self.looks_for_changes = True

    def refuse_what_is_none(self, written: Iterable[Replacement] = ()) -> None:
        """Refuse a folder that is no output folder.

        Args:
            written: What an app has written for folders that it has named itself: these are looked at then.

        Raises:
            CommandError: It holds what the app is made of, or a repository, or is a link, or no folder.
        """
        from .refusals import refuse_what_is_no_output_folder

        if not self._refuses:
            return
        for path in [each.shown_as for each in written] or [self.path]:
            refuse_what_is_no_output_folder(path, self._app, self._inputs)

    def __enter__(self) -> OutputFolder:
        # A fork of this process leaves the same block, and must not tidy up.
        self._process = os.getpid()
        self._is_beside = not self._quiet and self._make_stage_beside()
        if not self._is_beside:
            # Deferred: a run that replaces its folder as a whole does not need it.
            from tempfile import mkdtemp

            self.stage = mkdtemp(prefix="cdk8s-pods-")
        found = os.stat(self.stage)
        #: When the run began, as the file system tells the time.
        self._began = found.st_ctime_ns
        # Kept open, so that its number is not given to another folder meanwhile.
        self._before = _opened(self.target)
        #: Where the app writes; it makes the folder.
        self.fresh = os.path.join(self.stage, "new")
        return self

    def _make_stage_beside(self) -> bool:
        from .stage_making import make_stage, prefix_beside

        parent = os.path.dirname(self.target)
        self._make_parents(parent)
        try:
            self.stage, self._lock = make_stage(parent, prefix_beside(self.target))
        except OSError:
            if os.path.isdir(self.target) and not os.access(parent, os.W_OK):
                return False
            raise
        return True

    def _make_parents(self, folder: str) -> None:
        missing: list[str] = []
        while not os.path.exists(folder):
            missing.append(folder)
            folder = os.path.dirname(folder)
        for each in reversed(missing):
            os.mkdir(each)
            self._made_parents.append(each)

    def __exit__(self, *_: object) -> None:
        if os.getpid() != self._process:
            return
        if self._before is not None:
            os.close(self._before)
        from .stages import clear_stage

        try:
            with DeferredSignals():
                clear_stage(self.stage, self.target)
        except OSError as error:
            print(f"cdk8s-pods: note: cannot remove {self.stage}: {error.strerror}", file=sys.stderr)
        if self._lock is not None:
            os.close(self._lock)
        for each in reversed(self._made_parents):
            try:
                os.rmdir(each)
            except OSError:  # the output is in it
                break

    @property
    def variables(self) -> Mapping[str, str]:
        """The environment variables by which an app that names its own folder is told to write here."""
        return {_STAGE_VARIABLE: self.stage, _OUTPUT_VARIABLE: self.target}

    def prepare(self) -> None:
        """Do what needs no result of the app, while it runs."""
        if self._is_beside:
            from .replacing import replace_folder  # noqa: F401  # loaded for later
            from .stage_making import prefix_beside
            from .stages import clear_leftovers
            from .swapping import exchange_function

            clear_leftovers(os.path.dirname(self.target), prefix_beside(self.target), self.target, self.stage)
            if self._before is not None:
                exchange_function()

    def replacements(self) -> list[Replacement]:
        """The folders that the app has written something for, once it has ended."""
        asked = self._folders_asked_for()
        within = [each for each in asked if each.inside is not None]
        if os.path.isdir(self.fresh) and (self._is_whole(within) or not within):
            within = [Replacement(self.target, self.fresh, os.curdir, self.path)]
        outermost = [
            each
            for each in within
            if not any(each is not other and _is_below(each.target, other.target) for other in within)
        ]
        return outermost + [each for each in asked if each.inside is None]

    def _folders_asked_for(self) -> list[Replacement]:
        notes = os.path.join(self.stage, "folders")
        if not os.path.exists(notes):
            return []
        from cdk8s_pods.engine.cdk8s.staging import is_inside, place_of

        with open(notes, "rb") as file:
            targets = sorted({os.fsdecode(each) for each in file.read().split(b"\0") if each})
        found: list[Replacement] = []
        for target in targets:
            place = place_of(target, self.stage, self.target)
            if not os.path.isdir(place):
                continue
            inside = os.path.relpath(target, self.target) if is_inside(target, self.target) else None
            if inside is None:
                shown = _relative(target)
            else:
                shown = self.path if inside == os.curdir else f"{self.path}/{inside}"
            found.append(Replacement(target, place, inside, shown))
        return found

    def _is_whole(self, parts: list[Replacement]) -> bool:
        """Whether something was written that is in none of these folders."""
        if any(each.inside == os.curdir for each in parts):
            return True
        from .listing import entries_below

        places = [os.path.join(each.place, "") for each in parts]
        return any(not entry.path.startswith(tuple(places)) for _, entry in entries_below(self.fresh))

    def replace(self) -> None:
        """Let everything that was written take its place.

        Raises:
            CommandError: It would take the place of what is not a run's.
        """
        for each in self.replacements():
            if each.inside is None:
                self._replace_elsewhere(each)
            else:
                self._replace(each)

    def _replace(self, each: Replacement) -> None:
        from .locking import Locked
        from .replacing import replace_folder

        assert each.inside is not None
        with Locked(self.target, self.path):
            kept = replace_folder(
                each.target,
                each.place,
                self.stage,
                inside=each.inside,
                shown_as=each.shown_as,
                changed_since=self._since(),
                as_a_whole=self._is_beside,
            )
        if kept:
            shown = ", ".join(sorted(kept)[:_SHOWN]) + (f" and {len(kept) - _SHOWN} more" if len(kept) > _SHOWN else "")
            print(f"cdk8s-pods: kept in {each.shown_as}, as no run makes it: {shown}", file=sys.stderr)

    def _since(self) -> int | None:
        # Where another run has replaced the folder meanwhile, what is newer says nothing about this app.
        return self._began if self._is_beside and self.looks_for_changes and self._is_the_folder_it_was() else None

    def _is_the_folder_it_was(self) -> bool:
        """Whether the output folder was there when the run began, and no other run has replaced it."""
        if self._before is None:
            return False
        try:
            return os.path.samestat(os.fstat(self._before), os.stat(self.target))
        except FileNotFoundError:
            return False

    def _replace_elsewhere(self, each: Replacement) -> None:
        with OutputFolder(each.shown_as, app=self._app, inputs=self._inputs) as other:
            other.adopt(each.place)
            other.replace()

    def holds_manifests_alone(self) -> bool:
        """Whether this is an output folder at all."""
        from .refusals import refuse_what_is_no_output_folder

        try:
            refuse_what_is_no_output_folder(self.path, self._app, self._inputs)
        except CommandError:
            return False
        return True

    def start_over(self) -> None:
        """Remove what has been written so far."""
        from .removing import remove_folder

        remove_folder(self.fresh)
        remove_folder(os.path.join(self.stage, "elsewhere"))

    def refuse_part(self, part: str) -> None:
        """Refuse to replace the folder, in which a part of the app was found.

        Raises:
            CommandError: Wherever folders are refused.
        """
        from .refusals import refusal_of_a_part

        if self._refuses:
            raise refusal_of_a_part(self.path, part)

    def written(self, templates: str | None = None) -> list[tuple[str, str]]:
        """The files that the app has written, each with the name to show for it, in the order of cdk8s-cli.

        Args:
            templates: The folder that the app was told to write to, where that is not the whole of the output.
        """
        from .listing import written_files

        files: list[tuple[str, str]] = []
        for each in self.replacements():
            if templates is None or each.inside is None:
                files += written_files(each.place, each.shown_as)
            else:
                files += written_files(templates, f"{self.path}/templates")
        return files

    def note_folders(self, names: Iterable[str]) -> None:
        """Note folders in the output folder that are replaced each by itself, by their paths in it."""
        with open(os.path.join(self.stage, "folders"), "ab") as file:
            file.writelines(
                os.fsencode(os.path.join(self.target, name) if name else self.target) + b"\0" for name in names
            )

    def adopt(self, folder: str) -> None:
        """Take a folder that is complete for what the app has written."""
        try:
            os.rename(folder, self.fresh)
        except OSError:
            from shutil import copytree

            copytree(folder, self.fresh, symlinks=True)


#: So many names fit into a line.
_SHOWN = 5


def _opened(folder: str) -> int | None:
    try:
        return os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except OSError:
        return None


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(folder, ""))


def _relative(path: str) -> str:
    here = os.path.realpath(os.curdir)
    return os.path.relpath(path, here) if _is_below(path, here) else path
