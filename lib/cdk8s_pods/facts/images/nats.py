"""NATS, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "nats",
    seen="",
    source="https://github.com/nats-io/nats-docker",
    repositories=("docker.io/library/nats",),
    programs=("nats-server",),
    starts="script",
    user=0,
    ports=(Port(4222),),
)
