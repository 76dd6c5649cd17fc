"""Tailscale, which joins the pod to a tailnet."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "tailscale",
    seen="1.102.3, 2026-08",
    source="https://github.com/tailscale/tailscale: Dockerfile, cmd/containerboot",
    repositories=("ghcr.io/tailscale/tailscale", "docker.io/tailscale/tailscale"),
    elsewhere=("tailscale",),
    programs=("containerboot", "tailscaled"),
    starts="script",
    user=0,
    user_id=1000,
    ports=(
        Port(
            9002,
            bound="off",
            opened_by=("TS_ENABLE_HEALTH_CHECK", "TS_ENABLE_METRICS", "TS_HEALTHCHECK_ADDR_PORT"),
            ready="/healthz",
        ),
    ),
    tag="v{}",
)
