"""The registry of the Distribution project, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "registry",
    seen="",
    source="https://github.com/distribution/distribution-library-image",
    repositories=("docker.io/library/registry",),
    starts="script",
    user=0,
    ports=(Port(5000),),
    files=("/etc/distribution/config.yml",),
)
