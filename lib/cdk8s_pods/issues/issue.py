"""One problem found in a manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal

    Category = Literal["api", "runtime", "pod-security", "advice"]

#: The categories whose issues refuse a manifest; ``advice`` never does.
REFUSING_CATEGORIES = frozenset({"api", "runtime", "pod-security"})


class Issue(NamedTuple):
    """One problem: where it is, which rule found it, what is wrong and what to do.

    Args:
        path: The field as the API server prints it, such as ``spec.containers[0].ports[1].name``.
        rule: The stable id of the rule that found it, such as ``port_names_are_unique_in_a_container``.
        category: ``api`` (the API server refuses it), ``runtime`` (the server takes it and it breaks when run),
            ``pod-security`` (the asked Pod Security Standard is not met) or ``advice`` (worth knowing, never fatal).
        message: ``Reason: value: what is required``, lower-case detail, no full stop.
        remedy: What to do about it, in the imperative.
    """

    path: str
    rule: str
    category: Category
    message: str
    remedy: str = ""

    @property
    def refuses(self) -> bool:
        """Whether this issue alone is enough to refuse the manifest."""
        return self.category in REFUSING_CATEGORIES

    def __str__(self) -> str:
        said = f"{self.path}: {self.message}" if self.path else self.message
        return f"{said}; {self.remedy}" if self.remedy else said
