"""The report for people: each object with its fields, why it is not applied in place, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.cli.terminal import Paint
from cdk8s_pods.issues import printable

from .fields import causes_alone, fields_of, path_of, place_of
from .reasons import reasons_of
from .summary import summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from cdk8s_pods.updates.change import Change

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def write_text(changes: Sequence[Change], out: TextIO) -> None:
    """Write every change, and a closing line."""
    paint = Paint(out)
    for change in changes:
        _write_change(change, paint, out)
    is_clean = all(change.in_place is True for change in changes)
    out.write((paint.green if is_clean else paint.red)(summary_of(changes)) + "\n")


def _write_change(change: Change, paint: Paint, out: TextIO) -> None:
    painted = _paints(paint)
    sign = _SIGNS[change.what]
    title = f"{painted[sign](sign)} {paint.bold(change.title)}"
    verdict = {True: "", False: paint.red("cannot be applied in place"), None: paint.yellow("depends on the cluster")}
    where = place_of(change)
    out.write("  ".join(part for part in (title, verdict[change.in_place], paint.cyan(where)) if part) + "\n")
    for field in fields_of(change):
        inside = paint.dim(f" ({field.inside})") if field.inside else ""
        out.write(f"    {painted[field.sign](field.sign)} {field.path}{inside}: {field.said}\n")
        out.writelines(f"        {painted.get(line[:1], paint.dim)(line)}\n" for line in field.lines)
    for cause in causes_alone(change):
        mark = "!" if cause.is_certain else "?"
        out.write(f"    {painted[mark](mark)} {path_of(cause.at)}: {printable(str(cause.message))}\n")
    out.writelines(f"    {paint.dim('why:')}  {printable(reason)}\n" for reason in reasons_of(change))
    if change.remedy:
        out.write(f"    {paint.dim('do:')}   {printable(change.remedy)}\n")
    if change.lost:
        out.write(f"    {paint.dim('lost:')} {printable(change.lost)}\n")
    for cause in change.told:
        said = f"{path_of(cause.at)}: {printable(str(cause.message))}; {cause.remedy}"
        out.write(f"    {paint.yellow('note:')} {said}\n")
    out.writelines(
        f"    {paint.dim('pods:' if 'pod' in note else 'note:')} {printable(note)}\n" for note in change.notes
    )


def _paints(paint: Paint) -> dict[str, Callable[[str], str]]:
    return {"+": paint.green, "-": paint.red, "~": paint.yellow, "!": paint.red, "?": paint.yellow}
