"""WordPress, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "wordpress",
    seen="",
    source="https://github.com/docker-library/wordpress",
    repositories=("docker.io/library/wordpress",),
    starts="script",
    user=0,
    ports=(Port(80),),
)
