"""Joomla, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "joomla",
    seen="",
    source="https://github.com/joomla-docker/docker-joomla",
    repositories=("docker.io/library/joomla",),
    starts="script",
    user=0,
    ports=(Port(80),),
)
