"""Helpers as they stand in the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.cli.commands.rules.example_text import manifest_as_yaml

from .description import common_options, described
from .example import imports_of, made_by
from .facts import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .description import Description


def helper_as_markdown(helper: Description) -> str:
    """The page of one helper."""
    parts = [f"# {helper.name}", _code(helper.title)]
    if helper.explanation:
        parts.append(_code(helper.explanation))
    if helper.example:
        call = f"```python\n{imports_of(helper)}\n\n{helper.example}\n```"
        made = "\n---\n".join(map(manifest_as_yaml, made_by(helper.example)))
        parts += [call, "makes, beside a container `main`:", f"```yaml\n{made}\n```"]
    own = {name: said for name, said in helper.options.items() if name not in common_options()}
    if taken := {**helper.arguments, **own}:
        parts += ["## Options", _table(taken)]
    if helper.options:
        parts.append("And [what every helper takes](README.md#what-every-helper-takes).")
    if helper.refusals:
        parts.append(f"It refuses: {_code(helper.refusals)}")
    if helper.facts is not None:
        rows = "\n".join(f"| {name} | {_cell(said)} |" for name, said in rows_of(helper.facts))
        parts += ["## What is known of its image", f"| | |\n|---|---|\n{rows}"]
    return "\n\n".join(parts)


def index_as_markdown(names: Iterable[str]) -> str:
    """The page that lists all of them, and what all take."""
    parts: list[str] = []
    group = ""
    for helper in map(described, names):
        if helper.group != group:
            group = helper.group
            parts += ["", f"## {helper.about_group.removesuffix('.')}", "", "| helper | what for |", "|---|---|"]
        parts.append(f"| [{helper.name}]({helper.name}.md) | {_cell(helper.title)} |")
    return "\n".join([*parts[1:], "", "## What every helper takes", "", _table(common_options())])


def _table(entries: Mapping[str, str]) -> str:
    rows = "\n".join(f"| `{name}` | {_cell(said)} |" for name, said in entries.items())
    return f"| option | what it is |\n|---|---|\n{rows}"


def _cell(text: str) -> str:
    return _code(text.replace("|", "\\|"))


def _code(text: str) -> str:
    """A text of a docstring, which marks code as reStructuredText does."""
    return text.replace("``", "`")
