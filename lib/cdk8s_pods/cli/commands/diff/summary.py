"""What all changes come to, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.updates.change import Change


def summary_of(changes: Sequence[Change]) -> str:
    """How many objects come, go and change, and how many of them are not applied in place."""
    if not changes:
        return "no object changes"
    counts = {what: sum(change.what == what for change in changes) for what in ("added", "removed", "changed")}
    said = [f"{count} {what}" for what, count in counts.items() if count]
    refused = sum(change.in_place is False for change in changes)
    open_ = sum(change.in_place is None for change in changes)
    if refused:
        said.append(f"{refused} cannot be applied in place")
    if open_:
        said.append(f"{open_} {'depends' if open_ == 1 else 'depend'} on the cluster")
    total = len(changes)
    return f"{total} {'object' if total == 1 else 'objects'}: {', '.join(said)}"
