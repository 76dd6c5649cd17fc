"""cloudflared, which opens a tunnel to Cloudflare."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port, Required

IMAGE = Image(
    "cloudflared",
    seen="2026.8.2, 2026-08",
    source="https://github.com/cloudflare/cloudflared: Dockerfile, cmd/cloudflared/tunnel/cmd.go, metrics",
    repositories=("docker.io/cloudflare/cloudflared",),
    elsewhere=("cloudflared",),
    programs=("cloudflared",),
    subcommands=("tunnel",),
    required=Required(arguments=("",)),
    user=65532,
    ports=(Port(20241, live="/ready", ready="/ready"),),
    drain_seconds=30,
    drain_moved_by=("--grace-period", "TUNNEL_GRACE_PERIOD"),
)
