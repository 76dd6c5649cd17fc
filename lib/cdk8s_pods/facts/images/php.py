"""PHP, the official image, as a program, a web server or a FastCGI server by its tag."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image

IMAGE = Image(
    "PHP",
    seen="",
    source="https://github.com/docker-library/php",
    repositories=("docker.io/library/php",),
    programs=("php-fpm",),
    starts="nothing",
    user=0,
)
