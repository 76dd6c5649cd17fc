"""Whatever stands in an application, checking it gives issues and never an exception."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings, strategies as st

from cdk8s_pods.rules.between.check import check_together
from cdk8s_pods.rules.catalogue import load_rules
from cdk8s_pods.rules.example import find_examples
from tests.rules.damaged_manifests import ANY_JSON

BAD = {rule: find_examples(rule).bad.application for rule in load_rules()}
APPLICATIONS = [application for application in BAD.values() if application]


@st.composite
def damaged_applications(draw: st.DrawFn) -> list[Any]:
    """The objects of one or two bad examples, with something odd put into one to three places."""
    chosen = draw(st.lists(st.sampled_from(APPLICATIONS), min_size=1, max_size=2))
    objects: list[Any] = copy.deepcopy([manifest for application in chosen for manifest in application])
    for _ in range(draw(st.integers(1, 3))):
        holder: Any = objects
        while isinstance(holder, (dict, list)) and holder:
            key = draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
            if not isinstance(holder[key], (dict, list)) or draw(st.integers(0, 3)) == 0:
                holder[key] = draw(ANY_JSON)
                break
            holder = holder[key]
    return objects


@settings(max_examples=300, deadline=None)
@given(damaged_applications())
def test_no_application_makes_a_check_fail(objects: list[Any]) -> None:
    issues = check_together(objects)

    assert all(issue.path is not None and str(issue) for issue in issues)
