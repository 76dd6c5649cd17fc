"""The Prometheus exporter for what a Java program says of itself, an agent inside of it."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "jmx_exporter",
    seen="1.6.0, 2026-08",
    source="https://github.com/prometheus/jmx_exporter: HTTPServerFactory.java; it publishes jars and no image",
    ports=(Port(9404, live="/-/healthy"),),
)
