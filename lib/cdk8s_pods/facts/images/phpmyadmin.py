"""phpMyAdmin, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "phpmyadmin",
    seen="",
    source="https://github.com/phpmyadmin/docker",
    repositories=("docker.io/library/phpmyadmin", "docker.io/phpmyadmin/phpmyadmin"),
    starts="script",
    user=0,
    ports=(Port(80),),
)
