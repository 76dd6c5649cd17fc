"""Drupal, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "drupal",
    seen="",
    source="https://github.com/docker-library/drupal",
    repositories=("docker.io/library/drupal",),
    starts="script",
    user=0,
    ports=(Port(80),),
)
