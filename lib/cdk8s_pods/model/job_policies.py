"""When a Job has failed or succeeded."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal


class PodFailurePolicyOnExitCodesRequirement(Value):
    """The exit codes of a failure."""

    container_name: str | None = None
    """Whose exit code counts; that of any container unless written."""
    operator: Literal["In", "NotIn"]
    """Whether ``values`` are the codes or all others (but 0) are."""
    values: Sequence[int]
    """The exit codes: 1 to 255 of them, each once, in order; with ``In`` not 0."""


class PodFailurePolicyOnPodConditionsPattern(Value):
    """A condition of a failed pod."""

    type: str
    """The condition of the pod, such as ``DisruptionTarget``."""
    status: Literal["True", "False", "Unknown"] | None = None
    """The condition's status; ``True`` unless written."""


class PodFailurePolicyRule(Value):
    """How one sort of failure counts; exactly one of the two conditions is written."""

    action: Literal["Ignore", "FailJob", "FailIndex", "Count"]
    """What is done: ``Ignore`` replaces the pod without counting, ``FailJob`` ends the Job, ``FailIndex`` its number,
    ``Count`` is as without a policy."""
    on_exit_codes: PodFailurePolicyOnExitCodesRequirement | None = None
    """Matches failures by the exit code; not together with ``on_pod_conditions``."""
    on_pod_conditions: Sequence[PodFailurePolicyOnPodConditionsPattern] | None = None
    """Matches failures by what the pod says of itself; one of the patterns is enough."""


class PodFailurePolicy(Value):
    """Which failures of pods count how.

    https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
    """

    rules: Sequence[PodFailurePolicyRule]
    """What is done in which case; at most 20, the first one that matches counts."""


class SuccessPolicyRule(Value):
    """When the Job has succeeded; at least one of the two is written."""

    succeeded_indexes: str | None = None
    """Numbers that must succeed, such as ``"0,2-4"``."""
    succeeded_count: int | None = None
    """How many must succeed, of those numbers or of all."""


class SuccessPolicy(Value):
    """When an ``Indexed`` Job has succeeded before all its numbers have.

    https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
    """

    rules: Sequence[SuccessPolicyRule]
    """When the Job has succeeded; at most 20, the first one that holds ends it."""
