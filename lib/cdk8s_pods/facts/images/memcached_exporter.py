"""The Prometheus exporter for memcached."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "memcached_exporter",
    seen="0.16.0, 2026-08",
    source="https://github.com/prometheus/memcached_exporter: Dockerfile, cmd/memcached_exporter/main.go",
    repositories=("docker.io/prom/memcached-exporter", "quay.io/prometheus/memcached-exporter"),
    elsewhere=("memcached-exporter",),
    programs=("memcached_exporter",),
    ports=(
        Port(9150, missing={"/health": "/", "/healthz": "/", "/ready": "/", "/readyz": "/", "/live": "/"}, live="/"),
    ),
    user="nobody",
    user_id=65534,
    tag="v{}",
    read_only_root=True,
)
