"""Composing a workload: from what its construct was given to its object in the tree, or to nothing at all."""

from __future__ import annotations

from cdk8s import ApiObject

from .arguments import applied, expect
from .emission import emitted
from .root_validation import at_synth
from .settings import target_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType
    from typing import Any

    from constructs import Construct, IConstruct

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.model import LabelSelector, ObjectMeta, PodTemplateSpec, Value
    from cdk8s_pods.patterns.pattern import Pattern

    from .bringing import Bringing
    from .content import HoldsContent


#: In a tree of more constructs than this nobody counts the objects first.
_MOST_AROUND_ONE_OBJECT = 8


class Composing:
    """While it lasts, a construct is composed; whatever is raised takes it out of the tree again, and goes on.

    A caller that catches the error finds the tree as it was before, and can use the id again. A refusal is given the
    user's own line on its way. Once it is composed, the tree has a construct of ours, and is looked at as a whole when
    it is written.

    Args:
        construct: The construct, already in its scope.
        scope: Its scope.
        holds_secrets: Whether the user's line may show what nobody is to see: a traceback then names it alone.
    """

    __slots__ = ("_construct", "_holds_secrets", "_scope")

    def __init__(self, construct: Construct, scope: Construct, *, holds_secrets: bool = False) -> None:
        self._construct = construct
        self._scope = scope
        self._holds_secrets = holds_secrets

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is None:
            at_synth(self._scope, _problems_between_objects)
            return
        # Deferred: only a construct that is refused pays for it.
        from cdk8s_pods.users_line import hide_source, show_where

        if self._holds_secrets:
            hide_source(error)
        node = self._construct.node
        if node.scope is not None:
            node.scope.node.try_remove_child(node.id)
        show_where(error)


def _problems_between_objects(root: IConstruct) -> list[str]:
    everything = root.node.find_all()
    is_small = len(everything) <= _MOST_AROUND_ONE_OBJECT and not target_of(root).closed
    if is_small and sum(isinstance(construct, ApiObject) for construct in everything) < 2:
        return []
    # Deferred: a small program, with one object and nothing for it to stand between, need not even load it.
    from .whole_tree import problems_in

    return problems_in(root, everything)


def composed(
    construct: Construct,
    api_version: str,
    kind: str,
    template: PodTemplateSpec,
    spec_of: Callable[[PodTemplateSpec], Value],
    *,
    metadata: ObjectMeta | None,
    patterns: Sequence[Pattern],
    ignore_rules: Mapping[str, str] | None,
    own: LabelSelector | None = None,
    rolls_on: Sequence[HoldsContent] = (),
) -> tuple[ApiObject, str, PodTemplateSpec]:
    """Apply the patterns to the pods of a controller, and put it into the tree: its object, its name, its pods.

    All controllers end here; whoever calls it is ``Composing``.

    Args:
        construct: The construct of the controller, already in its scope.
        api_version: Such as ``apps/v1``.
        kind: Such as ``Deployment``.
        template: The pods without the patterns.
        spec_of: Gives the spec of the controller whose pods those are.
        metadata: The metadata of the object as the user wrote it.
        patterns: Applied to the pods in order.
        ignore_rules: Rules turned off for this object, each with the reason.
        own: What selects the pods, where it is not their labels.
        rolls_on: The content that the pods follow.

    Raises:
        InvalidManifest: The object cannot work; every issue is named.
        ValueError: A rule is turned off without a reason, there is no such rule, or the pods refer to themselves and
            have no labels.
    """
    target = target_of(construct).ignoring(ignore_rules or {})
    template = applied(construct, template, patterns, target, kind, metadata)
    bringing = bringing_for(construct, template, metadata)
    if bringing:
        template = bringing.before(template)
    template = knowing_itself(template, own)
    if rolls_on:
        # Deferred: most workloads follow no content.
        from .content import rolling_on

        template = rolling_on(template, rolls_on)
    also: Sequence[Issue] = ()
    if kind in ("Job", "CronJob"):
        # Deferred: the pods of other kinds need no end.
        from .completion import helpers_that_never_end

        also = tuple(helpers_that_never_end(kind, template))
    api_object, name = emitted(
        construct,
        api_version=api_version,
        kind=kind,
        metadata=metadata,
        body={"spec": spec_of(template).to_manifest()},
        target=target,
        ignore_rules=ignore_rules,
        also=also,
    )
    if bringing:
        bringing.behind(api_object, name, template, own)
    return api_object, name, template


def bringing_for(construct: Construct, template: PodTemplateSpec, metadata: ObjectMeta | None) -> Bringing | None:
    """What makes the objects that the patterns of a workload brought; None where they brought nothing.

    Args:
        construct: The construct of the workload, below which they are made.
        template: Its pods, with all patterns applied.
        metadata: The metadata of the workload as the user wrote it.
    """
    if not template.brought:
        return None
    # Deferred: few patterns bring anything.
    from .bringing import Bringing

    return Bringing(construct, metadata)


def fields_of(
    construct: Construct, spec_type: type[Value], spec: Value | None, needed: str, **fields: Any
) -> Mapping[str, Any]:
    """The fields of a spec that the user gave whole or one by one.

    Args:
        construct: The construct that takes them.
        spec_type: The type of the spec.
        spec: The whole spec, or None.
        needed: The field without which there is no spec, as the user would write it; empty where there is none.
        fields: The fields, None where the user did not give one.

    Raises:
        TypeError: Both or neither is given, or ``spec`` is of another type.
    """
    kind = spec_type.__name__.removesuffix("Spec")
    if spec is None:
        if needed and fields[needed.partition("=")[0]] is None:
            raise TypeError(f"{kind} needs {needed}, or its whole spec as spec={kind}Spec(...)")
        return fields
    expect(construct, spec_type, spec=spec)
    if written := [name for name, value in fields.items() if value is not None]:
        names = ", ".join(written)
        raise TypeError(f"{kind} takes its spec whole or field by field: write {names} into spec={kind}Spec(...)")
    return {**fields, **spec.__dict__}


def labels_of(template: PodTemplateSpec) -> Mapping[str, str]:
    """The labels written for the pods of a template; none gives an empty mapping."""
    return (template.metadata and template.metadata.labels) or {}


def knowing_itself(template: PodTemplateSpec, own: LabelSelector | None = None) -> PodTemplateSpec:
    """``template`` with what stands for its own pods, ``own_pods()``, replaced by what selects them.

    Args:
        template: The pods, with all patterns applied.
        own: What selects them; their labels unless given.

    Raises:
        ValueError: They refer to themselves, and nothing selects them.
    """
    spec = template.spec
    if spec is None or not (spec.affinity or spec.topology_spread_constraints):
        return template
    # Deferred: few pods say where they want to be.
    from cdk8s_pods.model.template_pods import with_own_pods

    return with_own_pods(template, own)
