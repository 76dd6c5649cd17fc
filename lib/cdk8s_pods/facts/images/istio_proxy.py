"""The proxy of Istio."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "istio-proxy",
    seen="1.30.3, 2026-08",
    source="https://github.com/istio/istio: pilot/docker/Dockerfile.proxyv2",
    repositories=("docker.io/istio/proxyv2", "gcr.io/istio-release/proxyv2", "registry.istio.io/release/proxyv2"),
    elsewhere=("proxyv2",),
    programs=("pilot-agent",),
    subcommands=("proxy",),
)
