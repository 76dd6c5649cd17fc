"""Asks the rules between objects."""

from __future__ import annotations

from cdk8s_pods.rules.catalogue import rules_between
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.custom_resources import with_definitions_among
from cdk8s_pods.rules.target import NEWEST
from cdk8s_pods.schema.type_names import version_number

from .resource import Resource
from .rule import EVERY_KIND, WITH_PODS, WITH_VOLUMES
from .view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
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
        target: What they are checked for; the newest Kubernetes by default. The definitions of custom resources among
            the manifests count as well.
        advice: Whether issues that refuse nothing are wanted as well.
        files: The file that each manifest stands in, where that is known.

    Returns:
        The issues, each with its object as the subject, in the order of the manifests.
    """
    objects = [
        (each, files[position] if files else "") for position, each in enumerate(manifests) if isinstance(each, dict)
    ]
    asked = with_definitions_among((each for each, _ in objects), target or NEWEST)
    resources = [Resource(each, target=asked, where=file, file=file) for each, file in objects]
    found = {
        id(resource): check(manifest, target=asked, advice=advice)
        for resource, (manifest, _) in zip(resources, objects, strict=True)
    }
    view = View(resources, external=asked.external, closed=asked.closed, kubernetes=asked.kubernetes, advice=advice)
    for resource, issue in issues_between(view):
        found[id(resource)].append(issue)
    return [
        issue.replace(subject=f"{resource.kind} {resource.name}")
        for resource in resources
        for issue in found[id(resource)]
    ]


def issues_between(view: View) -> Iterator[tuple[Resource, Issue]]:
    """What stands between the objects of an application: each issue with the object that it is told of.

    Args:
        view: All objects, each with what it is checked for.
    """
    chosen_for: dict[Target, _Chosen] = {}
    for resource in view.resources:
        target = resource.target
        chosen = chosen_for.get(target)
        if chosen is None:
            chosen = chosen_for[target] = _Chosen(target, view)
        for ask, rule in chosen.rules_for(resource):
            found = ask(resource, view)
            if found:
                for at, message in found:
                    issue = rule.issue(at, message)
                    is_ignored = rule.id in target.ignored_for(resource.kind, resource.name)
                    if (view.advice or issue.refuses) and not is_ignored:
                        yield resource, issue


class _Chosen:
    """The rules for one target in one view, by what they are asked of: found once for all objects that are alike."""

    def __init__(self, target: Target, view: View) -> None:
        self._target = target
        self._view = view
        self._by_kind: dict[tuple[str, bool, bool], list[tuple[CheckBetween, Rule]]] = {}
        # What an object makes its pods from is looked for only where some rule asks.
        self._asks_of_pods = bool(self._rules_of(WITH_PODS))
        self._asks_of_volumes = bool(self._rules_of(WITH_VOLUMES))

    def rules_for(self, resource: Resource) -> list[tuple[CheckBetween, Rule]]:
        """The rules to ask of an object, each with its function."""
        has_pods = self._asks_of_pods and resource.pods is not None
        has_volumes = self._asks_of_volumes and resource.has_volumes
        alike = (resource.kind if resource.is_built_in else "", has_pods, has_volumes)
        rules = self._by_kind.get(alike)
        if rules is None:
            kinds = (EVERY_KIND, WITH_PODS if has_pods else "", WITH_VOLUMES if has_volumes else "", alike[0])
            rules = self._by_kind[alike] = self._rules_of(*filter(None, kinds))
        return rules

    def _rules_of(self, *kinds: str) -> list[tuple[CheckBetween, Rule]]:
        target, view = self._target, self._view
        version = version_number(target.kubernetes)
        everywhere = {each.rule for each in target.ignore if each.is_for_all}
        chosen = [
            rule
            for kind in kinds
            for rule in rules_between(kind, view.holds, asks_images=target.images is not None)
            if rule.id not in everywhere and rule.holds_in(version) and (view.advice or rule.category != "advice")
        ]
        return [(rule.check, rule) for rule in chosen]  # type: ignore[misc]  # they are asked in their own way
