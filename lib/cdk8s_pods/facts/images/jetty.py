"""Jetty, the official image."""

from __future__ import annotations

from cdk8s_pods.facts.image_facts import Image, Port

IMAGE = Image(
    "jetty",
    seen="",
    source="https://github.com/jetty/jetty.docker",
    repositories=("docker.io/library/jetty",),
    starts="script",
    user="jetty",
    user_id=999,
    ports=(Port(8080),),
)
