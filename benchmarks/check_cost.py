"""What checking costs: microseconds for one pod of two containers, by rule family."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from cdk8s_pods import Target, check
from cdk8s_pods.rules.catalogue import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PLAIN: dict[str, Any] = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "plain"},
    "spec": {
        "containers": [
            {
                "name": "nginx-container",
                "image": "nginx:1.16",
                "command": ["/bin/sleep"],
                "args": ["3600"],
                "ports": [{"containerPort": 80}],
            },
            {"name": "redis-container", "image": "redis:3.2"},
        ]
    },
}
RICH: dict[str, Any] = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "rich", "labels": {"app": "web"}},
    "spec": {
        "containers": [
            {
                "name": "web",
                "image": "nginx:1.16",
                "ports": [{"containerPort": 80, "name": "http"}],
                "env": [{"name": "LOG_LEVEL", "value": "info"}],
                "resources": {"requests": {"cpu": "100m", "memory": "64Mi"}, "limits": {"memory": "128Mi"}},
                "readinessProbe": {"httpGet": {"path": "/", "port": "http"}},
                "volumeMounts": [{"name": "logs", "mountPath": "/var/log/nginx"}],
                "securityContext": {"runAsNonRoot": True, "runAsUser": 101, "allowPrivilegeEscalation": False},
            },
            {
                "name": "shipper",
                "image": "fluent/fluent-bit:3.1",
                "volumeMounts": [{"name": "logs", "mountPath": "/logs", "readOnly": True}],
            },
        ],
        "volumes": [{"name": "logs", "emptyDir": {}}],
    },
}
FAMILIES = ("api", "runtime", "advice")


def microseconds(work: Callable[[], object]) -> float:
    """The best of several rounds: what else the machine does can only add."""
    rounds = []
    for _ in range(15):
        started = time.perf_counter()
        for _ in range(300):
            work()
        rounds.append(time.perf_counter() - started)
    return min(rounds) / 300 * 1e6


def table() -> str:
    """The cost by family as Markdown: what each adds to decoding alone, which is measured with no rule at all."""
    rules = load_rules()
    lines = ["| pod | all | decoding | api | runtime | advice | + restricted |", "|---|---|---|---|---|---|---|"]
    for name, pod in (("plain", PLAIN), ("rich", RICH)):
        everything = microseconds(partial(check, pod))
        decoding = microseconds(partial(check, pod, target=_ignoring(rules)))
        cells = [everything, decoding]
        for family in FAMILIES:
            others = [rule.id for rule in rules.values() if rule.category != family]
            cells.append(microseconds(partial(check, pod, target=_ignoring(others))) - decoding)
        # The controls that the pod does not meet are left out: the questions are measured, not the reports.
        unmet = {issue.rule for issue in check(pod, target=Target(pod_security="restricted"))}
        restricted = _ignoring(unmet).replace(pod_security="restricted")
        cells.append(microseconds(partial(check, pod, target=restricted)) - everything)
        lines.append(f"| {name} | {' | '.join(f'{cell:.1f} µs' for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _ignoring(rules: Iterable[str]) -> Target:
    return Target(ignore=dict.fromkeys(rules, "what the others cost is measured"))


if __name__ == "__main__":
    print(table())
