"""The OpenTelemetry Collector."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "OpenTelemetry Collector",
    seen="0.159.0, 2026-08",
    source="https://github.com/open-telemetry/opentelemetry-collector-releases: distributions; healthcheckextension",
    repositories=(
        "docker.io/otel/opentelemetry-collector",
        "docker.io/otel/opentelemetry-collector-k8s",
        "docker.io/otel/opentelemetry-collector-contrib",
    ),
    elsewhere=(
        "otelcol",
        "opentelemetry-collector",
        "opentelemetry-collector-contrib",
        "opentelemetry-collector-k8s",
        "aws-otel-collector",
    ),
    programs=("otelcol", "otelcol-k8s", "otelcol-contrib"),
    ends_with=("components",),
    user=10001,
    ports=(Port(13133, bound="loopback", opened_by=("config", "--set"), live="/", ready="/"),),
)
