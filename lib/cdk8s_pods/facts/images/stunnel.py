"""stunnel, which puts TLS around connections."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "stunnel",
    seen="2023-10",
    source="https://github.com/dweomer/dockerfiles-stunnel: Dockerfile, stunnel.sh",
    repositories=("docker.io/dweomer/stunnel",),
    user=0,
    starts="script",
)
