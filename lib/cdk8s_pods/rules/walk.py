"""The walk over a well-typed manifest that brings every value to the rules that look at its API type.

The tables for a choice of rules are made once: for each type the rules of its objects, and for each of its fields the
rules of that field and the way further down, if any rule stands below. Manifests are nearly always good, so the first
walk only asks whether some rule finds something, and builds no path. Only then a second walk does, with paths.
"""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.schema import KINDS, TYPES
from cdk8s_pods.schema.type_names import is_list, name_in, type_of

from .index import TYPES_WITH_RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from cdk8s_pods.issues import Message

    from .catalogue import Choice
    from .context import Context
    from .rule import Check, Rule

    #: What one walk collects: the rule, where, and what it says.
    Finding: TypeAlias = tuple[Rule, FieldPath, Message]
    #: Whether everything from a value down is clean.
    Quick: TypeAlias = Callable[[Any, Context], bool]
    #: The rules of a field, the question for what is below, and whether that is asked for each element.
    _QuickField: TypeAlias = tuple[tuple[Check, ...], Quick | None, bool]
    #: What is asked of objects that have the same fields: the rules of the object, and the fields that any rule looks
    #: into, those that are implied among them.
    _Plan: TypeAlias = tuple[tuple[Check, ...], tuple[tuple[str, _QuickField], ...]]
    #: Adds what is found from a value down.
    Careful: TypeAlias = Callable[[Any, FieldPath, Context, list[Finding]], None]

_KINDS = frozenset(KINDS.values())
#: Objects that are no pointers in the API server: not written, they are there and empty, and are checked as such.
#: So are these in every kind that has them.
_IMPLIED_IN_KINDS = ("metadata", "spec", "template", "roleRef")
IMPLIED: dict[str, tuple[str, ...]] = {
    "ReplicaSetSpec": ("template",),
    "DeploymentSpec": ("template",),
    "DaemonSetSpec": ("template",),
    "StatefulSetSpec": ("template",),
    "JobSpec": ("template",),
    "CronJobSpec": ("jobTemplate",),
    "JobTemplateSpec": ("spec",),
    "PodTemplateSpec": ("metadata", "spec"),
    "PersistentVolumeClaimTemplate": ("spec",),
    "WeightedPodAffinityTerm": ("podAffinityTerm",),
    "PreferredSchedulingTerm": ("preference",),
    "HTTPIngressPath": ("backend",),
    "HorizontalPodAutoscalerSpec": ("scaleTargetRef",),
    "ObjectMetricSource": ("describedObject", "metric", "target"),
    "PodsMetricSource": ("metric", "target"),
    "ExternalMetricSource": ("metric", "target"),
    "ResourceMetricSource": ("target",),
    "ContainerResourceMetricSource": ("target",),
    "MutatingWebhook": ("clientConfig",),
    "ValidatingWebhook": ("clientConfig",),
}
#: What the API server takes as it is, whatever rules there are for its type: the status of an object that is to be
#: created, which is thrown away, and what is left to the controllers.
_UNSEEN = frozenset({f"{kind}.status" for kind in _KINDS} | {"MetricIdentifier.selector"})
_NOWHERE = FieldPath()
#: What stands for an object that is implied and not written.
_IMPLIED_OBJECT: dict[str, Any] = {}
#: How many shapes of the objects of one type are remembered.
_MOST_SHAPES = 1000


class Walk:
    """The tables for one choice of rules."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._quick = _Lazily(self._make_quick)
        self._careful = _Lazily(self._make_careful)

    def is_clean(self, type_name: str, value: Any, context: Context) -> bool:
        """Whether no rule finds anything in an object of an API type."""
        clean: bool = self._quick[type_name](value, context)
        return clean

    def findings(self, type_name: str, value: Any, at: FieldPath, context: Context) -> list[Finding]:
        """What the rules find in an object of an API type, in the order of the manifest."""
        found: list[Finding] = []
        context.start_over()
        self._careful[type_name](value, at, context, found)
        return found

    def _make_quick(self, type_name: str) -> Quick:
        # A program makes many objects of few shapes.
        plans: dict[tuple[str, ...], _Plan] = {}

        def quick(value: Any, context: Context) -> bool:
            shape = tuple(value)
            plan = plans.get(shape)
            if plan is None:
                plan = self._plan(type_name, shape)
                if len(plans) < _MOST_SHAPES:
                    plans[shape] = plan
            checks, fields = plan
            for check in checks:
                if problems := check(value, _NOWHERE, context):
                    for _ in problems:  # a rule written as a generator says only here whether it finds anything
                        return False
            for name, (checks_of_field, below, is_asked_of_elements) in fields:
                item = value.get(name, _IMPLIED_OBJECT)
                for check in checks_of_field:
                    if problems := check(item, _NOWHERE, context):
                        for _ in problems:
                            return False
                if below is None:
                    continue
                if is_asked_of_elements:
                    for element in item:
                        if not below(element, context):
                            return False
                elif not below(item, context):
                    return False
            return True

        return quick

    def _plan(self, type_name: str, shape: tuple[str, ...]) -> _Plan:
        """What is asked of objects of a type that have these fields."""
        checks = [rule.check for rule in self._choice.triggered_by(type_name)]
        fields: list[tuple[str, _QuickField]] = []
        for name in dict.fromkeys((*shape, *_implied_in(type_name))):
            rules = self._choice.triggered_by(f"{type_name}.{name}")
            if name in shape:
                checks += [rule.check for rule in rules if rule.when and rule.check not in checks]
            below = self._quick[name_in(type_of(TYPES[type_name][name]))] if _is_looked_into(type_name, name) else None
            checks_of_field = tuple(rule.check for rule in rules if not rule.when)
            if below is not None or checks_of_field:
                has_elements = is_list(type_of(TYPES[type_name][name]))
                fields.append((name, (checks_of_field, below, has_elements)))
        return tuple(checks), tuple(fields)

    def _make_careful(self, type_name: str) -> Careful:
        rules = self._choice.triggered_by(type_name)
        fields = _Lazily(lambda name: self._make_careful_field(type_name, name))
        implied = tuple(name for name in _implied_in(type_name) if fields[name] is not None)

        def careful(value: Any, at: FieldPath, context: Context, found: list[Finding]) -> None:
            _collect(rules, value, at, context, found)
            for name, item in value.items():
                if (field := fields[name]) is not None:
                    rules_when_written, careful_field = field
                    _collect(rules_when_written, value, at, context, found)
                    careful_field(item, at.child(name), context, found)
            for name in implied:
                if name not in value:
                    fields[name][1]({}, at.child(name), context, found)

        return careful

    def _make_careful_field(self, type_name: str, name: str) -> tuple[tuple[Rule, ...], Careful] | None:
        all_rules = self._choice.triggered_by(f"{type_name}.{name}")
        rules = tuple(rule for rule in all_rules if not rule.when)
        kind = type_of(TYPES[type_name][name])
        below: Careful | None = self._careful[name_in(kind)] if _is_looked_into(type_name, name) else None
        has_elements = is_list(kind)
        if below is None and not all_rules:
            return None

        def careful(item: Any, at: FieldPath, context: Context, found: list[Finding]) -> None:
            _collect(rules, item, at, context, found)
            if below is not None and has_elements:
                for position, element in enumerate(item):
                    below(element, at.index(position), context, found)
            elif below is not None:
                below(item, at, context, found)

        return tuple(rule for rule in all_rules if rule.when), careful


class _Lazily(dict[str, "Any"]):
    """A table whose entries are made when they are first asked for."""

    def __init__(self, make: Callable[[str], Any]) -> None:
        self._make = make

    def __missing__(self, name: str) -> Any:
        made = self[name] = self._make(name)
        return made


def _implied_in(type_name: str) -> tuple[str, ...]:
    if type_name in _KINDS:
        return tuple(name for name in _IMPLIED_IN_KINDS if name in TYPES[type_name])
    return IMPLIED.get(type_name, ())


def _is_looked_into(type_name: str, field: str) -> bool:
    """Whether there may be something to find in what a field holds."""
    return name_in(TYPES[type_name][field]) in TYPES_WITH_RULES and f"{type_name}.{field}" not in _UNSEEN


def _collect(rules: tuple[Rule, ...], value: Any, at: FieldPath, context: Context, found: list[Finding]) -> None:
    for rule in rules:
        problems = rule.check(value, at, context)
        if problems:
            found.extend((rule, where, message) for where, message in problems)
