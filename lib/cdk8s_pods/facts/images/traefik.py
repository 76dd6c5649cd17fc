"""Traefik, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "traefik",
    seen="",
    source="https://github.com/traefik/traefik-library-image",
    repositories=("docker.io/library/traefik",),
    elsewhere=("traefik",),
    programs=("traefik",),
    starts="script",
    user=0,
    ports=(Port(80),),
)
