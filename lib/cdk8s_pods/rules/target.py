"""What a manifest is checked for: one frozen value that travels from the settings to the rules."""

from __future__ import annotations

from cdk8s_pods.schema import KINDS, POD_TEMPLATES, VERSIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Literal

    from typing_extensions import Self

    from cdk8s_pods.facts.inspected_images import InspectedImages
    from cdk8s_pods.schema.custom import Definition, Definitions

    PodSecurityLevel = Literal["baseline", "restricted"]

_LEVELS = ("baseline", "restricted")
#: The standard that forbids nothing.
_PRIVILEGED = "privileged"


class IgnoredRule:
    """A rule that is turned off, why, and for what.

    Args:
        rule: The id of the rule.
        reason: Why it does not hold here; stays in the code or the settings for the next reader.
        kind: Only for objects of this kind, such as ``Deployment``; None turns it off for all kinds.
        name: Only for objects of this name; None turns it off whatever the name.
        file: Only for objects in files of this path from the project, with ``*`` for any text, such as ``vendor/*``;
            what is checked before it is in a file is not meant then.

    Raises:
        ValueError: The reason is empty, or no rule has that id.
    """

    __slots__ = ("file", "kind", "name", "reason", "rule")

    def __init__(
        self, rule: str, reason: str, *, kind: str | None = None, name: str | None = None, file: str | None = None
    ) -> None:
        if not reason.strip():
            raise ValueError(f"a rule is turned off with a reason: give one for {rule}")
        _refuse_unknown_rule(rule)
        self.rule = rule
        self.reason = reason
        self.kind = kind
        self.name = name
        self.file = file

    @property
    def is_for_all(self) -> bool:
        """Whether it is turned off for every object."""
        return self.kind is None and self.name is None and self.file is None

    def applies_to(self, kind: str, name: str | None, file: str | None = None) -> bool:
        """Whether an object of that kind and name, in that file, is meant."""
        return self.kind in (None, kind) and self.name in (None, name) and self._is_in(file)

    def _is_in(self, file: str | None) -> bool:
        if self.file is None or file is None:
            return self.file is None
        # Deferred: few name files, and importing it takes longer than a small check.
        from fnmatch import fnmatchcase

        return fnmatchcase(file, self.file)

    def _parts(self) -> tuple[str | None, ...]:
        return self.rule, self.reason, self.kind, self.name, self.file

    def __eq__(self, other: object) -> bool:
        return self._parts() == other._parts() if isinstance(other, IgnoredRule) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._parts())

    def __repr__(self) -> str:
        of = "".join(f", {part}={getattr(self, part)!r}" for part in ("kind", "name", "file") if getattr(self, part))
        return f"IgnoredRule({self.rule!r}, {self.reason!r}{of})"


class Target:
    """What manifests are checked for; frozen, validated when it is made, and the same wherever it is asked.

    Args:
        kubernetes: The version of Kubernetes, such as ``1.36``; ``v1.36.2``, as clusters report theirs, is it too.
        pod_security: The Pod Security Standard that must hold; None asks for none.
        pod_security_version: The version of that standard, such as ``1.29``; by default that of ``kubernetes``.
        pod_security_by_namespace: The standard of single namespaces, with ``*`` for any text in their names, of which
            the first that fits holds: ``{"kube-*": "privileged", "*-dev": "baseline"}``. In others ``pod_security``
            holds, and so it does where an object says no namespace, unless ``namespace`` does.
        ignore: Rules that are turned off: rule id -> the reason, or ``IgnoredRule`` values.
        external: Objects that live elsewhere, as ``Kind/name`` with ``*`` for any text: ``Secret/registry``,
            ``ConfigMap/*-ca``. References to them are right.
        closed: Whether what is checked together is all there is, so that every missing object is a fault.
        feature_gates: The features of Kubernetes that are turned on or off in this cluster, by the names that
            ``--feature-gates`` of its components has: ``{"ContainerStopSignals": True}``. Others are as by default.
        namespace: The namespace of objects that say none.
        templates: Where kinds that are not built in keep their pod template, by group and kind:
            ``{"argoproj.io/Rollout": "spec.template"}``. Of Rollouts and of Knative's Services that is known.
        images: What images are made of, beside those that are known; ``cdk8s-pods images`` writes it down.
        crds: The manifests of CustomResourceDefinitions, as plain dicts and lists: objects of their kinds are held to
            their schemas.

    Raises:
        ValueError: A version, the level, a rule or a feature is not known, a reason is missing, or an external object
            or a template is written in another way.
    """

    __slots__ = (
        "_hash",
        "closed",
        "crds",
        "external",
        "feature_gates",
        "ignore",
        "images",
        "kubernetes",
        "namespace",
        "pod_security",
        "pod_security_by_namespace",
        "pod_security_version",
        "templates",
    )

    kubernetes: str
    pod_security: PodSecurityLevel | None
    pod_security_version: str | None
    pod_security_by_namespace: tuple[tuple[str, str], ...]
    ignore: tuple[IgnoredRule, ...]
    external: tuple[str, ...]
    closed: bool
    feature_gates: tuple[tuple[str, bool], ...]
    namespace: str | None
    templates: tuple[tuple[str, str], ...]
    images: InspectedImages | None
    crds: Definitions | None

    def __init__(
        self,
        *,
        kubernetes: str = VERSIONS[-1],
        pod_security: PodSecurityLevel | None = None,
        pod_security_version: str | None = None,
        ignore: Mapping[str, str] | Iterable[IgnoredRule] = (),
        external: Iterable[str] = (),
        closed: bool = False,
        feature_gates: Mapping[str, bool] | Iterable[tuple[str, bool]] = (),
        namespace: str | None = None,
        templates: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        pod_security_by_namespace: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        images: InspectedImages | None = None,
        crds: Iterable[Mapping[str, Any]] | Definitions | None = None,
    ) -> None:
        if pod_security not in (None, *_LEVELS):
            raise ValueError(f"pod_security {pod_security!r} is not known; known are {' and '.join(_LEVELS)}")
        held: dict[str, object] = {
            "kubernetes": _known_kubernetes(kubernetes),
            "pod_security": pod_security,
            "pod_security_version": _known_standard(pod_security_version),
            "ignore": _ignored_rules(ignore),
            "external": _external_objects(external),
            "closed": closed,
            "feature_gates": _chosen_gates(feature_gates),
            "namespace": namespace,
            "templates": _pod_templates(templates),
            "pod_security_by_namespace": _levels_by_namespace(pod_security_by_namespace),
            "images": images or None,
            "crds": _definitions(crds),
        }
        for name, value in held.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_hash", hash(tuple(held.values())))

    def replace(self, **changes: Any) -> Self:
        """A copy with some of its parts changed."""
        return type(self)(**{**self.parts(), **changes})

    def ignoring(self, ignore: Mapping[str, str] | Iterable[IgnoredRule]) -> Self:
        """A copy in which these rules are turned off as well."""
        return self.replace(ignore=(*self.ignore, *_ignored_rules(ignore))) if ignore else self

    def ignored_for(self, kind: str, name: str | None) -> frozenset[str]:
        """The ids of the rules that are turned off for an object of that kind and name."""
        return frozenset(each.rule for each in self.ignore if each.applies_to(kind, name))

    def in_namespace(self, namespace: str | None) -> Self:
        """The same for objects of one namespace: with the Pod Security Standard that holds there."""
        levels = self.pod_security_by_namespace
        if not levels:
            return self
        # Deferred: few ask for several standards, and importing it takes longer than a small check.
        from fnmatch import fnmatchcase

        name = namespace or self.namespace
        level: str | None = self.pod_security
        if name is not None:
            level = next((each for pattern, each in levels if fnmatchcase(name, pattern)), level)
        return self.replace(pod_security=None if level == _PRIVILEGED else level, pod_security_by_namespace=())

    def template_of(self, manifest: Any) -> tuple[str, ...] | None:
        """The steps to the pod template of an object, none for a Pod; None where nobody knows of any.

        Args:
            manifest: The object as plain dicts and lists; its ``apiVersion`` and ``kind`` are asked.
        """
        key = group_and_kind(manifest)
        if not key:
            return None
        built_in = KINDS.get((manifest["apiVersion"], manifest["kind"]))
        if built_in is not None:
            return POD_TEMPLATES.get(built_in)
        said = dict(self.templates).get(key)
        if said is not None:
            return tuple(said.split("."))
        # Deferred: only objects of foreign kinds are asked for.
        from cdk8s_pods.facts.foreign_pod_templates import KNOWN_TEMPLATES

        return KNOWN_TEMPLATES.get(key)

    def definition_of(self, manifest: Any) -> Definition | None:
        """The definition of an object's kind, where it is a custom resource and one is known.

        Args:
            manifest: The object as plain dicts and lists; its ``apiVersion`` and ``kind`` are asked.
        """
        if self.crds is None:
            return None
        group, _, kind = group_and_kind(manifest).partition("/")
        return self.crds.find(group, kind)

    def parts(self) -> dict[str, Any]:
        """All that it says, by the names of the arguments."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "_hash"}

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Target is frozen: use replace({name}=...) for a changed copy")

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Target) and self.parts() == other.parts())

    def __hash__(self) -> int:
        hashed: int = self._hash  # type: ignore[attr-defined]  # set with the rest
        return hashed

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self.parts(),)

    def __repr__(self) -> str:
        written = ", ".join(f"{name}={value!r}" for name, value in self.parts().items() if value)
        return f"Target({written})"


def _rebuilt(parts: dict[str, Any]) -> Target:
    return Target(**parts)


def _known_kubernetes(version: str) -> str:
    known = ".".join(str(version).removeprefix("v").split(".")[:2])
    if known not in VERSIONS:
        raise ValueError(f"kubernetes {version!r} is not known; known are {', '.join(VERSIONS)}")
    return known


def _known_standard(version: str | None) -> str | None:
    if version is None or version == "latest":
        return None
    major, _, minor = str(version).removeprefix("v").partition(".")
    if major != "1" or not (minor.isascii() and minor.isdecimal()):
        raise ValueError(f"pod_security_version {version!r} is not known; write it as 1.29")
    return f"1.{int(minor)}"


def _ignored_rules(ignore: Mapping[str, str] | Iterable[IgnoredRule]) -> tuple[IgnoredRule, ...]:
    if isinstance(ignore, dict):
        reasons: dict[str, str] = ignore  # pyright: ignore[reportAssignmentType]  # no dict is made of IgnoredRule
        return tuple(IgnoredRule(rule, reason) for rule, reason in reasons.items())
    ignored = tuple(ignore)
    if wrong := next((each for each in ignored if not isinstance(each, IgnoredRule)), None):
        raise ValueError(f"a rule is turned off with a reason: write ignore={{{wrong!r}: '...'}}")
    return ignored  # type: ignore[return-value]  # a mapping of another type has no IgnoredRule in it


def _external_objects(external: Iterable[str]) -> tuple[str, ...]:
    if isinstance(external, str):
        raise ValueError(f"external is a list: write external=[{external!r}]")
    objects = tuple(external)
    for each in objects:
        kind, slash, name = each.partition("/")
        if not (kind and slash and name) or "/" in name:
            raise ValueError(
                f"external {each!r} is no object; write Kind/name, such as Secret/registry or ConfigMap/*-ca"
            )
    return objects


def _chosen_gates(gates: Mapping[str, bool] | Iterable[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    chosen: dict[str, bool] = dict(gates)
    if chosen:
        # Deferred: hardly any cluster turns one on or off.
        from cdk8s_pods.facts.feature_gates import GATES

        for name, value in chosen.items():
            if name not in GATES:
                # Deferred: only a mistake pays for it.
                from cdk8s_pods.suggestion import did_you_mean

                hint = did_you_mean(name, GATES) or f"; known are {', '.join(GATES)}"
                raise ValueError(f"no field that is checked hangs on a feature gate {name}{hint}")
            if not isinstance(value, bool):
                raise ValueError(f"feature gate {name} is True or False, not {value!r}")
    return tuple(sorted(chosen.items()))


def _levels_by_namespace(levels: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    if not levels:
        return ()
    written = dict(levels)
    for pattern, level in written.items():
        if level not in (*_LEVELS, _PRIVILEGED):
            known = ", ".join((*_LEVELS, _PRIVILEGED))
            raise ValueError(f"pod_security of namespace {pattern!r}: {level!r} is not known; known are {known}")
    # In the order in which they are written: the first that fits holds.
    return tuple(written.items())


def _pod_templates(templates: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    if not templates:
        return ()
    if isinstance(templates, str):
        raise ValueError(f"templates is a mapping: write templates={{{templates!r}: 'spec.template'}}")
    written = dict(templates)
    for key, path in written.items():
        group, slash, kind = str(key).partition("/")
        if not (group and slash and kind) or "/" in kind:
            raise ValueError(f"template {key!r} is no kind; write group/Kind, such as argoproj.io/Rollout")
        if any(known == kind and version.partition("/")[0] == group for version, known in KINDS):
            raise ValueError(f"template {key!r}: the kind is built in, and its pods are known")
        if not all(path.split(".")):
            raise ValueError(f"template {key!r}: {path!r} is no path to a pod template; write such as spec.template")
    return tuple(sorted(written.items()))


def _definitions(crds: Iterable[Mapping[str, Any]] | Definitions | None) -> Definitions | None:
    if crds is None:
        return None
    # Deferred: most programs know of no custom resource.
    from cdk8s_pods.schema.custom import Definition, Definitions

    if isinstance(crds, Definitions):
        return crds
    if isinstance(crds, (str, dict)):
        raise ValueError("crds is a list of manifests: write crds=[...]")
    found = [(each, Definition.of(each)) for each in crds]
    if wrong := next((each for each, definition in found if definition is None), None):
        raise ValueError(f"crds takes manifests of CustomResourceDefinitions, not {wrong!r:.80}")
    return Definitions([definition for _, definition in found if definition]) if found else None


def group_and_kind(manifest: Any) -> str:
    """The group of an object's API and its kind: ``argoproj.io/Rollout``; empty where it does not say both."""
    version, kind = (manifest.get("apiVersion"), manifest.get("kind")) if isinstance(manifest, dict) else (None, None)
    if not isinstance(version, str) or not isinstance(kind, str):
        return ""
    return f"{version.rpartition('/')[0]}/{kind}"


def _refuse_unknown_rule(rule: str) -> None:
    # Deferred: only who turns a rule off pays for loading all of them.
    from .catalogue import load_rules

    if rule not in (known := load_rules()):
        # Deferred: only a mistake pays for it.
        from cdk8s_pods.suggestion import did_you_mean

        raise ValueError(f"no rule is named {rule}{did_you_mean(rule, known)}")


#: The newest Kubernetes, no standard, no rule turned off: what is checked for where nobody says.
NEWEST = Target()
