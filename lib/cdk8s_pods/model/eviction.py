"""Who is asked before a pod is evicted."""

from __future__ import annotations

from .value import Value


class EvictionResponder(Value):
    """A controller that moves the pod's work away before it is evicted. Since 1.37, behind a feature gate."""

    name: str
    """The responder's name with a domain, such as ``example.com/drainer``; unique in the pod. ``k8s.io`` and
    ``kubernetes.io`` are reserved."""
    priority: int
    """When it is asked: 0 to 100000, the highest first; below 1000 is reserved, 10000 is for the workload's own
    controller."""
