"""Jenkins."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "jenkins",
    seen="",
    source="https://github.com/jenkinsci/docker",
    repositories=("docker.io/jenkins/jenkins",),
    elsewhere=("jenkins",),
    starts="script",
    user="jenkins",
    user_id=1000,
    ports=(Port(8080), Port(50000)),
)
