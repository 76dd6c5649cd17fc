"""A call of every helper, as its documentation has it, with other options on top."""

from __future__ import annotations

import inspect
import re
import warnings
from textwrap import dedent
from typing import Any

from cdk8s_pods import helpers, model, patterns

#: Every helper that makes a pattern.
NAMES: list[str] = [name for name in helpers.__all__ if name not in ("promtail", "secrets_store")]
#: Those with a container of their own.
WITH_CONTAINER = [name for name in NAMES if name != "jmx_agent"]
_SCOPE: dict[str, Any] = {name: getattr(package, name) for package in (model, patterns) for name in package.__all__}


def code_of(name: str) -> str:
    """The call in the documentation of a helper."""
    text = (inspect.getdoc(getattr(helpers, name)) or "").partition("Example::\n")[2]
    return dedent(text.partition("which makes")[0]).strip()


def transcript_of(name: str) -> list[str]:
    """The lines of YAML in the documentation of a helper."""
    text = (inspect.getdoc(getattr(helpers, name)) or "").partition("which makes, among other things::\n")[2]
    return dedent(text).strip().splitlines()


def example(name: str, /, **options: Any) -> Any:
    """What the call in the documentation gives, with other options on top."""

    def call(*positional: Any, **written: Any) -> Any:
        return getattr(helpers, name)(*positional, **{**written, **options})

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=f"{name}.*nothing new came from")
        return eval(re.sub(rf"^{name}\b", "call", code_of(name)), {**_SCOPE, "call": call})
