"""What there is to say about a helper: what its docstring says, what is known of its image, what its example makes."""

from __future__ import annotations

import inspect
import sys
from textwrap import dedent
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods import helpers
from cdk8s_pods.helpers.options import ExporterOptions, HelperOptions
from cdk8s_pods.model.introspection import sentences_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdk8s_pods.facts.image_facts import Image

_EXAMPLE = "Example::\n"
_MAKES = "which makes, among other things::\n"


class Description(NamedTuple):
    """A helper as it is told about."""

    name: str
    """What it is called."""
    group: str
    """The module of its group, such as ``adapters``."""
    about_group: str
    """What its group is, in a sentence."""
    title: str
    """The first sentence."""
    explanation: str
    """What else there is to know."""
    arguments: Mapping[str, str]
    """Its own arguments, each with what it is."""
    options: Mapping[str, str]
    """What it takes beside them."""
    refusals: str
    """What it refuses."""
    example: str
    """A call of it."""
    facts: Image | None
    """What is known of its image."""


def helper_names() -> list[str]:
    """Every helper, by group and name."""
    names: list[str] = getattr(helpers, "__all__")  # noqa: B009 - type checkers do not know what is worked out
    return sorted(names, key=lambda name: (described(name).group, name))


def described(name: str) -> Description:
    """Everything about one helper."""
    helper: Callable[..., Any] = getattr(helpers, name)
    module = sys.modules[helper.__module__]
    group = helper.__module__.split(".")[-2]
    about = inspect.getdoc(sys.modules[f"{helpers.__name__}.{group}"]) or ""
    text, _, rest = (inspect.getdoc(helper) or "").partition(_EXAMPLE)
    sections = _sections(text)
    title, _, explanation = sections[""].partition("\n\n")
    return Description(
        name=name,
        group=group,
        about_group=about,
        title=title,
        explanation=explanation.strip(),
        arguments={
            name: said for name, said in _entries(sections.get("Args:", "")).items() if name not in ("options", "_")
        },
        options=_options_of(helper),
        refusals=" ".join(sections.get("Raises:", "").split()),
        example=dedent(rest.partition(_MAKES)[0]).strip(),
        facts=getattr(module, "IMAGE", None),
    )


def common_options() -> Mapping[str, str]:
    """What every helper takes, each with what it is."""
    return sentences_of(HelperOptions)


def _options_of(helper: Callable[..., Any]) -> Mapping[str, str]:
    annotation = str(getattr(helper, "__annotations__", {}).get("options", ""))
    if "ExporterOptions" in annotation:
        return {**sentences_of(ExporterOptions), **common_options()}
    return common_options() if "HelperOptions" in annotation else {}


def _sections(text: str) -> dict[str, str]:
    """The parts of a docstring by their headings; what stands before the first has none."""
    parts: dict[str, list[str]] = {"": []}
    heading = ""
    for line in text.splitlines():
        if line in ("Args:", "Raises:", "Returns:"):
            heading = line
            parts[heading] = []
        else:
            parts[heading].append(line)
    return {heading: dedent("\n".join(lines)).strip() for heading, lines in parts.items()}


def _entries(section: str) -> dict[str, str]:
    """What stands behind each name of a section; further lines of one are indented."""
    entries: dict[str, str] = {}
    name = ""
    for line in section.splitlines():
        if line[:1] == " ":
            entries[name] += f" {line.strip()}"
        else:
            name, _, said = line.partition(": ")
            entries[name] = said
    return entries
