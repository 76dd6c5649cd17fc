"""When a container is restarted, by how it ended."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal


class ContainerRestartRuleOnExitCodes(Value):
    """The exit codes that a rule is about."""

    operator: Literal["In", "NotIn"]
    """Whether ``values`` are the codes or all others are."""
    values: Sequence[int] | None = None
    """The exit codes, 0 to 255, at most 255 of them."""


class ContainerRestartRule(Value):
    """What is done when the container ends in a certain way; the first rule that matches counts."""

    action: Literal["Restart", "RestartAllContainers"]
    """What is restarted: the container by ``Restart``, the whole pod in place by ``RestartAllContainers`` (since
    1.35)."""
    exit_codes: ContainerRestartRuleOnExitCodes | None = None
    """Which exit codes it is about; required by the server."""
