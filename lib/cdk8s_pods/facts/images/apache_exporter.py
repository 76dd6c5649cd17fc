"""The Prometheus exporter for Apache."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "apache_exporter",
    seen="1.1.1, 2026-08",
    source="https://github.com/Lusitaniae/apache_exporter: Dockerfile, apache_exporter.go",
    repositories=("docker.io/lusotycoon/apache-exporter",),
    elsewhere=("apache-exporter",),
    programs=("apache_exporter",),
    ports=(
        Port(9117, missing={"/health": "/", "/healthz": "/", "/ready": "/", "/readyz": "/", "/live": "/"}, live="/"),
    ),
    user="nobody",
    user_id=65534,
    tag="v{}",
    read_only_root=True,
    drain_seconds=2,
)
