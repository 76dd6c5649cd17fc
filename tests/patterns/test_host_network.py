"""The host network pattern on a pod template."""

from __future__ import annotations

from cdk8s_pods import Container, PodSpec, PodTemplateSpec, host_network

AGENT = PodSpec(containers=[Container(name="agent", image="prom/node-exporter:v1.8.2")])


def applied(spec: PodSpec, **keywords: None) -> dict[str, object]:
    manifest: dict[str, object] = PodTemplateSpec(spec=spec).apply(host_network(**keywords)).to_manifest()["spec"]
    return {key: value for key, value in manifest.items() if key != "containers"}


def test_names_of_services_still_resolve() -> None:
    assert applied(AGENT) == {"hostNetwork": True, "dnsPolicy": "ClusterFirstWithHostNet"}


def test_a_dns_policy_of_the_users_stays() -> None:
    assert applied(AGENT.replace(dns_policy="Default")) == {"hostNetwork": True, "dnsPolicy": "Default"}


def test_no_dns_policy_is_written_when_none_is_wanted() -> None:
    assert applied(AGENT, dns_policy=None) == {"hostNetwork": True}
