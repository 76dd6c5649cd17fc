"""The Prometheus exporter for MySQL."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "mysqld_exporter",
    seen="0.20.0, 2026-08",
    source="https://github.com/prometheus/mysqld_exporter: Dockerfile, mysqld_exporter.go",
    repositories=("quay.io/prometheus/mysqld-exporter", "docker.io/prom/mysqld-exporter"),
    elsewhere=("mysqld-exporter", "mysqld_exporter"),
    programs=("mysqld_exporter",),
    ports=(
        Port(9104, missing={"/health": "/", "/healthz": "/", "/ready": "/", "/readyz": "/", "/live": "/"}, live="/"),
    ),
    user="nobody",
    user_id=65534,
    tag="v{}",
    read_only_root=True,
)
