"""The Prometheus exporter for nodes."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "node_exporter",
    seen="",
    source="https://github.com/prometheus/node_exporter",
    repositories=("quay.io/prometheus/node-exporter", "docker.io/prom/node-exporter"),
    elsewhere=("node-exporter",),
    programs=("node_exporter",),
    ports=(Port(9100),),
    user="nobody",
    user_id=65534,
)
