"""When a Job has failed or succeeded."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal


class PodFailurePolicyOnExitCodesRequirement(Value):
    """The exit codes of a failure.

    Args:
        container_name: The container; any one unless written.
        operator: Whether ``values`` are the codes or all others (but 0) are.
        values: 1 to 255 codes, each once, in order; with ``In`` not 0.
    """

    container_name: str | None = None
    operator: Literal["In", "NotIn"]
    values: Sequence[int]


class PodFailurePolicyOnPodConditionsPattern(Value):
    """A condition of a failed pod.

    Args:
        type: Such as ``DisruptionTarget``.
        status: ``True`` unless written.
    """

    type: str
    status: Literal["True", "False", "Unknown"] | None = None


class PodFailurePolicyRule(Value):
    """How one sort of failure counts; exactly one of the two conditions is written.

    Args:
        action: ``Ignore`` replaces the pod without counting, ``FailJob`` ends the Job, ``FailIndex`` its number,
            ``Count`` is as without a policy.
        on_exit_codes: Failures by the exit code.
        on_pod_conditions: Failures by what the pod says of itself; one of the patterns is enough.
    """

    action: Literal["Ignore", "FailJob", "FailIndex", "Count"]
    on_exit_codes: PodFailurePolicyOnExitCodesRequirement | None = None
    on_pod_conditions: Sequence[PodFailurePolicyOnPodConditionsPattern] | None = None


class PodFailurePolicy(Value):
    """Which failures of pods count how.

    https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy

    Args:
        rules: At most 20; the first one that matches counts.
    """

    rules: Sequence[PodFailurePolicyRule]


class SuccessPolicyRule(Value):
    """When the Job has succeeded; at least one of the two is written.

    Args:
        succeeded_indexes: Numbers that must succeed, such as ``"0,2-4"``.
        succeeded_count: How many must succeed, of those numbers or of all.
    """

    succeeded_indexes: str | None = None
    succeeded_count: int | None = None


class SuccessPolicy(Value):
    """When an ``Indexed`` Job has succeeded before all its numbers have.

    https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy

    Args:
        rules: At most 20; the first one that holds ends the Job.
    """

    rules: Sequence[SuccessPolicyRule]
