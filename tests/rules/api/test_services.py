"""Services are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import below, of_kind, refusals

PORT = {"port": 80}
RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges"

GOOD: dict[str, dict[str, Any]] = {
    "a port by name": {"ports": [{"port": 80, "targetPort": "http"}]},
    "a target port that is not said": {"ports": [{"port": 80, "targetPort": 0}]},
    "one number by two protocols": {"ports": [{"name": "a", "port": 53}, {"name": "b", "port": 53, "protocol": "UDP"}]},
    "an empty type": {"type": "", "ports": [PORT]},
    "a headless service without ports": {"clusterIP": "None", "ports": []},
    "a headless service said twice": {"clusterIP": "None", "clusterIPs": ["None"]},
    "another name": {"type": "ExternalName", "externalName": "db.example.com.", "ports": []},
    "a port of the nodes": {"type": "NodePort", "ports": [{"port": 80, "nodePort": 30080}]},
    "a port of the nodes of a load balancer": {"type": "LoadBalancer", "ports": [{"port": 80, "nodePort": 30080}]},
    "a range with space around it": {"type": "LoadBalancer", "loadBalancerSourceRanges": [" 10.0.0.0/8 "]},
    "no ranges": {"loadBalancerSourceRanges": []},
    "local traffic to external addresses": {"externalIPs": ["203.0.113.7"], "externalTrafficPolicy": "Local"},
    "a policy that is not said": {"externalTrafficPolicy": "", "healthCheckNodePort": 0},
    "both families": {"ipFamilyPolicy": "RequireDualStack", "ipFamilies": ["IPv6", "IPv4"]},
    "both addresses": {
        "ipFamilyPolicy": "PreferDualStack",
        "clusterIP": "10.96.0.20",
        "clusterIPs": ["10.96.0.20", "fd00::20"],
    },
    "both families of no address and no selector": {"clusterIP": "None", "ipFamilies": ["IPv4", "IPv6"]},
    "a configuration that nobody looks at": {"sessionAffinityConfig": {"clientIP": {"timeoutSeconds": 0}}},
    "an affinity without a time": {"sessionAffinity": "ClientIP", "sessionAffinityConfig": {"clientIP": {}}},
}

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "no ports": ({"ports": []}, [("ports", "services_have_a_port")]),
    "no address and two values": (
        {"clusterIP": "None", "clusterIPs": ["None", "10.96.0.20"], "ipFamilyPolicy": "PreferDualStack"},
        [("clusterIPs", "cluster_ips_are_addresses")],
    ),
    "ports without a name": (
        {"ports": [{"port": 80}, {"name": "b", "port": 81}]},
        [("ports[0].name", "service_ports_are_told_apart_by_name")],
    ),
    "ports of one name": (
        {"ports": [{"name": "a", "port": 80}, {"name": "a", "port": 81}]},
        [("ports[1].name", "service_ports_are_told_apart_by_name")],
    ),
    "a name with a dot": (
        {"ports": [{"name": "a.b", "port": 80}]},
        [("ports[0].name", "service_ports_are_told_apart_by_name")],
    ),
    "ports of one number": (
        {"ports": [{"name": "a", "port": 80}, {"name": "b", "port": 80, "protocol": "TCP"}]},
        [("ports[1]", "service_ports_are_used_once")],
    ),
    "a target beyond all ports": (
        {"ports": [{"port": 80, "targetPort": 65536}]},
        [("ports[0].targetPort", "target_ports_are_ports")],
    ),
    "no type": ({"type": "Headless", "ports": [PORT]}, [("type", "service_types_are_known")]),
    "a load balancer without address": (
        {"type": "LoadBalancer", "clusterIP": "None"},
        [("clusterIPs[0]", "headless_services_are_reached_within_the_cluster")],
    ),
    "another name that is not said": (
        {"type": "ExternalName", "externalName": "."},
        [("externalName", "external_names_are_dns_names")],
    ),
    "another name with addresses": (
        {"type": "ExternalName", "externalName": "a", "clusterIPs": ["x"], "ipFamilies": ["y"], "ipFamilyPolicy": ""},
        [
            ("clusterIPs", "external_names_have_no_address"),
            ("ipFamilies", "external_names_have_no_address"),
            ("ipFamilyPolicy", "external_names_have_no_address"),
        ],
    ),
    "ranges without a load balancer": (
        {"loadBalancerSourceRanges": ["10.0.0.0/8"]},
        [("LoadBalancerSourceRanges", "load_balancer_fields_need_that_type")],
    ),
    "a class of load balancers in upper case": (
        {"type": "LoadBalancer", "loadBalancerClass": "Example.com/a"},
        [("loadBalancerClass", "load_balancer_classes_are_qualified_names")],
    ),
    "an unknown policy": (
        {"type": "NodePort", "externalTrafficPolicy": "local"},
        [("externalTrafficPolicy", "external_traffic_policies_are_for_external_traffic")],
    ),
    "a health check of all nodes": (
        {"type": "LoadBalancer", "externalTrafficPolicy": "Cluster", "healthCheckNodePort": 30200},
        [("healthCheckNodePort", "health_check_ports_are_for_local_traffic")],
    ),
    "an empty policy within the cluster": (
        {"internalTrafficPolicy": ""},
        [("internalTrafficPolicy", "internal_traffic_policies_are_known")],
    ),
    "an affinity of a day and a second": (
        {"sessionAffinity": "ClientIP", "sessionAffinityConfig": {"clientIP": {"timeoutSeconds": 86401}}},
        [("sessionAffinityConfig.clientIP.timeoutSeconds", "session_affinities_end_within_a_day")],
    ),
    "addresses of one family": (
        {"clusterIP": "10.96.0.20", "clusterIPs": ["10.96.0.20", "10.96.0.21"], "ipFamilyPolicy": "PreferDualStack"},
        [("clusterIPs", "cluster_ips_are_addresses")],
    ),
    "another first address": (
        {"clusterIP": "10.96.0.20", "clusterIPs": ["10.96.0.21"]},
        [("clusterIPs", "cluster_ips_begin_with_the_cluster_ip")],
    ),
    "an address of another family": (
        {"clusterIP": "10.96.0.20", "ipFamilies": ["IPv6"]},
        [("clusterIPs[0]", "cluster_ips_are_of_their_families")],
    ),
    "a family twice": ({"ipFamilies": ["IPv4", "IPv4"]}, [("ipFamilies[1]", "ip_families_are_known")]),
    "both families of a single stack": (
        {"ipFamilyPolicy": "SingleStack", "ipFamilies": ["IPv4", "IPv6"]},
        [("ipFamilyPolicy", "two_families_need_a_dual_stack_policy")],
    ),
    "both families of no address with a selector": (
        {"clusterIP": "None", "ipFamilies": ["IPv4", "IPv6"], "selector": {"app": "app"}},
        [("ipFamilyPolicy", "two_families_need_a_dual_stack_policy")],
    ),
    "addresses that all machines have": (
        {"externalIPs": ["127.0.0.1", "::1", "0.0.0.0", "169.254.7.7", "fe80::7", "224.0.0.7", "ff02::7"]},
        [(f"externalIPs[{position}]", "external_ips_are_addresses") for position in range(7)],
    ),
    "a selector that finds nothing": ({"selector": {"a b": "c"}}, [("selector", "selector_labels_are_well_formed")]),
}


def service(**spec: Any) -> dict[str, Any]:
    return of_kind("Service", spec={"ports": [PORT], **spec})


@pytest.mark.parametrize("spec", GOOD.values(), ids=GOOD)
def test_a_service_that_the_server_takes(spec: dict[str, Any]) -> None:
    assert refusals(service(**spec)) == []


@pytest.mark.parametrize(("spec", "refused"), BAD.values(), ids=BAD)
def test_a_service_that_the_server_refuses(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(service(**spec)) == below("spec.", refused)


def test_a_service_without_a_spec_has_no_ports() -> None:
    assert refusals(of_kind("Service")) == [("spec.ports", "services_have_a_port")]


@pytest.mark.parametrize(
    ("spec", "refused"),
    [
        (
            {"clusterIP": "010.96.0.20", "externalIPs": ["203.0.113.007"]},
            [
                ("spec.clusterIPs[0]", "cluster_ips_are_read_alike_by_all"),
                ("spec.externalIPs[0]", "addresses_are_read_alike_by_all"),
            ],
        ),
        (
            {"type": "LoadBalancer", "loadBalancerSourceRanges": ["10.0.0.7/8", "10.0.0.0/08", "::ffff:10.0.0.0/104"]},
            [
                (f"spec.LoadBalancerSourceRanges[{position}]", "source_ranges_are_read_alike_by_all")
                for position in range(3)
            ],
        ),
    ],
    ids=["addresses", "networks"],
)
def test_addresses_are_read_strictly_since_1_36(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert sorted(refusals(service(**spec), "1.36")) == sorted(refused)
    assert refusals(service(**spec), "1.35") == []


@pytest.mark.parametrize(
    ("annotation", "spec", "refused"),
    [
        ("10.0.0.0/8, 192.168.0.0/16", {"type": "LoadBalancer"}, []),
        ("", {"type": "LoadBalancer"}, []),
        ("x", {"type": "LoadBalancer", "loadBalancerSourceRanges": ["10.0.0.0/8"]}, []),
        ("10.0.0.0", {"type": "LoadBalancer"}, ["source_ranges_of_the_annotation_are_networks"]),
        ("10.0.0.7/8", {"type": "LoadBalancer"}, ["source_ranges_of_the_annotation_are_read_alike_by_all"]),
        ("10.0.0.0/8", {}, ["source_ranges_of_the_annotation_are_networks"]),
    ],
)
def test_the_annotation_of_source_ranges_is_read_where_the_field_is_not_written(
    annotation: str, spec: dict[str, Any], refused: list[str]
) -> None:
    manifest = of_kind("Service", metadata={"annotations": {RANGES: annotation}}, spec={"ports": [PORT], **spec})

    assert refusals(manifest) == [(f"metadata.annotations[{RANGES}]", rule) for rule in refused]


def test_the_two_annotations_of_a_topology_agree() -> None:
    mode, hints = "service.kubernetes.io/topology-mode", "service.kubernetes.io/topology-aware-hints"
    manifest = of_kind("Service", metadata={"annotations": {mode: "Auto", hints: "auto"}}, spec={"ports": [PORT]})

    assert refusals(manifest) == [(f"metadata.annotations[{mode}]", "topology_annotations_agree")]
