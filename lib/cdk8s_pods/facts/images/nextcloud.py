"""Nextcloud, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "nextcloud",
    seen="",
    source="https://github.com/nextcloud/docker",
    repositories=("docker.io/library/nextcloud",),
    starts="script",
    user=0,
    ports=(Port(80),),
)
