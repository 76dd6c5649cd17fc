"""When a container is restarted, by how it ended."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal


class ContainerRestartRuleOnExitCodes(Value):
    """The exit codes that a rule is about.

    Args:
        operator: Whether ``values`` are the codes or all others are.
        values: At most 255 codes.
    """

    operator: Literal["In", "NotIn"]
    values: Sequence[int] | None = None


class ContainerRestartRule(Value):
    """What is done when the container ends in a certain way; the first rule that matches counts.

    Args:
        action: ``Restart`` restarts the container; ``RestartAllContainers`` (since 1.35) the whole pod in
            place.
        exit_codes: When; required by the server.
    """

    action: Literal["Restart", "RestartAllContainers"]
    exit_codes: ContainerRestartRuleOnExitCodes | None = None
