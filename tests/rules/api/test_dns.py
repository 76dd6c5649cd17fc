"""Names on the network are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import below, pod, refusals, workload

SERVER = {"nameservers": ["192.0.2.1"]}

GOOD: dict[str, dict[str, Any]] = {
    "a policy that is not said": {"dnsPolicy": ""},
    "no policy and a server": {"dnsPolicy": "None", "dnsConfig": SERVER},
    "addresses": {"dnsConfig": {"nameservers": ["::1", "2001:db8::192.0.2.1", "10.0.0.1"]}},
    "domains": {"dnsConfig": {"searches": [".", "example.com.", "_sip._tcp.a_b.example.com", "1.2"]}},
    "thirty-two domains": {"dnsConfig": {"searches": ["a"] * 32}},
    "an option": {"dnsConfig": {"options": [{"name": "ndots", "value": "2"}, {"name": "edns0"}]}},
    "an alias": {"hostAliases": [{"ip": "::1", "hostnames": ["a", "a.b"]}, {"ip": "127.0.0.1"}]},
    "a host name": {"hostname": "web", "subdomain": "shop"},
    "another host name": {"hostnameOverride": "a" * 60 + ".com", "setHostnameAsFQDN": False},
}

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "an unknown policy": ({"dnsPolicy": "clusterfirst"}, [("dnsPolicy", "dns_policies_are_known")]),
    "no policy and nothing else": ({"dnsPolicy": "None"}, [("dnsConfig", "dns_policy_none_comes_with_a_nameserver")]),
    "no policy and no server": (
        {"dnsPolicy": "None", "dnsConfig": {"searches": ["a"]}},
        [("dnsConfig.nameservers", "dns_policy_none_comes_with_a_nameserver")],
    ),
    "four servers": (
        {"dnsConfig": {"nameservers": ["192.0.2.1"] * 4}},
        [("dnsConfig.nameservers", "dns_configs_fit_a_resolver")],
    ),
    "no addresses": (
        {"dnsConfig": {"nameservers": ["1.2.3", "256.0.0.1", ":::"]}},
        [(f"dnsConfig.nameservers[{position}]", "dns_configs_fit_a_resolver") for position in (0, 1, 2)],
    ),
    "thirty-three domains": (
        {"dnsConfig": {"searches": ["a"] * 33}},
        [("dnsConfig.searches", "dns_configs_fit_a_resolver")],
    ),
    "domains of 2049 characters": (
        {"dnsConfig": {"searches": ["a" * 204 + ".b"] * 10}},
        [("dnsConfig.searches", "dns_configs_fit_a_resolver")],
    ),
    "no domains": (
        {"dnsConfig": {"searches": ["", "..", "_", "__a", "a_", "A"]}},
        [(f"dnsConfig.searches[{position}]", "dns_configs_fit_a_resolver") for position in range(6)],
    ),
    "an option without a name": (
        {"dnsConfig": {"options": [{"value": "2"}]}},
        [("dnsConfig.options[0]", "dns_configs_fit_a_resolver")],
    ),
    "aliases": (
        {"hostAliases": [{"hostnames": ["a", "B"]}]},
        [
            ("hostAliases[0].ip", "host_aliases_are_well_formed"),
            ("hostAliases[0].hostnames[1]", "host_aliases_are_well_formed"),
        ],
    ),
    "host names": (
        {"hostname": "a.b", "subdomain": "A"},
        [("hostname", "host_names_of_pods_are_dns_labels"), ("subdomain", "subdomains_of_pods_are_dns_labels")],
    ),
    "an empty host name": ({"hostnameOverride": ""}, [("hostnameOverride", "overriding_host_names_stand_alone")]),
    "a host name of 65": ({"hostnameOverride": "a" * 65}, [("hostnameOverride", "overriding_host_names_stand_alone")]),
    "two host names": (
        {"hostnameOverride": "a", "setHostnameAsFQDN": True},
        [("hostnameOverride", "overriding_host_names_stand_alone")],
    ),
    "a name for the host": (
        {"hostnameOverride": "a", "hostNetwork": True},
        [("hostnameOverride", "overriding_host_names_stand_alone")],
    ),
}


@pytest.mark.parametrize("spec", GOOD.values(), ids=GOOD)
def test_a_pod_that_the_server_takes(spec: dict[str, Any]) -> None:
    assert refusals(pod(**spec)) == []


@pytest.mark.parametrize(("spec", "refused"), BAD.values(), ids=BAD)
def test_a_pod_that_the_server_refuses(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert sorted(refusals(pod(**spec))) == sorted(below("spec.", refused))


def test_a_stateful_set_sets_the_subdomain_itself() -> None:
    spec = {"subdomain": "Any Thing", "hostname": "A"}

    assert refusals(workload("StatefulSet", template=spec)) == [
        ("spec.template.spec.hostname", "host_names_of_pods_are_dns_labels")
    ]
