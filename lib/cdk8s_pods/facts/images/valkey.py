"""Valkey, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "valkey",
    seen="",
    source="https://github.com/valkey-io/valkey-container, and main() in src/server.c of valkey-io/valkey",
    repositories=("docker.io/library/valkey", "docker.io/valkey/valkey"),
    elsewhere=("valkey",),
    programs=("valkey-server",),
    starts="script",
    ends_with=("--daemonize",),
    splits_arguments=True,
    user=0,
    user_id=999,
    ports=(Port(6379),),
)
