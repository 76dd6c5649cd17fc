"""The one function that checks a manifest against every rule."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath, InvalidManifest
from cdk8s_pods.schema import decode
from cdk8s_pods.schema.conformance import conforms
from cdk8s_pods.schema.decode import DECODING_RULES
from cdk8s_pods.schema.tables import CUSTOM_RESOURCE
from cdk8s_pods.schema.type_names import version_number

from .catalogue import Choice
from .context import Context
from .kinds import ForeignKind, UnknownKind, kind_and_name, kind_of
from .target import NEWEST, group_and_kind
from .walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.issues import Issue, Message
    from cdk8s_pods.issues.field_path import Step
    from cdk8s_pods.schema.custom import Definition
    from cdk8s_pods.schema.decode import Fault

    from .target import Target
    from .walk import Finding

_ROOT = FieldPath()
#: Comparing names takes a while: of a manifest with more faults than this the rest is told without a suggestion.
_MOST_SUGGESTIONS = 100

#: From the worst to the mildest, for issues that share a place.
_SEVERITY = ("api", "runtime", "pod-security", "advice")
#: The one kind of which the API server checks another version than the one it is written in.
_OLD_AUTOSCALER = "AutoscalingV1HorizontalPodAutoscaler"


def check(manifest: Any, *, target: Target | None = None, advice: bool = True, refuse: bool = False) -> list[Issue]:
    """Every issue of one manifest, worst first where they share a place; an empty list where there is none.

    ``check_tree`` is the same for all objects of a tree, and refuses unless it is told not to.

    Args:
        manifest: The manifest as plain dicts and lists, of a built-in kind or a ``List`` of them; of kinds of other
            groups the pod template is looked at, where the target knows it, all that their definition says, where the
            target has that, and nothing else. Any other JSON value gives issues, never an exception.
        target: What it is checked for; the newest Kubernetes and no Pod Security Standard by default.
        advice: Whether issues that refuse nothing are wanted as well; without them a check is quicker.
        refuse: Whether to raise where an issue refuses the manifest, instead of returning it.

    Raises:
        InvalidManifest: Some issue refuses the manifest, and ``refuse`` is True.
    """
    issues = _checker(target or NEWEST, advice).issues(manifest)
    if refuse and (refusing := [issue for issue in issues if issue.refuses]):
        raise InvalidManifest(_subject(manifest), refusing)
    return issues


class _Checker:
    """The rules and tables for one target."""

    def __init__(self, target: Target, advice: bool) -> None:
        self._ignored_somewhere = [each for each in target.ignore if not each.is_for_all]
        self._choice = Choice(target, advice=advice)
        self._walk = Walk(self._choice)
        self._target = target
        self._advice = advice
        self._version = version_number(target.kubernetes)
        self._standard = version_number(target.pod_security_version or target.kubernetes)

    def issues(self, manifest: Any) -> list[Issue]:
        """Every issue of one manifest or list of manifests."""
        found: list[Finding] = []
        # Lists in lists are taken apart as well, and a manifest may hold any number of levels: a loop, no recursion.
        waiting: list[tuple[Any, FieldPath, str | None]] = [(manifest, _ROOT, None)]
        while waiting:
            value, at, expected = waiting.pop()
            kind = kind_of(value, at, expected)
            if isinstance(kind, str):
                of_one: list[Finding] = []
                self._for_namespace_of(value)._look_at(kind, value, at, of_one)
                found += self._without_ignored(of_one, kind, value)
            elif isinstance(kind, UnknownKind):
                if (rule := self._choice.named(kind.rule)) is not None:
                    found.append((rule, kind.at, kind.message))
            elif isinstance(kind, ForeignKind):
                if (steps := self._target.template_of(value)) is not None:
                    self._for_namespace_of(value)._look_at_template(steps, value, at, found)
                if (definition := self._target.definition_of(value)) is not None:
                    self._look_at_custom_resource(definition, value, at, found)
            else:
                waiting.extend(reversed(kind))
        return _sorted_issues(found, manifest) if found else []

    def _for_namespace_of(self, value: Any) -> _Checker:
        """Who checks the objects of a manifest's namespace: itself, unless some namespace asks for another standard."""
        if not self._target.pod_security_by_namespace:
            return self
        metadata = value.get("metadata") if isinstance(value, dict) else None
        namespace = metadata.get("namespace") if isinstance(metadata, dict) else None
        return _checker(self._target.in_namespace(namespace if isinstance(namespace, str) else None), self._advice)

    def _look_at(self, kind: str, value: Any, at: FieldPath, found: list[Finding]) -> None:
        decoded: dict[str, Any] = value
        faults: list[FieldPath] = []
        intended: list[FieldPath] = []
        if not conforms(kind, value, self._target.kubernetes):
            decoded = self._decoded(kind, value, at, found, faults, intended)
        if kind == _OLD_AUTOSCALER:
            # Deferred: hardly anybody writes this version.
            from .api.scaling.version_1 import as_version_2

            kind, decoded = "HorizontalPodAutoscaler", as_version_2(decoded, self._target.kubernetes)
        context = Context(
            kind=kind,
            at=at,
            manifest=decoded,
            kubernetes=self._version,
            pod_security=self._target.pod_security,
            pod_security_version=self._standard,
            feature_gates=self._target.feature_gates,
            images=self._target.images,
        )
        if not self._walk.is_clean(kind, decoded, context):
            findings = self._walk.findings(kind, decoded, at, context)
            # Deferred, as all that only something to report needs.
            from .consequences import without_consequences

            found += without_consequences(findings, faults, intended) if faults else findings

    def _decoded(
        self,
        kind: str,
        value: Any,
        at: FieldPath,
        found: list[Finding],
        faults: list[FieldPath],
        intended: list[FieldPath],
    ) -> dict[str, Any]:
        """What is well-typed of a manifest; where it is not, and which field was meant, is noted."""

        def report(where: FieldPath, fault: Fault, message: Message) -> None:
            faults.append(where)
            if fault == "field" and len(faults) <= _MOST_SUGGESTIONS:
                message = self._with_intended_field(message, kind, value, at, where, intended)
            if kind == "Secret":
                # Deferred, as all that only something to report needs.
                from cdk8s_pods.issues.redaction import without_secret

                message = without_secret(message, where, at)
            if (rule := self._choice.named(DECODING_RULES[fault])) is not None:
                found.append((rule, where, message))

        decoded: dict[str, Any] = decode(kind, value, at, report, self._target.kubernetes)
        return decoded

    def _look_at_template(self, steps: tuple[str, ...], value: Any, at: FieldPath, found: list[Finding]) -> None:
        """Look at the pod template of an object whose kind is not built in, if it has any."""
        # Deferred: few kinds that are not built in make pods.
        from cdk8s_pods.facts.foreign_pod_templates import plain_template

        template = value
        for step in steps:
            template = template.get(step) if isinstance(template, dict) else None
            at = at.child(step)
        if template is not None:
            of_one: list[Finding] = []
            plain = plain_template(group_and_kind(value), template) if isinstance(template, dict) else template
            self._look_at("PodTemplateSpec", plain, at, of_one)
            found += self._without_ignored(of_one, value["kind"], value)

    def _look_at_custom_resource(self, definition: Definition, value: Any, at: FieldPath, found: list[Finding]) -> None:
        """Look at an object of a kind that is not built in and whose definition is known."""
        # Deferred: few programs have custom resources, and fewer give their definitions.
        from .custom_resources import findings

        # What the rules about its pods have told of a place says more than that it does not fit the schema.
        told = {where.steps for _, where, _ in found}
        of_one = [each for each in findings(definition, value, at, self._choice) if each[1].steps not in told]
        if isinstance(metadata := value.get("metadata", {}), dict):
            self._look_at(CUSTOM_RESOURCE, {"metadata": metadata}, at, of_one)
        found += self._without_ignored(of_one, value["kind"], value)

    def _with_intended_field(
        self, message: Message, kind: str, value: Any, at: FieldPath, unknown: FieldPath, intended: list[FieldPath]
    ) -> Message:
        # Deferred, as all that only something to report needs.
        from cdk8s_pods.issues import Message
        from cdk8s_pods.schema.intended_fields import intended_field

        meant = intended_field(kind, value, at, unknown, self._target.kubernetes)
        if meant is None:
            return message
        intended.append(meant.at)
        return Message(message.reason, message.value, message.requirement, meant.remedy)

    def _without_ignored(self, found: list[Finding], kind: str, value: Any) -> list[Finding]:
        """What is found in one object, without the rules that are turned off for its kind or name."""
        if not (found and self._ignored_somewhere):
            return found
        ignored = self._target.ignored_for(kind, kind_and_name(value)[1])
        return [each for each in found if each[0].id not in ignored] if ignored else found


_CHECKERS: dict[tuple[Target, bool], _Checker] = {}


def _checker(target: Target, advice: bool) -> _Checker:
    key = (target, advice)
    checker = _CHECKERS.get(key)
    if checker is None:
        checker = _CHECKERS[key] = _Checker(*key)
    return checker


def _subject(manifest: Any) -> str:
    """The manifest as people name it: ``Pod web``."""
    kind, name = kind_and_name(manifest)
    return " ".join(part for part in (kind or "manifest", name) if part is not None)


def _sorted_issues(found: list[Finding], manifest: Any) -> list[Issue]:
    """The issues in the order of the manifest, the worst first where they share a place, each one once."""
    # Deferred: most manifests have no issue.
    from .order import Places

    issues = {rule.issue(at, message): None for rule, at, message in found}
    places = Places(manifest)
    met: dict[tuple[Step, ...], int] = {}
    for issue in issues:
        met.setdefault(issue.steps, len(met))
    return sorted(issues, key=lambda issue: (places.of(issue.steps), met[issue.steps], _SEVERITY.index(issue.category)))
