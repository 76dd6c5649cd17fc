"""Odyssey, a pool of connections to PostgreSQL."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "odyssey",
    seen="1.5.1, 2026-08",
    source="https://github.com/yandex/odyssey: docker/quickstart, docs/configuration/global.md",
    repositories=("ghcr.io/yandex/odyssey",),
    elsewhere=("odyssey",),
    programs=("odyssey",),
    starts="script",
    user=0,
    ports=(Port(6432),),
    drain_seconds=30,
)
