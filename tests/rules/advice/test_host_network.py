"""Names of Services are asked of a DNS that knows them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.runtime.manifests import container, paths, pod

RULE = "names_of_services_are_asked_of_the_cluster"
URL = "http://db.shop.svc.cluster.local:5432"
ON_HOST = {"hostNetwork": True}


def using(spec: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return pod(container(**fields), **spec)


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(using(ON_HOST, args=[f"--db={URL}"]), id="argument"),
        pytest.param(using(ON_HOST, args=["--db", URL]), id="argument behind its option"),
        pytest.param(using(ON_HOST, env=[{"name": "DB", "value": "db.shop.svc"}]), id="variable"),
        pytest.param(using(ON_HOST, command=["sh", "-c", f"curl {URL}"]), id="text of a shell"),
        pytest.param(using({**ON_HOST, "dnsPolicy": "ClusterFirst"}, args=[URL]), id="policy that falls back"),
        pytest.param(using({"dnsPolicy": "Default"}, args=[URL]), id="in the pod's own network"),
        pytest.param(
            using({"dnsPolicy": "None", "dnsConfig": {"nameservers": ["8.8.8.8", "1.1.1.1"]}}, args=[URL]),
            id="servers of the whole internet",
        ),
    ],
)
def test_a_name_of_a_service_that_the_node_does_not_know_is_told(manifest: dict[str, Any]) -> None:
    assert paths(manifest, RULE) == ["spec.dnsPolicy"]


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(using({**ON_HOST, "dnsPolicy": "ClusterFirstWithHostNet"}, args=[URL]), id="right policy"),
        pytest.param(using({}, args=[URL]), id="in the pod's own network"),
        pytest.param(using(ON_HOST, args=["--db=db.example.com"]), id="another name"),
        pytest.param(using(ON_HOST, env=[{"name": "NO_PROXY", "value": ".svc,.cluster.local"}]), id="only a suffix"),
        pytest.param(
            using(ON_HOST, args=["--service-account-issuer=https://kubernetes.default.svc"]), id="name of an issuer"
        ),
        pytest.param(
            using({**ON_HOST, "dnsPolicy": "None", "dnsConfig": {"nameservers": ["10.96.0.10"]}}, args=[URL]),
            id="a server of its own",
        ),
        pytest.param(
            using(
                {**ON_HOST, "hostAliases": [{"ip": "10.0.0.1", "hostnames": ["db.shop.svc.cluster.local"]}]}, args=[URL]
            ),
            id="known by an alias",
        ),
    ],
)
def test_a_name_that_is_known_or_not_asked_for_is_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, RULE) == []


def test_a_low_port_of_the_node_needs_its_capability() -> None:
    rule = "low_ports_of_the_node_are_opened_with_the_capability"

    def listening(port: int, on_host: bool, **capabilities: list[str]) -> dict[str, Any]:
        made = container(ports=[{"containerPort": port}], securityContext={"capabilities": capabilities})
        return pod(made, hostNetwork=on_host)

    assert paths(listening(80, True, drop=["ALL"]), rule) == ["spec.containers[0].ports[0].containerPort"]
    assert paths(listening(80, True, drop=["ALL"], add=["NET_BIND_SERVICE"]), rule) == []
    assert paths(listening(80, True, drop=["NET_RAW"]), rule) == []
    assert paths(listening(8080, True, drop=["ALL"]), rule) == []
    assert paths(listening(80, False, drop=["ALL"]), rule) == []
