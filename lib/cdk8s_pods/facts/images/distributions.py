"""Linux distributions, whose images start a shell."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "Linux distributions",
    seen="",
    source="https://github.com/docker-library/official-images: none of their Dockerfiles has a USER",
    repositories=(
        "docker.io/library/alpine",
        "docker.io/library/almalinux",
        "docker.io/library/amazonlinux",
        "docker.io/library/archlinux",
        "docker.io/library/busybox",
        "docker.io/library/centos",
        "docker.io/library/debian",
        "docker.io/library/fedora",
        "docker.io/library/oraclelinux",
        "docker.io/library/rockylinux",
        "docker.io/library/ubuntu",
    ),
    starts="nothing",
    user=0,
)
