"""Text that something else fills in before it is applied: ``{{ }}``, ``{% %}``, ``${VAR}``."""

from __future__ import annotations

import re
from typing import Any

#: What makes a text a template that no YAML reader has to understand: Helm and Go, Jinja, ERB, ytt.
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{|^\s*#@ ", re.MULTILINE)
#: A value that is not there yet. Kubernetes' own ``$(VAR)`` is none.
_PLACEHOLDER = re.compile(r"\{\{.*\}\}|\$\{[A-Za-z_][^{}]*\}|\A\$[A-Z_][A-Z0-9_]*\Z", re.DOTALL)


def first_template_line(text: str) -> int | None:
    """The first line, from 1, on which a text looks like a template; None where none does."""
    found = _TEMPLATE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def holds_placeholder(value: Any) -> bool:
    """Whether a value is text with something in it that is filled in later."""
    return isinstance(value, str) and _PLACEHOLDER.search(value) is not None
