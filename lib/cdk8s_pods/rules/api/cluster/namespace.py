"""Namespaces: their finalizers, and the labels that say which Pod Security Standard holds in them."""

from __future__ import annotations

from cdk8s_pods.rules.api.objects.metadata import STANDARD_FINALIZERS
from cdk8s_pods.rules.interface import CORE, invalid, rule, server
from cdk8s_pods.schema.formats import qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_POD_SECURITY = "pod-security.kubernetes.io"
_MODES = ("enforce", "audit", "warn")
_LEVELS = ("privileged", "baseline", "restricted")


@rule(
    "NamespaceSpec.finalizers",
    remedy="take finalizers out: Kubernetes writes its own",
    source=server(CORE, "ValidateNamespace", release="1.36"),
)
def finalizers_of_namespaces_are_qualified(
    finalizers: Sequence[str], at: FieldPath, _context: Context
) -> Problems | None:
    """A finalizer says whose it is: all but Kubernetes' own three carry a domain."""
    found: list[Problem] = []
    # The API server does not say which of the finalizers it is.
    for finalizer in finalizers:
        if (problem := qualified_name_problem(finalizer)) is not None:
            found.append((at, invalid(finalizer, problem)))
        if "/" not in finalizer and finalizer not in STANDARD_FINALIZERS:
            message = "name is neither a standard finalizer name nor is it fully qualified"
            found.append((at, invalid(finalizer, message)))
    return found


@rule(
    "Namespace.metadata",
    remedy="write privileged, baseline or restricted, and a version such as v1.36",
    source=server("staging/src/k8s.io/pod-security-admission/api/helpers.go", "PolicyToEvaluate", release="1.36"),
)
def pod_security_labels_are_levels_and_versions(metadata: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The labels say which standard is enforced, and which one is warned of; a slip would leave pods unchecked."""
    labels = metadata.get("labels")
    if not labels:
        return None
    found: list[Problem] = []
    for mode in _MODES:
        name = f"{_POD_SECURITY}/{mode}"
        level, version = labels.get(name), labels.get(f"{name}-version")
        if level is not None and level not in _LEVELS:
            found.append((at.child("labels").key(name), invalid(level, f"must be one of {', '.join(_LEVELS)}")))
        if version is not None and not _is_version(version):
            message = 'must be "latest" or "v1.x"'
            found.append((at.child("labels").key(f"{name}-version"), invalid(version, message)))
    return found


def _is_version(text: str) -> bool:
    minor = text.removeprefix("v1.")
    is_number = minor.isascii() and minor.isdecimal() and (minor == "0" or minor[0] != "0")
    return text == "latest" or (text.startswith("v1.") and is_number)
