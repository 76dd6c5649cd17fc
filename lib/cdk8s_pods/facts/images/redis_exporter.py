"""The Prometheus exporter for Redis."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "redis_exporter",
    seen="1.89.0, 2026-08",
    source="https://github.com/oliver006/redis_exporter: Dockerfile, main.go, exporter/http.go",
    repositories=(
        "docker.io/oliver006/redis_exporter",
        "quay.io/oliver006/redis_exporter",
        "ghcr.io/oliver006/redis_exporter",
    ),
    elsewhere=("redis_exporter", "redis-exporter"),
    programs=("redis_exporter",),
    ports=(Port(9121, live="/health"),),
    user=59000,
    tag="v{}",
    read_only_root=True,
)
