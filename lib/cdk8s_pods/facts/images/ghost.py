"""Ghost, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "ghost",
    seen="",
    source="https://github.com/docker-library/ghost",
    repositories=("docker.io/library/ghost",),
    starts="script",
    user=0,
    user_id=1000,
    ports=(Port(2368),),
)
