"""What a chart is written as, and the objects in it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TypeAlias

    from cdk8s import App, Chart
    from constructs import IConstruct

    Manifest: TypeAlias = dict[str, Any]
    #: Where objects are looked for: a chart, all charts of an app, or manifests that were made before.
    Source: TypeAlias = App | Chart | Iterable[Mapping[str, Any]]


def manifests(source: Source) -> list[Manifest]:
    """The objects that a chart is written as, in their order, as plain dicts and lists.

    Args:
        source: A chart, an app (all its charts), or manifests, which are given back.

    Raises:
        RuntimeError: The tree is refused as it is when it is synthesized.
    """
    # Deferred: these helpers are imported before it is settled which engine `cdk8s` is.
    from cdk8s import App, Chart, Testing

    if isinstance(source, Chart):
        found: list[Manifest] = Testing.synth(source)
        return found
    if isinstance(source, App):
        return [manifest for chart in source.charts for manifest in manifests(chart)]
    return [dict(manifest) for manifest in source]


def find_manifests(source: Source, kind: str | None = None, name: str | None = None) -> list[Manifest]:
    """The objects of a kind and a name; none where there are none.

    Args:
        source: A chart, an app (all its charts), or manifests.
        kind: The kind, such as ``Deployment``; None for all.
        name: The name as it is written, with ``*`` for any text: ``shop-web-*`` finds a name that cdk8s generated.
            None for all.
    """
    return _matching(manifests(source), kind, name)


def find_manifest(source: Source, kind: str | None = None, name: str | None = None) -> Manifest:
    """The one object of a kind and a name.

    Args:
        source: A chart, an app (all its charts), or manifests.
        kind: The kind, such as ``Deployment``; None for all.
        name: The name as it is written, with ``*`` for any text; None for all.

    Raises:
        AssertionError: There is none, or several; it lists what there is.
    """
    everything = manifests(source)
    return _only(_matching(everything, kind, name), everything, _described(kind, name))


def pod_of(
    source: Source | Mapping[str, Any] | IConstruct, kind: str | None = None, name: str | None = None
) -> Manifest:
    """The pod that a workload makes, as ``{"metadata": ..., "spec": ...}``; a Pod itself is given back whole.

    Args:
        source: A workload, as a construct or as its manifest; or where to look for the only one: a chart, an app,
            manifests.
        kind: The kind of the workload where it is looked for, such as ``Deployment``; None for all.
        name: Its name, with ``*`` for any text; None for all.

    Raises:
        AssertionError: No object makes pods, or several do; it lists what there is.
    """
    everything = _objects_of(source)
    making = [(each, pod) for each in _matching(everything, kind, name) if (pod := _try_pod_of(each)) is not None]
    described = f"{_described(kind, name)} that makes pods"
    workload = _only([each for each, _ in making], everything, described)
    return next(pod for each, pod in making if each is workload)


def _objects_of(source: Any) -> list[Manifest]:
    # Deferred: see `manifests`.
    from cdk8s import ApiObject

    held = getattr(source, "api_object", source)
    if isinstance(held, ApiObject):
        return [held.to_json()]
    return [source] if isinstance(source, dict) else manifests(source)


def _try_pod_of(manifest: Manifest) -> Manifest | None:
    # Deferred: the rules know where pods are, and few tests ask for nothing else.
    from cdk8s_pods.settings import project_target

    steps = project_target().template_of(manifest)
    if steps is None:
        return None
    found: Any = manifest
    for step in steps:
        found = found.get(step) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else None


def _matching(everything: list[Manifest], kind: str | None, name: str | None) -> list[Manifest]:
    from fnmatch import fnmatchcase

    return [
        each
        for each in everything
        if kind in (None, each.get("kind")) and (name is None or fnmatchcase(_name_of(each), name))
    ]


def _only(found: list[Manifest], everything: list[Manifest], described: str) -> Manifest:
    if len(found) == 1:
        return found[0]
    there = ", ".join(_title_of(each) for each in found or everything) or "nothing"
    if found:
        raise AssertionError(f"{len(found)} objects are {described}: {there}; say which")
    raise AssertionError(f"no object is {described}; there is {there}")


def _described(kind: str | None, name: str | None) -> str:
    kind = kind or "one of any kind"
    return kind if name is None else f'{kind} "{name}"'


def _title_of(manifest: Manifest) -> str:
    return f'{manifest.get("kind")} "{_name_of(manifest)}"'


def _name_of(manifest: Manifest) -> str:
    metadata = manifest.get("metadata")
    return str(metadata.get("name", "")) if isinstance(metadata, dict) else ""
