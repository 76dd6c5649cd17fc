"""The flow schemas and levels of priority that every cluster has as they are.

Source: staging/src/k8s.io/apiserver/pkg/apis/flowcontrol/bootstrap/default.go of kubernetes/kubernetes.
"""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, rule, server

from .flow_schema import FLOW_CONTROL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

_EVERYTHING: dict[str, Any] = {
    "resourceRules": [
        {"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"], "clusterScope": True, "namespaces": ["*"]}
    ],
    "nonResourceRules": [{"verbs": ["*"], "nonResourceURLs": ["*"]}],
}


def _of_groups(*names: str) -> list[dict[str, Any]]:
    return [{"subjects": [{"kind": "Group", "group": {"name": name}} for name in names], **_EVERYTHING}]


_FLOW_SCHEMAS: dict[str, dict[str, Any]] = {
    "exempt": {
        "priorityLevelConfiguration": {"name": "exempt"},
        "matchingPrecedence": 1,
        "rules": _of_groups("system:masters"),
    },
    "catch-all": {
        "priorityLevelConfiguration": {"name": "catch-all"},
        "matchingPrecedence": 10_000,
        "distinguisherMethod": {"type": "ByUser"},
        "rules": _of_groups("system:unauthenticated", "system:authenticated"),
    },
}
_CATCH_ALL_LEVEL: dict[str, Any] = {
    "type": "Limited",
    "limited": {"nominalConcurrencyShares": 5, "lendablePercent": 0, "limitResponse": {"type": "Reject"}},
}
_REMEDY = "name it otherwise: this one is there in every cluster"


@rule(
    "FlowSchema",
    when=("spec",),
    remedy=_REMEDY,
    source=server(FLOW_CONTROL, "ValidateFlowSchema", release="1.36"),
)
def flow_schemas_of_kubernetes_stay_as_they_are(schema: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The first and the last of all schemas are written by the server itself."""
    name = schema.get("metadata", {}).get("name", "")
    fixed = _FLOW_SCHEMAS.get(name)
    if fixed is None or schema["spec"] == fixed:
        return None
    return [(at.child("spec"), invalid(schema["spec"], f"spec of '{name}' must equal the fixed value"))]


@rule(
    "PriorityLevelConfiguration",
    when=("spec",),
    remedy=_REMEDY,
    source=server(FLOW_CONTROL, "ValidateIfMandatoryPriorityLevelConfigurationObject", release="1.36"),
)
def priority_levels_of_kubernetes_stay_as_they_are(level: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The level of the administrators and that of everything else are written by the server itself."""
    name, spec = level.get("metadata", {}).get("name", ""), level["spec"]
    if name == "catch-all":
        limited = {"lendablePercent": 0, **spec.get("limited", {})}
        is_fixed = {**spec, "limited": limited} == _CATCH_ALL_LEVEL
    elif name == "exempt":
        is_fixed = spec.get("type") == "Exempt" and "limited" not in spec
    else:
        return None
    return None if is_fixed else [(at.child("spec"), invalid(spec, f"spec of '{name}' must equal the fixed value"))]
