"""What was not looked at, in a few lines: each says how it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.issues import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdk8s_pods.cli.sources import LeftAlone

#: What is told of whole folders: how several of them are called, and what is in them.
_FOLDERS = {"Helm chart": "template", "kustomization": "file"}
_MOST_NAMES = 3
#: Of single files there may be thousands.
_MOST_FILES = 10
_MOST_KINDS = 6


def lines_of_left_alone(left_alone: Sequence[LeftAlone], others: Mapping[str, int]) -> Iterator[str]:
    """A line for each thing, or for all things of one kind.

    Args:
        left_alone: Files and folders.
        others: How many documents there are that no rule looks at, by what they are.
    """
    for what, inside in _FOLDERS.items():
        if folders := [each for each in left_alone if each.what == what]:
            yield _folders_line(what, inside, folders)
    files = [each for each in left_alone if each.what not in _FOLDERS]
    for each in files[:_MOST_FILES]:
        yield f"{printable(each.source)}:{each.line}: {each.what}: {each.advice}"
    if len(files) > _MOST_FILES:
        yield f"and {len(files) - _MOST_FILES:,} more such files"
    if others:
        yield _others_line(others)


def _folders_line(what: str, inside: str, folders: Sequence[LeftAlone]) -> str:
    names = list(dict.fromkeys(printable(each.source) for each in folders))
    count = sum(each.files for each in folders)
    parts = f" ({_counted(count, inside)} left alone)" if count else ""
    advice = folders[0].advice if len(names) == 1 else folders[0].advice.replace("checks it", "checks them")
    return f"{_counted(len(names), what)}{parts}: {_shortened(names, _MOST_NAMES)}; {advice}"


def _others_line(others: Mapping[str, int]) -> str:
    ordered = sorted(others.items(), key=lambda each: (-each[1], each[0]))
    kinds = [_counted(count, what) for what, count in ordered]
    return f"other documents: {_shortened(kinds, _MOST_KINDS)}"


def _shortened(names: Sequence[str], most: int) -> str:
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest:,} more" if rest > 0 else "")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {printable(noun) if count == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    """Of words of ours: ``files without objects``, ``JSON patches``; the kind of an object stays what it is."""
    head, space, rest = noun.partition(" of ") if " of " in noun else noun.partition(" without ")
    if not space and " " not in noun and noun[:1].isupper():
        return printable(noun)
    ending = "" if head.endswith("s") else "es" if head.endswith("ch") else "s"
    return f"{head}{ending}{space}{rest}"
