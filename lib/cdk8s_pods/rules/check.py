"""The one function that checks a manifest against every rule."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath, Issue
from cdk8s_pods.schema import VERSIONS, decode

from .catalogue import Choice, load_rules
from .context import Context
from .kinds import ForeignKind, UnknownKind, kind_of
from .order import place_in
from .walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any, Literal

    from cdk8s_pods.schema.decode import Fault

    from .rule import Rule

    PodSecurityLevel = Literal["baseline", "restricted"]

#: The rule that stands for each way in which a manifest does not decode.
_DECODING_RULES: dict[Fault, str] = {
    "field": "fields_are_known_to_the_api",
    "version": "fields_exist_in_the_targeted_kubernetes",
    "type": "values_have_the_json_type_of_their_field",
}
#: From the worst to the mildest, for issues that share a place.
_SEVERITY = ("api", "runtime", "pod-security", "advice")


def check(
    manifest: Any,
    *,
    kubernetes: str = VERSIONS[-1],
    pod_security: PodSecurityLevel | None = None,
    pod_security_version: str | None = None,
    ignore: Collection[str] = (),
    advice: bool = True,
) -> list[Issue]:
    """Every issue of one manifest, worst first where they share a place; an empty list where there is none.

    Args:
        manifest: The manifest as plain dicts and lists, of one of the eight workload kinds or a ``List`` of them;
            other kinds are left alone and give no issue. Any other JSON value gives issues, never an exception.
        kubernetes: The targeted version, ``1.34`` to the newest known.
        pod_security: The Pod Security Standard that must hold; None asks for none.
        pod_security_version: The version of that standard, such as ``1.29``; by default the targeted Kubernetes.
        ignore: Ids of rules that are turned off.
        advice: Whether issues that refuse nothing are wanted as well; without them a check is quicker.

    Raises:
        ValueError: ``kubernetes``, ``pod_security``, its version or an ignored rule is not known.
    """
    key = (kubernetes, pod_security, pod_security_version, frozenset(ignore), advice)
    checker = _CHECKERS.get(key)
    if checker is None:
        checker = _CHECKERS[key] = _Checker(*key)
    return checker.issues(manifest)


class _Checker:
    """The rules and tables for one way of asking."""

    def __init__(
        self,
        kubernetes: str,
        pod_security: str | None,
        pod_security_version: str | None,
        ignore: frozenset[str],
        advice: bool,
    ) -> None:
        if kubernetes not in VERSIONS:
            raise ValueError(f"kubernetes {kubernetes!r} is not known; known are {', '.join(VERSIONS)}")
        if pod_security not in (None, "baseline", "restricted"):
            raise ValueError(f"pod_security {pod_security!r} is not known; known are baseline and restricted")
        if ignore and (unknown := ignore - load_rules().keys()):
            raise ValueError(f"no rule is named {', '.join(sorted(unknown))}")
        wanted = {"api": True, "runtime": True, "pod-security": pod_security is not None, "advice": advice}
        self._choice = Choice([category for category, is_wanted in wanted.items() if is_wanted], ignore)
        self._walk = Walk(self._choice)
        self._kubernetes = kubernetes
        self._version = _version_pair(kubernetes)
        self._pod_security = pod_security
        self._pod_security_version = _standard_version(pod_security_version, self._version)

    def issues(self, manifest: Any) -> list[Issue]:
        """Every issue of one manifest or list of manifests."""
        found: list[tuple[Rule, FieldPath, str]] = []
        # Lists in lists are taken apart as well, and a manifest may hold any number of levels: a loop, no recursion.
        waiting: list[tuple[Any, FieldPath, str | None]] = [(manifest, FieldPath(), None)]
        while waiting:
            value, at, expected = waiting.pop()
            kind = kind_of(value, at, expected)
            if isinstance(kind, str):
                self._look_at(kind, value, at, found)
            elif isinstance(kind, UnknownKind):
                if (rule := self._choice.named(kind.rule)) is not None:
                    found.append((rule, kind.at, kind.message))
            elif isinstance(kind, ForeignKind):
                continue
            else:
                waiting.extend(reversed(kind))
        return _sorted_issues(found, manifest) if found else []

    def _look_at(self, kind: str, value: Any, at: FieldPath, found: list[tuple[Rule, FieldPath, str]]) -> None:
        faulty: list[str] = []

        def report(where: FieldPath, fault: Fault, message: str) -> None:
            faulty.append(str(where))
            if (rule := self._choice.named(_DECODING_RULES[fault])) is not None:
                found.append((rule, where, message))

        decoded = decode(kind, value, at, report, self._kubernetes)
        context = Context(
            kind=kind,
            at=at,
            manifest=decoded,
            kubernetes=self._version,
            pod_security=self._pod_security,
            pod_security_version=self._pod_security_version,
        )
        if not self._walk.is_clean(kind, decoded, context):
            findings = self._walk.findings(kind, decoded, at, context)
            # What was left out of a manifest for its type is not missing as well.
            found += [finding for finding in findings if not _is_below(str(finding[1]), faulty)] if faulty else findings


_CHECKERS: dict[tuple[str, str | None, str | None, frozenset[str], bool], _Checker] = {}


def _is_below(path: str, others: list[str]) -> bool:
    """Whether a path is one of others, or leads on from it."""
    return any(path == other or path.startswith((f"{other}.", f"{other}[")) for other in others)


def _sorted_issues(found: list[tuple[Rule, FieldPath, str]], manifest: Any) -> list[Issue]:
    """The issues in the order of the manifest, the worst first where they share a place, each one once."""
    issues = {Issue(str(at), rule.id, rule.category, message, rule.remedy): None for rule, at, message in found}
    met: dict[str, int] = {}
    for issue in issues:
        met.setdefault(issue.path, len(met))
    return sorted(
        issues, key=lambda issue: (place_in(manifest, issue.path), met[issue.path], _SEVERITY.index(issue.category))
    )


def _standard_version(version: str | None, kubernetes: tuple[int, int]) -> tuple[int, int]:
    if version is None or version == "latest":
        return kubernetes
    pair = _version_pair(version.removeprefix("v"))
    if pair[0] != 1:
        raise ValueError(f"pod_security_version {version!r} is not known; write it as 1.29")
    return pair


def _version_pair(version: str) -> tuple[int, int]:
    major, _, minor = version.partition(".")
    if not (major.isdecimal() and minor.isdecimal()):
        raise ValueError(f"version {version!r} is not known; write it as 1.36")
    return int(major), int(minor)
