"""All that a file of rules needs, in one place: how to make a rule, what it may know, and what it can say."""

from __future__ import annotations

from cdk8s_pods.issues.message import (
    duplicate,
    forbidden,
    invalid,
    not_found,
    required,
    too_long,
    too_many,
    unsupported,
)

from .declarations import filled, formatted, in_range, never, of_feature, one_of, told
from .rule import rule
from .source import APIMACHINERY, APPS, BATCH, CORE, page, proposal, server, standard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, TypeAlias

    from cdk8s_pods.issues import FieldPath as FieldPath

    from .context import Context as Context
    from .rule import Problem as Problem, Problems as Problems

    #: An object of the API: field -> value, each of the type that the API says.
    Object: TypeAlias = Mapping[str, Any]
    #: A list of them.
    Objects: TypeAlias = Sequence[Object]
    #: Text to text, as labels and annotations are.
    TextMap: TypeAlias = Mapping[str, str]

__all__ = [
    "APIMACHINERY",
    "APPS",
    "BATCH",
    "CORE",
    "duplicate",
    "filled",
    "forbidden",
    "formatted",
    "in_range",
    "invalid",
    "never",
    "not_found",
    "of_feature",
    "one_of",
    "page",
    "proposal",
    "required",
    "rule",
    "server",
    "standard",
    "told",
    "too_long",
    "too_many",
    "unsupported",
]
