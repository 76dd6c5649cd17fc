"""Whose the files in an output folder are: a run's, which the next run replaces, or the user's, which stay.

A run's own are manifests named ``*.k8s.yaml``, as cdk8s names them; construct-metadata.json; the files of a generated
Helm chart; and where a run's files end otherwise, files with that ending that are written as cdk8s writes. Everything
else is the user's: what has no ending of a run's, hand-written YAML, links, whatever is no file.
"""

from __future__ import annotations

import os

from cdk8s_pods.cli.errors import CommandError

from .listing import entries_below
from .refusals import REPOSITORIES
from .stage_making import STAGES_INSIDE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: How cdk8s ends the names of its files, unless an app asks for something else.
ENDING = ".k8s.yaml"
_METADATA = ("construct-metadata.json", "templates/construct-metadata.json")


class Contents:
    """What is in an output folder, beside what a run has written for it. Paths are inside of the folder.

    Args:
        kept: The user's, which stay.
        dropped: An earlier run's, which this run has not written again.
        replaced: What this run has written again.
    """

    __slots__ = ("dropped", "kept", "replaced")

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.dropped: list[str] = []
        self.replaced: list[str] = []


def compare(old: str, new: str, shown_as: str, changed_since: int | None = None) -> Contents:
    """Look through an output folder, and say of each file what becomes of it.

    Args:
        old: The output folder as it is; it need not exist.
        new: What a run has written for it.
        shown_as: What the output folder is called.
        changed_since: When the run began, as the file system tells the time; None where others may have written since.

    Raises:
        CommandError: The folder holds a repository, or a file of the user's stands where the run has a folder, or the
            app has changed a file there itself that it has also synthesized.
    """
    contents = Contents()
    if not os.path.isdir(old):
        return contents
    is_ours: Callable[[str, os.DirEntry[str]], bool] | None = None
    for name, entry in entries_below(old):
        parts = name.split("/")
        if any(part in REPOSITORIES for part in parts):
            raise CommandError(f"{shown_as} holds a repository: {shown_as}/{name}; {_OWN_FOLDER}")
        if parts[0].startswith(STAGES_INSIDE):
            continue
        written = os.path.join(new, name)
        is_new = changed_since is not None and entry.stat(follow_symlinks=False).st_ctime_ns > changed_since
        if os.path.lexists(written):
            if is_new and not os.path.isdir(written):
                raise CommandError(
                    f"{shown_as}/{name} was changed while the app ran, and the app has also synthesized it; "
                    "an app that changes its manifests finds them in app.outdir"
                )
            if not os.path.isdir(written) or entry.is_symlink():
                contents.replaced.append(name)
                continue
        is_ours = is_ours or made_by_runs(old, (each for each, _ in entries_below(new)))
        if is_ours(name, entry) and not is_new:
            contents.dropped.append(name)
            continue
        if os.path.lexists(written):
            raise _clash(shown_as, name)
        for end in range(1, len(parts)):
            above = os.path.join(new, *parts[:end])
            if os.path.lexists(above) and not os.path.isdir(above):
                raise _clash(shown_as, name)
        contents.kept.append(name)
    return contents


_OWN_FOLDER = "write the manifests to a folder of their own in it, such as -o manifests"


def _clash(shown_as: str, name: str) -> CommandError:
    return CommandError(
        f"{shown_as}/{name} is no file of a run's, and is where the app writes now; move it, or rename the chart"
    )


def made_by_runs(folder: str, written: Iterable[str]) -> Callable[[str, os.DirEntry[str]], bool]:
    """The question whether a file of an output folder was made by a run.

    Args:
        folder: The output folder.
        written: The names of the files that a run has written now.
    """
    of_the_chart = _parts_of_a_chart(folder)
    endings = {os.path.splitext(name)[1] for name in written if not name.endswith(ENDING)} - {""}

    def is_ours(name: str, entry: os.DirEntry[str]) -> bool:
        if not entry.is_file(follow_symlinks=False):
            return False
        if name.endswith(ENDING) or name in _METADATA:
            return True
        if of_the_chart is not None and of_the_chart(folder, name):
            return True
        return os.path.splitext(name)[1] in endings and _is_written_as_cdk8s_writes(entry.path)

    return is_ours


def _parts_of_a_chart(folder: str) -> Callable[[str, str], bool] | None:
    """The question whether a file belongs to a generated Helm chart; None where the folder is none."""
    if not os.path.exists(os.path.join(folder, "Chart.yaml")):
        return None
    # Deferred: hardly any output folder is one.
    from .helm_layout import is_generated_chart, is_part_of_a_generated_chart

    return is_part_of_a_generated_chart if is_generated_chart(folder) else None


def _is_written_as_cdk8s_writes(path: str) -> bool:
    """Whether a file is, byte for byte, what cdk8s makes of the objects in it; what people write hardly ever is."""
    # Deferred: only for files with an ending of the app's own that this run has not written again.
    from cdk8s_pods.engine.cdk8s.yaml import text_of
    from cdk8s_pods.engine.yaml_text import YamlTextError, load_documents

    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        documents = load_documents(text)
        return bool(documents) and all(map(_is_an_object, documents)) and text_of(documents) == text
    except (OSError, ValueError, YamlTextError, RecursionError):
        return False


def _is_an_object(document: object) -> bool:
    return isinstance(document, dict) and "apiVersion" in document and "kind" in document and "metadata" in document
