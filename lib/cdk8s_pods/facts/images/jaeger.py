"""Jaeger's agents and servers."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "Jaeger",
    seen="",
    source="https://github.com/jaegertracing/jaeger",
    repositories=(
        "docker.io/jaegertracing/jaeger-agent",
        "docker.io/jaegertracing/all-in-one",
        "docker.io/jaegertracing/jaeger",
    ),
    elsewhere=("jaeger-agent",),
)
