"""Helpers as people read them on the terminal."""

from __future__ import annotations

from textwrap import fill, indent
from typing import TYPE_CHECKING

from cdk8s_pods.cli.commands.rules.example_text import manifest_as_yaml

from .description import common_options, described
from .example import made_by
from .facts import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.cli.terminal import Paint

    from .description import Description

_WIDTH = 100


def helpers_as_text(names: Iterable[str], paint: Paint) -> str:
    """One line a helper, grouped."""
    lines: list[str] = []
    group = ""
    for helper in map(described, names):
        if helper.group != group:
            group = helper.group
            lines += ["", paint.bold(helper.about_group)]
        lines.append(f"  {paint.cyan(helper.name)}: {helper.title}")
    return "\n".join(lines[1:])


def helper_as_text(helper: Description, paint: Paint) -> str:
    """Everything about one helper: what is known of its image, what it takes, and what an example makes."""
    parts = [f"{paint.bold(helper.name)}: {helper.title}"]
    if helper.explanation:
        parts.append(helper.explanation)
    if helper.facts is not None:
        rows = "\n".join(_entry(name, said) for name, said in rows_of(helper.facts))
        parts.append(f"{paint.bold('image:')}\n{rows}")
    own = {name: said for name, said in helper.options.items() if name not in common_options()}
    if taken := {**helper.arguments, **own}:
        parts.append(_titled(paint.bold("options:"), taken))
    if helper.options:
        parts.append(_titled(paint.bold("as every helper:"), common_options()))
    if helper.refusals:
        parts.append(f"{paint.bold('refuses:')} {helper.refusals}")
    if helper.example:
        made = "\n---\n".join(map(manifest_as_yaml, made_by(helper.example)))
        parts.append(f"{paint.bold('example:')}\n{indent(helper.example, '  ')}")
        parts.append(f"{paint.green('makes:')}\n{indent(made, '  ')}")
    return "\n\n".join(parts)


def _titled(title: str, entries: dict[str, str] | object) -> str:
    assert isinstance(entries, dict)
    return "\n".join([title, *(_entry(name, said) for name, said in entries.items())])


def _entry(name: str, said: str) -> str:
    return fill(f"{name}: {said}", _WIDTH, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)
