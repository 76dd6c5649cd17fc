"""The Prometheus exporter for StatsD."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "statsd_exporter",
    seen="0.30.0, 2026-08",
    source="https://github.com/prometheus/statsd_exporter: Dockerfile, main.go",
    repositories=("docker.io/prom/statsd-exporter", "quay.io/prometheus/statsd-exporter"),
    elsewhere=("statsd-exporter",),
    programs=("statsd_exporter",),
    ports=(
        Port(
            9102,
            missing={"/health": "/-/healthy", "/healthz": "/-/healthy", "/healthy": "/-/healthy", "/ready": "/-/ready"},
            live="/-/healthy",
            ready="/-/ready",
        ),
        Port(9125),
        Port(9125, "UDP"),
    ),
    user=65534,
    tag="v{}",
    read_only_root=True,
)
