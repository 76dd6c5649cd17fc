"""Prometheus' Pushgateway."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "pushgateway",
    seen="",
    source="https://github.com/prometheus/pushgateway",
    repositories=("docker.io/prom/pushgateway", "quay.io/prometheus/pushgateway"),
    elsewhere=("pushgateway",),
    programs=("pushgateway",),
    user=65534,
    ports=(Port(9091),),
)
