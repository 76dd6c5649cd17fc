"""Workloads that stand for their pods: wherever the API wants a selector, the workload itself is taken."""

from __future__ import annotations

from .frozen_mapping import FrozenMapping
from .label_selector import LabelSelector
from .named import namespace_of
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Protocol

    class Selectable(Protocol):
        """A workload of this package: a Pod, or what makes pods."""

        @property
        def name(self) -> str:
            """The object's name in the cluster."""

        @property
        def labels(self) -> Mapping[str, str]:
            """The labels of its pods."""


def full_selector(written: Any) -> Any:
    """The selector of a workload's pods; anything else is held as it was written.

    Raises:
        ValueError: The workload's pods have no labels.
    """
    if not _is_workload(written):
        return written
    selector: LabelSelector | None = getattr(written, "selector", None)
    return selector if selector is not None else LabelSelector(match_labels=_labels(written))


def full_label_map(written: Any) -> Any:
    """The labels that select a workload's pods, where nothing but labels can; anything else is held as it was written.

    Raises:
        ValueError: The workload's pods have no labels.
    """
    if not _is_workload(written):
        return written
    selector: LabelSelector | None = getattr(written, "selector", None)
    if selector is None or selector.match_expressions or not selector.match_labels:
        return FrozenMapping(_labels(written))
    return selector.match_labels


def full_peers(written: Any) -> Any:
    """The peers of a rule in full: a workload stands for its pods.

    Raises:
        ValueError: The pods of a workload have no labels.
    """
    if not isinstance(written, tuple):
        return written
    peers: tuple[Any, ...] = written
    # Deferred: the module of the type takes this function from here.
    from .network_policy import NetworkPolicyPeer

    return tuple(
        NetworkPolicyPeer(pod_selector=peer, _namespace=namespace_of(peer)) if _is_workload(peer) else peer
        for peer in peers
    )


def _is_workload(written: Any) -> bool:
    return not isinstance(written, (Value, dict, str)) and hasattr(written, "labels")


def _labels(workload: Selectable) -> Mapping[str, str]:
    if not workload.labels:
        kind = type(workload).__name__
        raise ValueError(f'the pods of {kind} "{workload.name}" have no labels to select them by: give them some')
    return workload.labels
