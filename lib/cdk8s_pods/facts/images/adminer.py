"""Adminer, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "adminer",
    seen="",
    source="https://github.com/TimWolla/docker-adminer",
    repositories=("docker.io/library/adminer",),
    starts="script",
    user="adminer",
    ports=(Port(8080),),
)
