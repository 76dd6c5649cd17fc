"""Policies hold for pods, and let declared calls through."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import container, found_by, service, thing, workload

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
POLICY = "NetworkPolicy/rules"
DNS = {"ports": [{"port": 53, "protocol": "UDP"}]}


def policy(app: str | None, namespace: str = "", **spec: Any) -> dict[str, Any]:
    selector = {} if app is None else {"matchLabels": {"app": app}}
    spec = {"podSelector": selector, **spec}
    return thing("networking.k8s.io/v1", "NetworkPolicy", "rules", namespace=namespace, spec=spec)


def pods(app: str) -> dict[str, Any]:
    return {"podSelector": {"matchLabels": {"app": app}}}


def calling(value: str, name: str = "LEDGER_URL", namespace: str = "") -> list[dict[str, Any]]:
    """A till that calls a ledger on the Service's port 80, the pods' 8080."""
    back = "back" if namespace else ""
    return [
        workload("till", container(env=[{"name": name, "value": value}]), namespace=namespace),
        workload("ledger", container("app", ("web", 8080)), namespace=back),
        service("ledger", {"app": "ledger"}, {"port": 80, "targetPort": "web"}, namespace=back),
    ]


CALL = calling("http://ledger")
SELECTS: dict[str, Case] = {
    "pods": ([workload("till"), policy("till")], set()),
    "all": ([workload("till"), policy(None)], set()),
    "nothing": ([workload("till"), policy("tll")], {(POLICY, "spec.podSelector", "advice")}),
    "pods that are not in the input": ([policy("till")], set()),
}
STOPPED_IN = {(POLICY, "spec.ingress", "error")}
STOPPED_OUT = {(POLICY, "spec.egress", "error")}
CALLS: dict[str, Case] = {
    "nobody is isolated": (CALL, set()),
    "other pods are isolated": ([*CALL, policy("desk", ingress=[])], set()),
    "the caller is let in": ([*CALL, policy("ledger", ingress=[{"from": [pods("till")]}])], set()),
    "all of the namespace are let in": ([*CALL, policy("ledger", ingress=[{"from": [{"podSelector": {}}]}])], set()),
    "everybody is let in": ([*CALL, policy("ledger", ingress=[{}])], set()),
    "some addresses are let in": (
        [*CALL, policy("ledger", ingress=[{"from": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}])],
        set(),
    ),
    "others are let in": ([*CALL, policy("ledger", ingress=[{"from": [pods("desk")]}])], STOPPED_IN),
    "nobody is let in": (
        [*CALL, policy(None, policyTypes=["Ingress"])],
        {(POLICY, "spec.podSelector", "error")},
    ),
    "the port is open": ([*CALL, policy("ledger", ingress=[{"ports": [{"port": 8080}]}])], set()),
    "the port is open by name": ([*CALL, policy("ledger", ingress=[{"ports": [{"port": "web"}]}])], set()),
    "the port is open in a range": (
        [*CALL, policy("ledger", ingress=[{"ports": [{"port": 8000, "endPort": 9000}]}])],
        set(),
    ),
    "the port of the Service is open, not of the pods": (
        [*CALL, policy("ledger", ingress=[{"ports": [{"port": 80}]}])],
        STOPPED_IN,
    ),
    "the call is let out": ([*CALL, policy("till", egress=[DNS, {"to": [pods("ledger")]}])], set()),
    "the call is not let out": ([*CALL, policy("till", egress=[DNS, {"to": [pods("desk")]}])], STOPPED_OUT),
    "the name cannot be asked for": (
        [*CALL, policy("till", egress=[{"to": [pods("ledger")], "ports": [{"port": 8080}]}])],
        STOPPED_OUT,
    ),
    "what is said of egress does not isolate from ingress": (
        [*CALL, policy("ledger", policyTypes=["Egress"], egress=[DNS])],
        set(),
    ),
    "a host by the name of the variable": (
        [*calling("ledger", "LEDGER_HOST"), policy("ledger", ingress=[{"from": [pods("desk")]}])],
        STOPPED_IN,
    ),
    "a word that is no host": (
        [*calling("ledger", "MODE"), policy("ledger", ingress=[{"from": [pods("desk")]}])],
        set(),
    ),
    "from another namespace": (
        [
            *calling("http://ledger.back.svc.cluster.local:80", namespace="front"),
            policy("ledger", "back", ingress=[{"from": [pods("till")]}]),
        ],
        STOPPED_IN,
    ),
    "from a namespace that is let in": (
        [
            *calling("http://ledger.back", namespace="front"),
            policy(
                "ledger",
                "back",
                ingress=[{"from": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "front"}}}]}],
            ),
        ],
        set(),
    ),
    "from a namespace whose labels nobody knows": (
        [
            *calling("http://ledger.back", namespace="front"),
            policy("ledger", "back", ingress=[{"from": [{"namespaceSelector": {"matchLabels": {"zone": "a"}}}]}]),
        ],
        set(),
    ),
}


@pytest.mark.parametrize(("objects", "expected"), SELECTS.values(), ids=SELECTS)
def test_a_policy_holds_for_pods(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("network_policies_select_pods", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), CALLS.values(), ids=CALLS)
def test_a_policy_lets_declared_calls_through(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("network_policies_let_declared_calls_through", *objects) == expected
