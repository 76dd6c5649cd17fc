"""All objects of a tree at once: what no single one of them shows."""

from __future__ import annotations

import sys

from cdk8s import ApiObject, Chart

from .emissions import emission_of
from .settings import common_target, target_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from constructs import IConstruct

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.between.resource import Resource
    from cdk8s_pods.rules.target import Target

#: The attribute in which the root keeps what was told of it already: some programs write a tree several times.
_TOLD = "__cdk8s_pods_told__"


def problems_in(root: IConstruct, everything: Sequence[IConstruct]) -> list[str]:
    """What refuses a tree that is about to be written; what stands between objects of others alone is told.

    Args:
        root: The root of the tree.
        everything: All constructs of the tree.
    """
    # What was kept of our objects is enough to see that nothing is wrong, which is so nearly always. Labels that were
    # added since are seen by the careful look alone.
    for _ in _issues_between(root, _as_made(everything)):
        break
    else:
        return []
    refusing: list[str] = []
    told: set[str] = vars(root).setdefault(_TOLD, set())
    for resource, issue in _issues_between(root, [found.resource for found in rendered(everything)]):
        text = f"{resource.title_and_place}: {issue} [{issue.rule}]"
        if any(end.is_ours for end in (resource, *issue.message.others)):
            refusing.append(text)
        elif text not in told:
            # Deferred: few trees have anything to tell of.
            from cdk8s_pods.issues.printable import printable

            told.add(text)
            sys.stderr.write(f"cdk8s-pods: {printable(text)}\n")
    return refusing


class Rendered:
    """One object as it would be written now.

    Args:
        resource: The object among others.
        manifest: All of it.
        construct: The construct that holds it.
        name: Its name, that of the construct unless it is one of a list.
    """

    __slots__ = ("construct", "manifest", "name", "resource")

    def __init__(self, resource: Resource, manifest: dict[str, Any], construct: ApiObject, name: str) -> None:
        self.resource = resource
        self.manifest = manifest
        self.construct = construct
        self.name = name


def rendered(constructs: Iterable[IConstruct], wanted: Callable[[ApiObject], Target] = target_of) -> Iterator[Rendered]:
    """Every object of some constructs, those in a ``List`` too.

    Args:
        constructs: The constructs.
        wanted: Gives what the object of a construct is checked for.
    """
    # Deferred, as all that looks at several objects.
    from cdk8s_pods.rules.between.resource import Resource

    for construct in constructs:
        if isinstance(construct, ApiObject):
            emission, target = emission_of(construct), wanted(construct)
            where = None if emission is None else emission.line
            for manifest, is_listed in _manifests_of(construct):
                resource = Resource(manifest, target=target, where=where, is_ours=emission is not None)
                yield Rendered(resource, manifest, construct, resource.name if is_listed else construct.name)


def _manifests_of(construct: ApiObject) -> Iterable[tuple[dict[str, Any], bool]]:
    """The manifest of a construct, or those of the list that it is, and whether it is one."""
    # The engine has it without a copy that the user could change.
    render: Callable[[], Any] = getattr(construct, "__api_document__", construct.to_json)
    try:
        manifest = render()
    except Exception:  # what cannot be rendered is told by cdk8s when it is written
        return ()
    if isinstance(manifest, dict) and not str(manifest.get("kind")).endswith("List"):
        return ((manifest, False),)
    # Deferred: few objects are lists.
    from .workloads import objects_in

    return ((each, bool(at.steps)) for each, at in objects_in(manifest))


def _issues_between(root: IConstruct, resources: Iterable[Resource]) -> Iterator[tuple[Resource, Issue]]:
    from cdk8s_pods.rules.between.check import issues_between
    from cdk8s_pods.rules.between.view import View

    target = target_of(root)
    view = View(resources, external=target.external, closed=target.closed, kubernetes=target.kubernetes, advice=False)
    return issues_between(view)


def _as_made(constructs: Sequence[IConstruct]) -> Iterator[Resource]:
    """Every object, those of our constructs as they were made unless they were patched since."""
    from cdk8s_pods.rules.between.resource import Resource

    charts = [construct for construct in constructs if isinstance(construct, Chart)]
    whose = _ChartsOf(charts) if any(chart.namespace or chart.labels for chart in charts) else None
    common = common_target()
    for construct in constructs:
        if not isinstance(construct, ApiObject):
            continue
        emission = emission_of(construct)
        if emission is None:
            target = common or target_of(construct)
            for found, _ in _manifests_of(construct):
                yield Resource(found, target=target)
        elif emission.is_patched:
            for found, _ in _manifests_of(construct):
                yield Resource(found, target=emission.target, where=emission.line, is_ours=True)
        else:
            target = emission.target
            manifest = emission.manifest if whose is None else whose.completed(construct, emission.manifest)
            # It was checked when it was made: only who turned a rule off may have written what is not well-typed.
            yield Resource(manifest, target=target, where=emission.line, is_ours=True, is_well_typed=not target.ignore)


class _ChartsOf:
    """Which chart each object of a tree belongs to, and what the chart gives to its objects."""

    def __init__(self, charts: Sequence[Chart]) -> None:
        self._given: dict[int, tuple[str | None, dict[str, str]]] = {}
        # The charts come from the top down, so that what a nested chart says stands last.
        for chart in charts:
            given = (chart.namespace, dict(chart.labels))
            for construct in chart.node.find_all():
                self._given[id(construct)] = given

    def completed(self, construct: ApiObject, manifest: dict[str, Any]) -> dict[str, Any]:
        """The manifest of an object with the namespace and the labels of its chart."""
        namespace, labels = self._given.get(id(construct), (None, {}))
        metadata = manifest["metadata"]
        if namespace and "namespace" not in metadata:
            metadata = {**metadata, "namespace": namespace}
        if labels:
            metadata = {**metadata, "labels": {**labels, **metadata.get("labels", {})}}
        return manifest if metadata is manifest["metadata"] else {**manifest, "metadata": metadata}
