"""Ghostunnel, which puts TLS around connections."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "ghostunnel",
    seen="1.11.1, 2026-08",
    source="https://github.com/ghostunnel/ghostunnel: main.go, docs/networking/graceful-shutdown.md",
    repositories=("docker.io/ghostunnel/ghostunnel",),
    elsewhere=("ghostunnel",),
    programs=("ghostunnel",),
    subcommands=("client", "server"),
    ports=(Port(0, bound="off", opened_by=("--status",), ready="/_status"),),
    drain_seconds=300,
    drain_moved_by=("--shutdown-timeout",),
    tag="v{}-distroless",
    tag_user=65532,
)
