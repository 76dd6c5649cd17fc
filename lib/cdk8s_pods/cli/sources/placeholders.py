"""Text that something else fills in before it is applied: ``{{ }}``, ``{% %}``, ``${VAR}``."""

from __future__ import annotations

import re
from typing import Any

#: What no YAML reader has to understand: Helm and Go, Jinja, ERB, variables of a shell.
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{")
#: A reader notices no later than this many lines behind it.
_LINES_BEFORE = 3
#: A value that is not there yet. Kubernetes' own ``$(VAR)`` is none.
_PLACEHOLDER = re.compile(r"\{\{.*\}\}|\$\{[A-Za-z_][^{}]*\}|\A\$[A-Z_][A-Z0-9_]*\Z", re.DOTALL)


def template_line(text: str, unreadable: int) -> int | None:
    """The line, from 1, that makes a text unreadable because it is a template; None where that is not the reason.

    What looks like a template elsewhere, as in a script, is no excuse for what is broken.

    Args:
        text: The text.
        unreadable: The line on which a reader gave up.
    """
    lines = text.split("\n")
    for number in range(max(1, unreadable - _LINES_BEFORE), unreadable + 1):
        if number <= len(lines) and _TEMPLATE.search(lines[number - 1]):
            return number
    return None


def holds_placeholder(value: Any) -> bool:
    """Whether a value is text with something in it that is filled in later."""
    return isinstance(value, str) and _PLACEHOLDER.search(value) is not None
