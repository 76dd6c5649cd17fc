"""The Prometheus exporter that probes from outside."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "blackbox_exporter",
    seen="0.28.0, 2026-08",
    source="https://github.com/prometheus/blackbox_exporter: Dockerfile, main.go",
    repositories=("quay.io/prometheus/blackbox-exporter", "docker.io/prom/blackbox-exporter"),
    elsewhere=("blackbox-exporter",),
    programs=("blackbox_exporter",),
    ports=(Port(9115, missing={"/healthz": "/-/healthy", "/healthy": "/-/healthy"}, live="/-/healthy"),),
    user=0,
    user_id=1000,
    files=("/etc/blackbox_exporter/config.yml",),
    tag="v{}",
    read_only_root=True,
)
