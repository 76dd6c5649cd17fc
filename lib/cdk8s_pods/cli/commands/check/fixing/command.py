"""``cdk8s-pods check --fix``: mends files, or shows what would change."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.cli.commands.check.findings import Finding
from cdk8s_pods.cli.commands.check.ignoring.ignoring import Ignoring
from cdk8s_pods.cli.commands.check.together import CheckedObject
from cdk8s_pods.cli.hidden_secrets import HidesNothingError, without_secret_values
from cdk8s_pods.cli.writing import replace_file
from cdk8s_pods.issues import printable
from cdk8s_pods.reading.documents import STDIN, Document

from .file import FixedText, fixed_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from cdk8s_pods.cli.commands.check.findings import Place
    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.target import Target


class FixedFile(NamedTuple):
    """A file that changes: what it is, and what it becomes."""

    path: str
    before: str
    after: FixedText


def fixed_files(documents: Iterable[object], target: Target, *, in_files: bool) -> Iterator[FixedFile]:
    """The files that can be mended, each once.

    Args:
        documents: What was read.
        target: What it is checked for, and what is turned off.
        in_files: Whether what the files turn off themselves counts.
    """
    bare = target.replace(ignore=())
    seen: set[str] = set()
    for document in documents:
        # What a program rendered is no file.
        if not isinstance(document, Document) or document.source == STDIN or document.checked_with:
            continue
        if document.source in seen or not _is_as_read(document):
            continue
        seen.add(document.source)
        ignoring = Ignoring(in_files=in_files)

        def is_told(place: Place, issue: Issue, ignoring: Ignoring = ignoring) -> bool:
            checked = CheckedObject(place, "", [issue], (target,))
            return bool(ignoring.split(checked, [Finding(issue, *place.locate(issue.steps))])[0])

        after = fixed_text(document.text, document.source, bare, is_told, found_in_folder=document.found_in_folder)
        if after.fixed:
            yield FixedFile(document.source, document.text, after)


def write_fixed(files: Iterable[FixedFile], out: TextIO) -> None:
    """Put each file in its place and say what was mended."""
    for file in files:
        replace_file(file.path, file.after.text.encode())
        out.writelines(
            f"{printable(file.path)}:{fixed.line}: {printable(fixed.path)}: {fixed.said}\n"
            for fixed in sorted(set(file.after.fixed))
        )


def show_fixed(files: Iterable[FixedFile], out: TextIO) -> bool:
    """Write what would change, without what Secrets hold; gives whether anything would."""
    changes = False
    for file in files:
        changes = True
        name = printable(file.path)
        try:
            before, after = without_secret_values(file.before, file.after.text)
        except HidesNothingError:
            out.write(f"{name}: would change; it may hold a Secret and is not shown\n")
            continue
        old, new = (before or "").splitlines(), (after or "").splitlines()
        changed = unified_diff(old, new, fromfile=name, tofile=f"{name} (fixed)", lineterm="")
        out.writelines(f"{printable(line)}\n" for line in changed)
    return changes


def _is_as_read(document: Document) -> bool:
    """Whether a file holds its text as it is, so that what is written differs in the edits alone."""
    try:
        with open(document.source, "rb") as file:
            return file.read() == document.text.encode()
    except (OSError, UnicodeEncodeError):
        return False
