"""The first lines of what is written: by them its own files are told from those of others."""

from __future__ import annotations

#: The version of ``cdk8s_pods.imported`` that the written code uses.
SURFACE = 1

_FIRST = "# Written by cdk8s-pods import: write it again instead of changing it."


def subject(group: str, kind: str = "") -> str:
    """What a file is of, as its second line says it: a group, or a group and a kind."""
    plain = f"{group}/{kind}" if kind else group
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter in "./-_") else "?" for letter in plain)


def heading(of: str) -> str:
    """The first lines of a module.

    Args:
        of: What it is of, as ``subject`` says it.
    """
    # Neither the formatter nor the linter of a project is asked about what nobody writes by hand.
    return f"{_FIRST}\n# surface {SURFACE}, of {of}\n# fmt: off\n# ruff: noqa\n"


def is_ours(text: str) -> bool:
    """Whether a file was written by this command, by some version of it."""
    return text.startswith("# Written by cdk8s-pods import")


def subject_of(text: str) -> str:
    """What a file that was written is of; empty where it does not say."""
    second = text.partition("\n")[2].partition("\n")[0]
    return second.rpartition(", of ")[2] if second.startswith("# surface ") else ""


def surface_of(text: str) -> int:
    """The version of ``cdk8s_pods.imported`` that a file uses; 0 where it does not say."""
    words = text.partition("\n")[2].partition(",")[0].split()
    return int(words[2]) if words[:2] == ["#", "surface"] and len(words) == 3 and words[2].isdecimal() else 0
