"""One text, mended: changes that prove right are made at their places, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.commands.check.objects import objects_in
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.reading.documents import Document, read_documents
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.kinds import kind_of

from .changes import change_for, changed, is_plain_text_of, rightly_cased
from .places import Edit, Places, applied

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cdk8s_pods.cli.commands.check.findings import Place
    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.target import Target

    from .changes import Change

#: What a renamed field holds is looked at in the next round; a text that still changes then is left as it is.
_MOST_ROUNDS = 5


class Fixed(NamedTuple):
    """One thing that was mended."""

    source: str
    line: int
    path: str
    said: str


class FixedText(NamedTuple):
    """A text after the changes, and what they were."""

    text: str
    fixed: tuple[Fixed, ...]


def fixed_text(
    text: str, source: str, target: Target, is_told: Callable[[Place, Issue], bool], *, found_in_folder: bool
) -> FixedText:
    """Mend a text as far as it can be proven.

    A change is made where it takes an issue away and brings no other to its place; what is written then is read again,
    and has to be what was meant.

    Args:
        text: The text of a file.
        source: The name of the file.
        target: What it is checked for.
        is_told: Whether an issue of an object is told, and not turned off.
        found_in_folder: Whether the file was found in a folder.
    """
    fixed: list[Fixed] = []
    for _ in range(_MOST_ROUNDS):
        mended, of_round = _round(text, source, target, is_told, found_in_folder)
        if not of_round:
            break
        text = mended
        fixed += of_round
    return FixedText(text, tuple(fixed))


def _round(
    text: str,
    source: str,
    target: Target,
    is_told: Callable[[Place, Issue], bool],
    found_in_folder: bool,
) -> tuple[str, list[Fixed]]:
    documents = _documents(text, source, found_in_folder)
    places = Places(text)
    edits: list[Edit] = []
    fixed: list[Fixed] = []
    meant: list[Any] = []
    for document in documents:
        value = document.value
        for found in objects_in(document, target):
            if found.left_alone_as:
                continue
            prefix = found.place.steps
            for change, edit in _proven(found.value, found.place, document, places, text, target, is_told):
                if any(edit.start < other.end and other.start < edit.end for other in edits):
                    continue
                whole = changed(value, change._replace(steps=(*prefix, *change.steps)), _unquoted(edit.new))
                if whole is None:
                    continue
                value = whole
                edits.append(edit)
                line, _ = found.place.locate(change.steps)
                fixed.append(Fixed(source, line, str(FieldPath.of(*change.steps)), change.said))
        meant.append(value)
    if not edits:
        return text, []
    mended = applied(text, edits)
    read = [document.value for document in _documents(mended, source, found_in_folder)]
    return (mended, fixed) if read == meant else (text, [])


def _documents(text: str, source: str, found_in_folder: bool) -> list[Document]:
    read = read_documents(text.encode("utf-8", "surrogatepass"), source)
    return [each._replace(found_in_folder=found_in_folder) for each in read if isinstance(each, Document)]


def _proven(
    manifest: Any,
    place: Place,
    document: Document,
    places: Places,
    text: str,
    target: Target,
    is_told: Callable[[Place, Issue], bool],
) -> list[tuple[Change, Edit]]:
    """The changes of one object that take an issue away and bring no other, each with its place in the text."""
    issues = check(manifest, target=target)
    candidates = _candidates([issue for issue in issues if is_told(place, issue)], manifest, target)
    proven: list[tuple[Change, Edit]] = []
    for change in candidates:
        edit = _edit(change, (document.line, document.column), place.steps, places, text)
        if edit is None:
            continue
        mended = changed(manifest, change, _unquoted(edit.new))
        if mended is None:
            continue
        left = check(mended, target=target)
        if _is_proven(change, issues, left):
            manifest, issues = mended, left
            proven.append((change, edit))
    return proven


def _candidates(issues: Sequence[Issue], manifest: Any, target: Target) -> list[Change]:
    kind = kind_of(manifest, FieldPath())
    changes = [
        change_for(issue, manifest, kind if isinstance(kind, str) else None, target.kubernetes) for issue in issues
    ]
    found = dict.fromkeys(change for change in changes if change is not None)
    # What stands inside is changed first, while the names around it are those of the text.
    return sorted(found, key=lambda change: -len(change.steps))


def _is_proven(change: Change, before: Sequence[Issue], after: Sequence[Issue]) -> bool:
    """Whether a change is right: the place that it changes, and what that stands in, is no worse than before.

    What stands further inside, or elsewhere in an object that could not be read, was only hidden.
    """
    told = {_key(issue) for issue in before}
    new = [issue for issue in after if issue.refuses and _key(issue) not in told]
    left = {_key(issue) for issue in after}
    is_cured = any(issue.steps == change.steps and _key(issue) not in left for issue in before)
    if change.cures_all:
        return is_cured and not new
    place = change.place
    # What is wrong in its case alone is mended in the next round.
    return is_cured and not any(each.steps == place[: len(each.steps)] and rightly_cased(each) is None for each in new)


def _key(issue: Issue) -> tuple[str, str, str]:
    return issue.rule, issue.path, str(issue.message)


def _edit(change: Change, document: tuple[int, int], prefix: Sequence[Any], places: Places, text: str) -> Edit | None:
    steps = (*prefix, *change.steps)
    span = places.name(document, steps) if change.renames else places.value(document, steps)
    if span is None:
        return None
    start, end = span
    written = text[start:end]
    if change.new is None:
        return Edit(start, end, f'"{written}"') if is_plain_text_of(written) else None
    quote = written[:1] if written[:1] in ("'", '"') and written[-1:] == written[:1] else ""
    inside = written[1:-1] if quote else written
    # Anything else than the plain word, such as an escape or a mark that is off by some characters, is left alone.
    is_word = bool(inside) and all(character.isalnum() or character in "._-/" for character in inside)
    return Edit(start, end, f"{quote}{change.new}{quote}") if is_word else None


def _unquoted(new: str) -> str:
    return new[1:-1] if new[:1] in ("'", '"') else new
