"""Conditions that make a pod ready, beside its probes."""

from __future__ import annotations

from .value import Value


class PodReadinessGate(Value):
    """A condition of the pod's status, set from outside, that must be True before the pod is ready."""

    condition_type: str
    """The condition, such as ``example.com/load-balancer-attached``."""
