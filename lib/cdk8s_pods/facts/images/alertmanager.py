"""Prometheus' Alertmanager."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "alertmanager",
    seen="",
    source="https://github.com/prometheus/alertmanager",
    repositories=("docker.io/prom/alertmanager", "quay.io/prometheus/alertmanager"),
    elsewhere=("alertmanager",),
    programs=("alertmanager",),
    user="nobody",
    user_id=65534,
    ports=(Port(9093), Port(9094)),
    files=("/etc/alertmanager/alertmanager.yml",),
)
