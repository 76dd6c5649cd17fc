"""Prometheus."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "prometheus",
    seen="",
    source="https://github.com/prometheus/prometheus",
    repositories=("docker.io/prom/prometheus", "quay.io/prometheus/prometheus"),
    elsewhere=("prometheus",),
    programs=("prometheus",),
    user="nobody",
    user_id=65534,
    ports=(Port(9090),),
    files=("/etc/prometheus/prometheus.yml",),
)
