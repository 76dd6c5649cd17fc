"""The two walks over a manifest: the quick one that only asks, and the careful one that tells where."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.rules.catalogue import Choice, load_rules
from cdk8s_pods.rules.context import Context
from cdk8s_pods.rules.example import find_examples
from cdk8s_pods.rules.kinds import kind_of
from cdk8s_pods.rules.target import Target
from cdk8s_pods.rules.walk import Walk
from cdk8s_pods.schema import decode
from cdk8s_pods.schema.type_names import version_number

from .damaged_manifests import CHECKED, damaged_manifests

TARGETS = [
    Target(),
    Target(kubernetes="1.34"),
    Target(pod_security="baseline", pod_security_version="1.29"),
    Target(pod_security="restricted"),
]


def has_a_kind(manifest: Any) -> bool:
    return isinstance(kind_of(manifest, FieldPath()), str)


def verdicts(manifest: Any, target: Target) -> tuple[bool, bool]:
    """Whether the quick walk finds a manifest clean, and whether the careful one finds nothing."""
    at = FieldPath()
    kind = kind_of(manifest, at)
    assert isinstance(kind, str)
    decoded = decode(kind, manifest, at, lambda *_: None, target.kubernetes)
    context = Context(
        kind=kind,
        at=at,
        manifest=decoded,
        kubernetes=version_number(target.kubernetes),
        pod_security=target.pod_security,
        pod_security_version=version_number(target.pod_security_version or target.kubernetes),
        images=target.images,
    )
    walk = Walk(Choice(target, advice=True))
    return walk.is_clean(kind, decoded, context), walk.findings(kind, decoded, at, context) == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(
    damaged_manifests().filter(lambda manifest: isinstance(kind_of(manifest, FieldPath()), str)),
    st.sampled_from(TARGETS),
)
def test_the_quick_walk_finds_a_manifest_clean_exactly_if_the_careful_one_finds_nothing(
    manifest: Any, target: Target
) -> None:
    is_clean, finds_nothing = verdicts(manifest, target)

    assert is_clean is finds_nothing


@pytest.mark.parametrize("rule_id", [rule_id for rule_id in CHECKED if load_rules()[rule_id].targets])
def test_both_walks_tell_the_bad_from_the_good_example_of_a_rule(rule_id: str) -> None:
    examples = find_examples(rule_id)

    assert verdicts(examples.bad.manifest, examples.bad.target) == (False, False)
    assert len(set(verdicts(examples.good.manifest, examples.good.target))) == 1
