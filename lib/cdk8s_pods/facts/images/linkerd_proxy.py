"""The proxy of Linkerd."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "linkerd-proxy",
    seen="edge-26.8.3, 2026-08",
    source="https://github.com/linkerd/linkerd2: Dockerfile.proxy",
    repositories=("cr.l5d.io/linkerd/proxy",),
    elsewhere=("linkerd2-proxy",),
    programs=("linkerd2-proxy", "linkerd2-proxy-run"),
)
