"""The Prometheus exporter for nginx."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "nginx-prometheus-exporter",
    seen="1.5.3, 2026-08",
    source="https://github.com/nginx/nginx-prometheus-exporter: build/Dockerfile, exporter.go",
    repositories=(
        "docker.io/nginx/nginx-prometheus-exporter",
        "docker.io/nginxinc/nginx-prometheus-exporter",
        "ghcr.io/nginx/nginx-prometheus-exporter",
    ),
    elsewhere=("nginx-prometheus-exporter",),
    programs=("nginx-prometheus-exporter",),
    ports=(
        Port(9113, missing={"/health": "/", "/healthz": "/", "/ready": "/", "/readyz": "/", "/live": "/"}, live="/"),
    ),
    user=1001,
    read_only_root=True,
)
