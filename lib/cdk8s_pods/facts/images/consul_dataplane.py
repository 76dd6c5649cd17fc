"""The proxy of Consul."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "consul-dataplane",
    seen="2.0.1, 2026-08",
    source="https://github.com/hashicorp/consul-dataplane",
    repositories=("docker.io/hashicorp/consul-dataplane",),
    elsewhere=("consul-dataplane",),
    programs=("consul-dataplane",),
    ends_with=("-check-proxy-health",),
    user=100,
)
