"""The Prometheus exporter for PostgreSQL."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "postgres_exporter",
    seen="0.20.1, 2026-08",
    source="https://github.com/prometheus-community/postgres_exporter: Dockerfile, cmd/postgres_exporter/main.go",
    repositories=("quay.io/prometheuscommunity/postgres-exporter", "docker.io/prometheuscommunity/postgres-exporter"),
    elsewhere=("postgres-exporter", "postgres_exporter"),
    programs=("postgres_exporter",),
    ports=(
        Port(9187, missing={"/health": "/", "/healthz": "/", "/ready": "/", "/readyz": "/", "/live": "/"}, live="/"),
    ),
    user="nobody",
    user_id=65534,
    tag="v{}",
    read_only_root=True,
)
