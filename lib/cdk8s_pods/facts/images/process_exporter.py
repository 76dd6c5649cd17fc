"""The Prometheus exporter for processes."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "process-exporter",
    seen="0.8.7, 2025-04",
    source="https://github.com/ncabatoff/process-exporter: Dockerfile, cmd/process-exporter/main.go",
    repositories=("docker.io/ncabatoff/process-exporter",),
    elsewhere=("process-exporter",),
    programs=("process-exporter",),
    ports=(Port(9256, live="/"),),
    user=0,
    user_id=65534,
    read_only_root=True,
    dormant_since="2025-04",
)
