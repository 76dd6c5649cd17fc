"""Pods that share a volume are labelled alike, since a volume is mounted with a label."""

from __future__ import annotations

from typing import Any

from cdk8s_pods.rules.between.check import check_together
from cdk8s_pods.rules.target import Target

RULE = "pods_that_share_a_volume_have_one_selinux_label"


def pod(name: str, level: str | None, claim: str = "shop", **context: str) -> dict[str, Any]:
    security = {**context, **({"seLinuxOptions": {"level": level}} if level else {})}
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": name, "namespace": "shop"},
        "spec": {
            "securityContext": security,
            "containers": [{"name": "app", "image": "example/app:1"}],
            "volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": claim}}],
        },
    }


def found(*pods: dict[str, Any], kubernetes: str = "1.37") -> list[str]:
    return [issue.subject for issue in check_together(pods, target=Target(kubernetes=kubernetes)) if issue.rule == RULE]


def test_two_labels_on_one_volume_are_told_at_both_pods() -> None:
    pods = pod("one", "s0:c1,c2"), pod("two", "s0:c3,c4")

    assert found(*pods) == ["Pod one", "Pod two"]
    assert found(*pods, kubernetes="1.36") == []


def test_one_label_other_volumes_and_files_that_are_relabelled_are_let_alone() -> None:
    one = pod("one", "s0:c1,c2")

    assert found(one, pod("two", "s0:c1,c2")) == []
    assert found(one, pod("two", "s0:c3,c4", claim="other")) == []
    assert found(one, pod("two", None)) == []
    assert found(one, pod("two", "s0:c3,c4", seLinuxChangePolicy="Recursive")) == []
