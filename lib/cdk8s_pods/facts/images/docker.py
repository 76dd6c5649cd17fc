"""Docker's own image, with its daemon inside."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "Docker",
    seen="",
    source="https://github.com/docker-library/docker",
    repositories=("docker.io/library/docker",),
    programs=("dockerd",),
    starts="script",
    user=0,
)
