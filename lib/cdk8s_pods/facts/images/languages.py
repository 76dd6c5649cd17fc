"""Programming languages, whose images start an interpreter or a compiler."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "programming languages",
    seen="",
    source="https://github.com/docker-library/official-images: none of their Dockerfiles has a USER",
    repositories=(
        "docker.io/library/amazoncorretto",
        "docker.io/library/eclipse-temurin",
        "docker.io/library/gcc",
        "docker.io/library/golang",
        "docker.io/library/gradle",
        "docker.io/library/maven",
        "docker.io/library/node",
        "docker.io/library/openjdk",
        "docker.io/library/perl",
        "docker.io/library/python",
        "docker.io/library/ruby",
        "docker.io/library/rust",
    ),
    starts="nothing",
    user=0,
)
