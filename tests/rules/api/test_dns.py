"""Names on the network are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import paths, pod, workload

SERVER = {"nameservers": ["192.0.2.1"]}

GOOD: dict[str, dict[str, Any]] = {
    "a policy that is not said": {"dnsPolicy": ""},
    "no policy and a server": {"dnsPolicy": "None", "dnsConfig": SERVER},
    "addresses": {"dnsConfig": {"nameservers": ["::1", "2001:db8::192.0.2.1", "010.0.0.1"]}},
    "domains": {"dnsConfig": {"searches": [".", "example.com.", "_sip._tcp.a_b.example.com", "1.2"]}},
    "thirty-two domains": {"dnsConfig": {"searches": ["a"] * 32}},
    "an option": {"dnsConfig": {"options": [{"name": "ndots", "value": "2"}, {"name": "edns0"}]}},
    "an alias": {"hostAliases": [{"ip": "::1", "hostnames": ["a", "a.b"]}, {"ip": "127.0.0.1"}]},
    "a host name": {"hostname": "web", "subdomain": "shop"},
    "another host name": {"hostnameOverride": "a" * 60 + ".com", "setHostnameAsFQDN": False},
}

BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "an unknown policy": ({"dnsPolicy": "clusterfirst"}, ["dnsPolicy"]),
    "no policy and nothing else": ({"dnsPolicy": "None"}, ["dnsConfig"]),
    "no policy and no server": ({"dnsPolicy": "None", "dnsConfig": {"searches": ["a"]}}, ["dnsConfig.nameservers"]),
    "four servers": ({"dnsConfig": {"nameservers": ["192.0.2.1"] * 4}}, ["dnsConfig.nameservers"]),
    "no addresses": (
        {"dnsConfig": {"nameservers": ["1.2.3", "256.0.0.1", ":::"]}},
        [f"dnsConfig.nameservers[{position}]" for position in (0, 1, 2)],
    ),
    "thirty-three domains": ({"dnsConfig": {"searches": ["a"] * 33}}, ["dnsConfig.searches"]),
    "domains of 2049 characters": ({"dnsConfig": {"searches": ["a" * 204 + ".b"] * 10}}, ["dnsConfig.searches"]),
    "no domains": (
        {"dnsConfig": {"searches": ["", "..", "_", "__a", "a_", "A"]}},
        [f"dnsConfig.searches[{position}]" for position in range(6)],
    ),
    "an option without a name": ({"dnsConfig": {"options": [{"value": "2"}]}}, ["dnsConfig.options[0]"]),
    "aliases": (
        {"hostAliases": [{"hostnames": ["a", "B"]}]},
        ["hostAliases[0].ip", "hostAliases[0].hostnames[1]"],
    ),
    "host names": ({"hostname": "a.b", "subdomain": "A"}, ["hostname", "subdomain"]),
    "an empty host name": ({"hostnameOverride": ""}, ["hostnameOverride"]),
    "a host name of 65": ({"hostnameOverride": "a" * 65}, ["hostnameOverride"]),
    "two host names": ({"hostnameOverride": "a", "setHostnameAsFQDN": True}, ["hostnameOverride"]),
    "a name for the host": ({"hostnameOverride": "a", "hostNetwork": True}, ["hostnameOverride"]),
}


@pytest.mark.parametrize("spec", GOOD.values(), ids=GOOD)
def test_a_pod_that_the_server_takes(spec: dict[str, Any]) -> None:
    assert paths(pod(**spec)) == []


@pytest.mark.parametrize(("spec", "refused"), BAD.values(), ids=BAD)
def test_a_pod_that_the_server_refuses(spec: dict[str, Any], refused: list[str]) -> None:
    assert sorted(paths(pod(**spec))) == sorted(f"spec.{path}" for path in refused)


def test_a_stateful_set_sets_the_subdomain_itself() -> None:
    spec = {"subdomain": "Any Thing", "hostname": "A"}

    assert paths(workload("StatefulSet", template=spec)) == ["spec.template.spec.hostname"]
