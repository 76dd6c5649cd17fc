"""Caddy, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "caddy",
    seen="",
    source="https://github.com/caddyserver/caddy-docker",
    repositories=("docker.io/library/caddy",),
    elsewhere=("caddy",),
    programs=("caddy",),
    starts="script",
    subcommands=("run",),
    user=0,
    ports=(Port(80), Port(2019, bound="loopback")),
    files=("/etc/caddy/Caddyfile",),
)
