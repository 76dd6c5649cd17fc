"""What a PodDisruptionBudget is made of."""

from __future__ import annotations

from .field import Short
from .selectable import full_selector
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

    from .label_selector import LabelSelector
    from .scalars import IntOrString
    from .selectable import Selectable


class PodDisruptionBudgetSpec(Value):
    """How many pods of a set may be taken away at once, when a node is drained for instance.

    https://kubernetes.io/docs/tasks/run-application/configure-pdb/
    """

    selector: Short[LabelSelector | Selectable | None, LabelSelector | None] = Short(full_selector)
    """The pods, or the workload itself; an empty selector selects all of the namespace, none selects no pod."""
    min_available: IntOrString | None = None
    """How many must stay, as a number or a percentage such as ``"50%"``; not together with ``max_unavailable``."""
    max_unavailable: IntOrString | None = None
    """How many may be gone, as a number or a percentage."""
    unhealthy_pod_eviction_policy: Literal["IfHealthyBudget", "AlwaysAllow"] | None = None
    """``AlwaysAllow`` lets pods go that run without being ready, whatever the budget; ``IfHealthyBudget`` unless
    written."""
