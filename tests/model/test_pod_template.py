"""Patterns are applied to a template in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.model import Container, PodSpec, PodTemplateSpec

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATE = PodTemplateSpec(spec=PodSpec(containers=[Container(name="web")]))


def adding(name: str) -> Callable[[PodTemplateSpec], PodTemplateSpec]:
    def pattern(template: PodTemplateSpec) -> PodTemplateSpec:
        spec = template.spec
        assert spec is not None
        return template.replace(spec=spec.replace(containers=[*spec.containers, Container(name=name)]))

    return pattern


def names(template: PodTemplateSpec) -> list[str]:
    return [container.name for container in template.spec.containers] if template.spec else []


def test_patterns_are_applied_the_first_one_first() -> None:
    assert names(TEMPLATE.apply(adding("a"), adding("b"))) == ["web", "a", "b"]


def test_no_pattern_changes_nothing() -> None:
    assert TEMPLATE.apply() is TEMPLATE


def test_the_template_itself_stays_as_it_was() -> None:
    TEMPLATE.apply(adding("a"))

    assert names(TEMPLATE) == ["web"]
