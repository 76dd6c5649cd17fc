"""The report for a comment on a pull request, in the Markdown of GitHub and GitLab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.issues import printable

from .fields import causes_alone, fields_of, path_of
from .reasons import reasons_of
from .summary import summary_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from cdk8s_pods.updates.change import Change

_VERDICTS = {True: "yes", False: "**no**", None: "depends on the cluster"}
#: What Markdown or HTML would read as more than text.
_ESCAPED = str.maketrans({character: f"&#{ord(character)};" for character in "&<>\\`*_[]@#~!|"})
#: Comments have a limit; of more fields than this of one object only these are shown.
_MOST_FIELDS = 40


def write_markdown(changes: Sequence[Change], out: TextIO) -> None:
    """Write a headline, a table of all objects, and the fields of each to be folded out."""
    out.write(f"### {summary_of(changes)}\n")
    if not changes:
        return
    out.write("\n| object | change | in place | |\n|---|---|---|---|\n")
    for change in changes:
        row = (_code(change.title), change.what, _VERDICTS[change.in_place], "<br>".join(_told(change)))
        out.write(f"| {' | '.join(row)} |\n")
    for change in changes:
        lines = list(_lines(change))
        if lines:
            out.write(f"\n<details><summary>{_html(change.title)}</summary>\n\n")
            out.writelines(f"{line}\n" for line in lines)
            out.write("\n</details>\n")


def _told(change: Change) -> Iterator[str]:
    yield from (_text(reason) for reason in reasons_of(change))
    if change.remedy:
        yield f"do: {_text(change.remedy)}"
    if change.lost:
        yield f"lost: {_text(change.lost)}"
    for cause in change.told:
        yield _text(f"{cause.message}; {cause.remedy}")
    yield from (_text(note) for note in change.notes)


def _lines(change: Change) -> Iterator[str]:
    fields = list(fields_of(change))
    for field in fields[:_MOST_FIELDS]:
        inside = f" ({_text(field.inside)})" if field.inside else ""
        mark = {"!": "**refused** ", "?": "**depends** "}.get(field.sign, "")
        yield f"- {mark}{_code(field.path)}{inside}: {_code(field.said)}"
        yield from (f"  - {_code(line)}" for line in field.lines)
    if len(fields) > _MOST_FIELDS:
        yield f"- and {len(fields) - _MOST_FIELDS} more fields"
    for cause in causes_alone(change):
        mark = "refused" if cause.is_certain else "depends"
        yield f"- **{mark}** {_code(path_of(cause.at))}: {_code(str(cause.message))}"


def _code(text: str) -> str:
    """Text of manifests in a span of code, where nothing in it is read as Markdown, HTML or a mention."""
    shown = printable(text).replace("|", "\\|")
    runs = [len(run) for run in "".join(each if each == "`" else " " for each in shown).split()]
    fence = "`" * (max(runs, default=0) + 1)
    return f"{fence} {shown} {fence}" if "`" in shown else f"{fence}{shown}{fence}"


def _text(text: str) -> str:
    """A sentence of ours, whose spans of code stay, with nothing of a manifest's read as anything else."""
    parts = printable(text).split("`")
    if len(parts) % 2 == 0:
        return _html(text)
    return "".join(f"`{part}`" if position % 2 else _html(part) for position, part in enumerate(parts)).replace(
        "|", "\\|"
    )


def _html(text: str) -> str:
    return printable(text).translate(_ESCAPED)
