"""The exceptions of cdk8s-pods.

.. code-block:: text

    PodsError                 everything this library raises on purpose
    └── InvalidManifest       a manifest that cannot work; carries every issue found in it
"""

from __future__ import annotations

from .printable import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .issue import Issue


class PodsError(Exception):
    """The base of every exception that cdk8s-pods raises on purpose."""


class InvalidManifest(PodsError, ValueError):
    """A manifest cannot work; the message lists every problem, one a line, each with its path.

    Args:
        subject: What was refused, as the user knows it, such as ``Pod "web"``.
        issues: Everything found, in the order of the manifest; at least one.
        source: ``file:line`` of the user's code that wrote it, where it is known.
    """

    def __init__(self, subject: str, issues: Iterable[Issue], source: str | None = None) -> None:
        self.subject = subject
        self.issues = tuple(issues)
        self.source = source
        super().__init__(subject, self.issues, source)

    def point_at(self, source: str) -> None:
        """Say where the user's code wrote what is refused, as ``file:line``."""
        self.source = source
        self.args = (self.subject, self.issues, source)

    def __str__(self) -> str:
        count = len(self.issues)
        problems = "1 problem" if count == 1 else f"{count} problems"
        written = f", written at {self.source}" if self.source else ""
        lines = [f"{printable(self.subject)} cannot work: {problems}{written}"]
        # The rule stands behind its issue: by that name it can be looked up and, with a reason, turned off.
        lines += [f"  {printable(str(issue))} [{issue.rule}]" for issue in self.issues]
        return "\n".join(lines)


# Shown in tracebacks under the name that users import and catch them by.
for _error in (PodsError, InvalidManifest):
    _error.__module__ = "cdk8s_pods"
