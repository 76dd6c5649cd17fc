"""Write docs/update-rules.md: every rule about changes in one table, with its source.

Run by ``make generate``.
"""

from __future__ import annotations

import cdk8s_pods.updates.comparison  # noqa: F401  # with it come all rules
from cdk8s_pods.schema import KINDS
from cdk8s_pods.updates.recreation import RECREATIONS
from cdk8s_pods.updates.rule import UPDATE_RULES

from .generated import ROOT, settle

PAGE = ROOT / "docs" / "update-rules.md"
_INTRODUCTION = """\
<!-- Made by `make generate` from the rules; edit those, not this file. -->
# What is not applied in place

Every rule that [`cdk8s-pods diff`](diff.md) knows about changes. It compares what the API server stores: with its
defaults, with `1Gi` for `1024Mi`, and merged as `kubectl apply` merges. A field that no rule is about can change in
place."""


def page() -> str:
    """The text of the page."""
    kinds = {type_name: kind for (_, kind), type_name in KINDS.items()}
    lines = [_INTRODUCTION, "", "| kinds | fields | what holds | rule | source |", "|---|---|---|---|---|"]
    # What is about all kinds comes last.
    for rule in sorted(UPDATE_RULES.values(), key=lambda each: kinds[each.kinds[0]] if each.kinds else "~"):
        cells = (
            ", ".join(kinds[each] for each in rule.kinds) or "all",
            ", ".join(f"`{each}`" if " " not in each else each for each in rule.fields),
            rule.holds,
            f"`{rule.id}`",
            ", ".join(f"[{source.what or 'documentation'}]({source.url})" for source in rule.sources),
        )
        lines.append(f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |")
    lines += ["", "## What to do, and what is lost", "", "| kind | what to do | what is lost |", "|---|---|---|"]
    for kind, recreation in RECREATIONS.items():
        lines.append(f"| {kind} | {recreation.remedy_for(kind, 'NAME')} | {recreation.lost} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    settle({PAGE: page()})
