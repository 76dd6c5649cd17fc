"""Asks the rules between objects."""

from __future__ import annotations

from cdk8s_pods.rules.catalogue import rules_between
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.target import NEWEST
from cdk8s_pods.schema.type_names import version_number

from .resource import Resource
from .rule import EVERY_KIND, WITH_PODS
from .view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.rule import Rule
    from cdk8s_pods.rules.target import Target

    from .rule import CheckBetween


def check_together(
    manifests: Iterable[Any], *, target: Target | None = None, advice: bool = True, files: Sequence[str] = ()
) -> list[Issue]:
    """Every issue of the manifests of one application: of each by itself, and between them.

    Args:
        manifests: The manifests as plain dicts and lists.
        target: What they are checked for; the newest Kubernetes by default.
        advice: Whether issues that refuse nothing are wanted as well.
        files: The file that each manifest stands in, where that is known.

    Returns:
        The issues, each with its object as the subject, in the order of the manifests.
    """
    asked = target or NEWEST
    objects = [
        (each, files[position] if files else "") for position, each in enumerate(manifests) if isinstance(each, dict)
    ]
    resources = [
        Resource(each, where=file, file=file, namespace=asked.namespace, template=asked.template_of(each))
        for each, file in objects
    ]
    found = {
        id(resource): check(manifest, target=asked, advice=advice)
        for resource, (manifest, _) in zip(resources, objects, strict=True)
    }
    view = View(resources, external=asked.external, closed=asked.closed, kubernetes=asked.kubernetes)
    for resource, issue in issues_between(view, lambda _: asked, advice=advice):
        found[id(resource)].append(issue)
    return [
        issue.replace(subject=f"{resource.kind} {resource.name}")
        for resource in resources
        for issue in found[id(resource)]
    ]


def issues_between(
    view: View, target_of: Callable[[Resource], Target], *, advice: bool = True
) -> Iterator[tuple[Resource, Issue]]:
    """What stands between the objects of an application: each issue with the object that it is told of.

    Args:
        view: All objects.
        target_of: Gives what an object is checked for.
        advice: Whether issues that refuse nothing are wanted as well.
    """
    asked: dict[tuple[str, bool, Target], list[tuple[Any, Rule]]] = {}
    for resource in view.resources:
        target = target_of(resource)
        key = (resource.kind if resource.is_built_in else "", resource.pods is not None, target)
        rules = asked.get(key)
        if rules is None:
            rules = asked[key] = _rules_for(*key, view, advice=advice)
        for ask, rule in rules:
            found = ask(resource, view)
            if found:
                for at, message in found:
                    issue = rule.issue(at, message)
                    if (advice or issue.refuses) and rule.id not in target.ignored_for(resource.kind, resource.name):
                        yield resource, issue


def _rules_for(
    kind: str, has_pods: bool, target: Target, view: View, *, advice: bool
) -> list[tuple[CheckBetween, Rule]]:
    kinds = [EVERY_KIND, *([WITH_PODS] if has_pods else []), *([kind] if kind else [])]
    version = version_number(target.kubernetes)
    everywhere = {each.rule for each in target.ignore if each.kind is None and each.name is None}
    chosen = [
        rule
        for each in kinds
        for rule in rules_between(each, view.holds)
        if rule.id not in everywhere and rule.holds_in(version) and (advice or rule.category != "advice")
    ]
    return [(rule.check, rule) for rule in chosen]  # type: ignore[misc]  # rules between objects are asked in their way
